using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DailyEntry;

/// <summary>What is stored of an accepted submission, and what of a repeated one.</summary>
public sealed class EntryServiceTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 6);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_submission_is_stored_with_counts_version_totals_and_author()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 6, 15, 4);
        var officer = TestPortal.Officer(campaign, Commune);

        var outcome = await portal.Get<EntryService>().SubmitAsync(
            officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (0, "level2", " 4 "), (1, "level1", "0"), (1, "absent", "9")), Cancel);

        Assert.Equal(EntryStatus.Accepted, outcome.Status);
        var stored = await portal.Get<EntryService>().GetDayAsync(officer, campaign.Id, campaign.CommuneBy(Commune).Id, Day, Cancel);
        Assert.Equal((3, 4, 7), (stored.Value(0, "level1"), stored.Value(0, "level2"), stored.Rows[0].OnDay));
        Assert.Equal((0, 9), (stored.Value(1, "level1"), stored.Value(1, "absent")));
        Assert.Equal((DayKind.Counts, 1, DayState.OnTime), (stored.Kind, stored.Version, stored.State));
        Assert.Equal((officer.UserName, new DateTime(2023, 8, 6, 15, 4, 0)), (stored.LastSubmittedBy, stored.LastSubmittedAt!.Value));
        Assert.Equal((outcome.Version, outcome.SavedBy, outcome.SavedAt), (stored.Version, stored.LastSubmittedBy, stored.LastSubmittedAt));

        await using var context = portal.Db.Open(TestPortal.Root);
        var headline = await context.DayTotals.SingleAsync(t => t.Day == Day && t.IndicatorId == campaign.Headline.Id, Cancel);
        Assert.Equal((7, 7), (headline.DayValue, headline.Running));
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
    }

    [Fact]
    public async Task The_audit_names_who_and_each_old_and_new_value()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (0, "level2", "4"), (1, "absent", "5")), Cancel);
        await service.SubmitAsync(
            TestPortal.Agency(campaign), Fill.Cells(campaign, Commune, Day, 1, (0, "level1", "8"), (0, "level2", "4"), (1, "absent", "")), Cancel);

        await using var context = portal.Db.Open(TestPortal.Root);
        var entries = await context.AuditEntries.Where(a => a.Action == AuditAction.DaySubmitted).OrderBy(a => a.Id).ToListAsync(Cancel);
        Assert.All(entries, e => Assert.Equal((campaign.CommuneBy(Commune).Id, Day), (e.CommuneId!.Value, e.Day!.Value)));
        Assert.Equal([(officer.UserId, officer.UserName), ("agency", "Công an huyện")], entries.Select(e => (e.UserId, e.UserName)));
        Assert.Equal(
            [Change(0, "level1", null, 3), Change(0, "level2", null, 4), Change(1, "absent", null, 5)], AuditChanges.Read(entries[0].Changes));
        Assert.Equal([Change(0, "level1", 3, 8), Change(1, "absent", 5, null)], AuditChanges.Read(entries[1].Changes));

        AuditChange Change(int hamlet, string indicator, int? old, int? @new) =>
            AuditChange.OfCell(campaign.HamletId(Commune, hamlet), campaign.IndicatorId(indicator), old, @new);
    }

    [Fact]
    public async Task A_cell_that_is_not_named_stays_and_an_empty_one_becomes_blank()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (1, "level1", "4"), (2, "level1", "5")), Cancel);

        var outcome = await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 1, (0, "level1", " "), (1, "level1", "6")), Cancel);

        Assert.Equal((EntryStatus.Accepted, 2), (outcome.Status, outcome.Version));
        var stored = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal([null, 6, 5], [stored.Value(0, "level1"), stored.Value(1, "level1"), stored.Value(2, "level1")]);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.False(await context.DailyCounts.AnyAsync(c => c.HamletId == campaign.HamletId(Commune, 0), Cancel), "a blank is no row");
    }

    [Fact]
    public async Task Declared_zero_makes_every_flow_0_and_leaves_stocks_alone()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (0, "absent", "5")), Cancel);

        var outcome = await service.SubmitAsync(officer, Fill.Zero(campaign, Commune, Day, 1), Cancel);

        var stored = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal((EntryStatus.Accepted, DayKind.Zero), (outcome.Status, stored.Kind));
        var flows = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Flow).Select(i => i.Code).ToList();
        for (var hamlet = 0; hamlet < stored.Rows.Count; hamlet++)
        {
            Assert.All(flows, flow => Assert.Equal(0, stored.Value(hamlet, flow)));
            Assert.Equal(hamlet == 0 ? 5 : null, stored.Value(hamlet, "absent"));
        }
    }

    [Fact]
    public async Task A_submission_sent_again_is_answered_as_the_first_time_and_writes_nothing()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        var submission = Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (1, "level2", "4"));
        var first = await service.SubmitAsync(officer, submission, Cancel);
        var before = await TableSizes.OfAsync(portal);
        portal.Time.Advance(TimeSpan.FromHours(1));

        var again = await service.SubmitAsync(officer, submission with { Cells = [.. submission.Cells.Reverse()] }, Cancel);

        Assert.Equal(EntryStatus.Repeated, again.Status);
        Assert.Equal((first.Version, first.SavedAt), (again.Version, again.SavedAt));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task A_submission_sent_again_after_somebody_else_corrected_the_day_undoes_nothing()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        var submission = Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"));
        await service.SubmitAsync(officer, submission, Cancel);
        await service.SubmitAsync(TestPortal.Agency(campaign), Fill.Cells(campaign, Commune, Day, 1, (0, "level1", "8")), Cancel);

        var again = await service.SubmitAsync(officer, submission, Cancel);

        Assert.Equal((EntryStatus.Repeated, 8), (again.Status, (await portal.DayAsync(campaign, Commune, Day)).Value(0, "level1")));
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_refused()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        var submission = Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"));
        await service.SubmitAsync(officer, submission, Cancel);

        var others = new[]
        {
            Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "4")),
            Fill.Cells(campaign, Commune, Day.AddDays(1), 0, (0, "level1", "3")),
            Fill.Cells(campaign, Commune, Day, 1, (0, "level1", "3")),
            Fill.Zero(campaign, Commune, Day, 0),
        };
        foreach (var other in others)
        {
            var outcome = await service.SubmitAsync(officer, other with { Id = submission.Id }, Cancel);
            Assert.Equal((EntryStatus.Refused, RefusalReason.IdUsedBefore), (outcome.Status, outcome.Reason));
        }

        var stored = await service.GetDayAsync(officer, campaign.Id, submission.CommuneId, Day, Cancel);
        Assert.Equal((3, 1), (stored.Value(0, "level1"), stored.Version));
    }
}
