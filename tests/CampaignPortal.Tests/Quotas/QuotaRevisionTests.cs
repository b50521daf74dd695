using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Excel;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Quotas;

public sealed class QuotaRevisionTests
{
    private static readonly DateOnly Today = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_rollup_of_an_earlier_day_changes_by_a_revision()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        var before = await RollupsAsync(portal, campaign.Id);

        var outcome = await QuotaDesks.PublishAsync(portal, campaign, (await QuotaDesks.OpenAsync(portal, campaign)).Split(campaign, 60_000));

        Assert.Equal(QuotaStatus.Published, outcome.Status);
        var after = await RollupsAsync(portal, campaign.Id);
        Assert.Equal(before.Take(15), after.Take(15));
        Assert.All(before.Zip(after).Skip(15), p => Assert.NotEqual(p.First, p.Second));
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Today, Cancel);
        Assert.Equal(60_000, rollup.Total.Quota);
    }

    [Fact]
    public async Task A_later_revision_that_begins_earlier_leaves_each_days_sums_in_agreement()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        var (commune, hamlet) = (campaign.CommuneBy("30211"), QuotaArea.Hamlet(campaign.HamletId("30211", 0)));

        // From 28/8 ten more for one hamlet, all else as it was: that too holds again after the other revision.
        var input = await QuotaDesks.OpenAsync(portal, campaign);
        input = input.With((QuotaArea.Host, 56_205), (QuotaArea.Commune(commune.Id), 4220), (hamlet, campaign.QuotaOn(Today, commune.Id, hamlet.Id)!.Value + 10));
        Assert.Equal(QuotaStatus.Published, (await QuotaDesks.PublishAsync(portal, campaign, input with { ValidFrom = "2023-08-28" })).Status);
        await QuotaDesks.PublishAsync(portal, campaign, (await QuotaDesks.OpenAsync(portal, campaign)).Split(campaign, 58_001) with { ValidFrom = "2023-08-24" });

        foreach (var (day, total) in new[] { (24, 58_001), (27, 58_001), (28, 56_205) })
        {
            var view = await portal.Get<QuotaService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, null, new(2023, 8, day), Cancel);
            Assert.Equal(total, view[QuotaArea.Host]);
            Assert.Empty(view.Differences);
        }
    }

    [Fact]
    public async Task History_says_who_when_and_by_which_document_and_the_audit_holds_every_value()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9, 30);
        var (commune, hamlet) = (QuotaArea.Commune(campaign.CommuneBy("30211").Id), QuotaArea.Hamlet(campaign.HamletId("30211", 0)));
        var input = await QuotaDesks.OpenAsync(portal, campaign);
        var was = input.Cells[hamlet.Key];

        await QuotaDesks.PublishAsync(portal, campaign, input.With((commune, 5000), (hamlet, 9)) with { Reason = "Chờ tỉnh giao bổ sung" });

        var view = await portal.Get<QuotaService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, null, null, Cancel);
        var revision = Assert.Single(view.Revisions);
        Assert.Equal(
            ("31/QĐ-UBND", new DateOnly(2023, 8, 18), "Điều chỉnh chỉ tiêu kích hoạt", Today, "Công an huyện", "Chờ tỉnh giao bổ sung"),
            (revision.DocumentNumber, revision.DocumentDate, revision.DocumentTitle, revision.ValidFrom, revision.PublishedBy, revision.Reason));
        Assert.Equal(revision, view.RevisionOf(commune));
        Assert.Equal("31/QĐ-UBND, 18/08/2023", view.Held[hamlet].Document);
        var changes = AuditChanges.Read((await EntriesAsync(portal, AuditAction.QuotaPublished)).Single().Changes);
        Assert.Contains(new(commune.Key, "4210", "5000"), changes);
        Assert.Contains(new(hamlet.Key, was, "9"), changes);
        Assert.Contains(changes, c => c is { Field: "lech:toan", Reason: "Chờ tỉnh giao bổ sung" });
    }

    [Fact]
    public async Task A_commune_reads_its_own_targets_and_the_document_and_no_others()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        await QuotaDesks.PublishAsync(portal, campaign, (await QuotaDesks.OpenAsync(portal, campaign)).Split(campaign, 60_000).With((QuotaArea.Unit(campaign.Units[0].Id), 121)));
        var commune = campaign.CommuneBy("30211");

        var view = await portal.Get<QuotaService>().GetAsync(TestPortal.Officer(campaign, "30211"), campaign.Id, null, null, Cancel);

        Assert.Equal([QuotaArea.Commune(commune.Id), .. commune.Hamlets.Select(h => QuotaArea.Hamlet(h.Id))], view.Held.Keys.Order(AreaOrder));
        Assert.Empty(view.Differences);
        Assert.Single(view.Revisions);
    }

    [Fact]
    public async Task The_workbook_holds_each_target_as_a_number_and_names_as_text()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 9);
        await QuotaDesks.PublishAsync(portal, campaign, (await QuotaDesks.OpenAsync(portal, campaign)).Split(campaign, 60_000));
        var view = await portal.Get<QuotaService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, null, null, Cancel);

        var rows = Cells.Read(QuotaWorkbook.Write(view)).Skip(TableWorkbook.HeadingRow).Where(r => r[1] is string).ToList();

        Assert.Equal(view.Held.Count, rows.Count);
        Assert.Equal(("Toàn huyện", 60_000d), (rows[0][1], rows[0][3]));
        Assert.Equal(3 * 60_000d, rows.Sum(r => (double)r[3]!));
        Assert.Equal(new DateTime(2023, 8, 20), rows[1][4]);
    }

    private static Comparer<QuotaArea> AreaOrder { get; } = Comparer<QuotaArea>.Create((a, b) => (a.Level, a.Id).CompareTo((b.Level, b.Id)));

    private static async Task<List<string>> RollupsAsync(TestPortal portal, int campaignId)
    {
        var days = new List<string>();
        for (var day = new DateOnly(2023, 8, 5); day <= new DateOnly(2023, 9, 5); day = day.AddDays(1))
        {
            var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaignId, day, Cancel);
            days.Add(string.Join('\n', rollup.Rows.Append(rollup.Total).Select(r => $"{r.Code} {r.Quota} {r.PercentOfQuota} {r.Remaining} {r.Pace} {r.Rank} {r.Cumulative}")));
        }

        return days;
    }

    private static async Task<List<AuditEntry>> EntriesAsync(TestPortal portal, AuditAction action)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        return [.. context.AuditEntries.Where(a => a.Action == action).OrderBy(a => a.Id)];
    }
}
