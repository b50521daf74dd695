using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Quotas;

public sealed class QuotaDraftTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_kept_without_changing_anything_and_may_not_add_up()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        var drafts = portal.Get<QuotaDraftService>();
        var input = await QuotaDesks.OpenAsync(portal, campaign);

        var outcome = await drafts.SaveAsync(TestPortal.Agency(campaign), input.With((QuotaArea.Host, 70_000)), Cancel);

        Assert.Equal((QuotaStatus.Saved, QuotaArea.Host), (outcome.Status, Assert.Single(outcome.Differences).Area));
        Assert.Equal(campaign.Quotas.Count, (await portal.CampaignAsync(campaign.Id)).Quotas.Count);
        var desk = await drafts.OpenAsync(TestPortal.Agency(campaign), campaign.Id, campaign.Headline.Id, Cancel);
        Assert.Equal((1, 70_000, "31/QĐ-UBND", "Công an huyện"), (desk.Version, desk.Plan.Targets[QuotaArea.Host], desk.Plan.DocumentNumber, desk.SavedBy));
    }

    [Fact]
    public async Task Nothing_is_written_of_what_cannot_be_read_or_must_not_be_published()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        var input = await QuotaDesks.OpenAsync(portal, campaign);
        var before = await TableSizes.OfAsync(portal);

        var bad = await portal.Get<QuotaDraftService>().SaveAsync(
            TestPortal.Agency(campaign), input with { Cells = new Dictionary<string, string?> { ["toan"] = "-1", ["ap-999999"] = "3" } }, Cancel);
        var differs = await QuotaDesks.PublishAsync(portal, campaign, input.With((QuotaArea.Host, 1)));

        Assert.Equal([QuotaProblemCode.Negative, QuotaProblemCode.UnknownArea], bad.Problems.Select(p => p.Code));
        Assert.Equal([QuotaProblemCode.SumsDiffer], differs.Problems.Select(p => p.Code));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task Of_two_who_publish_the_second_is_told_and_nothing_of_theirs_is_written()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        var input = await QuotaDesks.OpenAsync(portal, campaign);

        var first = await QuotaDesks.PublishAsync(portal, campaign, input.Split(campaign, 60_000));
        var version = (await portal.CampaignAsync(campaign.Id)).Campaign.DefinitionVersion;
        var second = await QuotaDesks.PublishAsync(portal, campaign, input.Split(campaign, 61_000));
        var third = await portal.Get<QuotaDraftService>().SaveAsync(TestPortal.Agency(campaign), input, Cancel);

        Assert.Equal([QuotaStatus.Published, QuotaStatus.Stale, QuotaStatus.Stale], [first.Status, second.Status, third.Status]);
        Assert.Equal(version, (await portal.CampaignAsync(campaign.Id)).Campaign.DefinitionVersion);
        Assert.Equal(60_000, (await QuotaDesks.OpenAsync(portal, campaign)).Cells["toan"] is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    [Fact]
    public async Task Sent_five_times_at_once_a_revision_is_published_once()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        var input = (await QuotaDesks.OpenAsync(portal, campaign)).Split(campaign, 60_000);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => QuotaDesks.PublishAsync(portal, campaign, input), Cancel)));

        Assert.Single(outcomes, o => o.Status == QuotaStatus.Published);
        Assert.Equal(4, outcomes.Count(o => o.Status == QuotaStatus.Stale));
        var areas = QuotaBook.Areas(campaign).Count() - campaign.Units.Count;
        Assert.Equal(campaign.Quotas.Count + areas, (await portal.CampaignAsync(campaign.Id)).Quotas.Count);
    }

    [Fact]
    public async Task Publishing_ends_the_draft_and_discarding_brings_back_what_holds()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        var (agency, drafts) = (TestPortal.Agency(campaign), portal.Get<QuotaDraftService>());
        await drafts.SaveAsync(agency, (await QuotaDesks.OpenAsync(portal, campaign)).Split(campaign, 60_000), Cancel);
        await QuotaDesks.PublishAsync(portal, campaign, await QuotaDesks.OpenAsync(portal, campaign));
        Assert.Equal(0, (await QuotaDesks.OpenAsync(portal, campaign)).SeenVersion);

        await drafts.SaveAsync(agency, (await QuotaDesks.OpenAsync(portal, campaign)).Split(campaign, 1), Cancel);
        Assert.False(await drafts.DiscardAsync(agency, campaign.Id, campaign.Headline.Id, 7, Cancel));
        Assert.True(await drafts.DiscardAsync(agency, campaign.Id, campaign.Headline.Id, 1, Cancel));

        Assert.Equal("60000", (await QuotaDesks.OpenAsync(portal, campaign)).Cells["toan"]);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(
            [AuditAction.QuotaDraftSaved, AuditAction.QuotaPublished, AuditAction.QuotaDraftSaved, AuditAction.QuotaDraftDiscarded],
            context.AuditEntries.Where(a => a.Action != AuditAction.CampaignImported).OrderBy(a => a.Id).Select(a => a.Action));
        Assert.Contains(
            new("toan", "1", null), AuditChanges.Read(context.AuditEntries.Single(a => a.Action == AuditAction.QuotaDraftDiscarded).Changes));
    }

    [Fact]
    public async Task A_draft_for_a_hamlet_that_was_removed_meanwhile_opens_without_it()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 9);
        var drafts = portal.Get<QuotaDraftService>();
        var hamlet = campaign.HamletId("30211", 0);
        await drafts.SaveAsync(TestPortal.Agency(campaign), await QuotaDesks.OpenAsync(portal, campaign), Cancel);
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.Quotas.RemoveRange(context.Quotas.Where(q => q.HamletId == hamlet));
            context.Hamlets.Remove(context.Hamlets.Single(h => h.Id == hamlet));
            context.Campaigns.Single(c => c.Id == campaign.Id).DefinitionVersion++;
            await context.SaveChangesAsync(Cancel);
        }

        var desk = await drafts.OpenAsync(TestPortal.Agency(campaign), campaign.Id, campaign.Headline.Id, Cancel);

        Assert.Equal(1, desk.Gone);
        Assert.DoesNotContain(QuotaArea.Hamlet(hamlet), desk.Plan.Targets.Keys);
    }
}
