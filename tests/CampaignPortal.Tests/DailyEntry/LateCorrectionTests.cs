using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.DailyEntry;

public sealed class LateCorrectionTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 9);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_moves_the_running_totals_of_every_later_day_by_its_difference()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        var service = portal.Get<EntryService>();
        var day = await service.GetDayAsync(officer, campaign.Id, campaign.CommuneBy(Commune).Id, Day, Cancel);
        var before = await CumulativeAsync(portal, campaign.Id, campaign.Headline.Id);

        var outcome = await service.SubmitAsync(
            officer, Fill.Cells(campaign, Commune, Day, day.Version, (0, "level1", $"{day.Value(0, "level1") + 100}")).Checked(), Cancel);

        Assert.Equal(EntryStatus.Accepted, outcome.Status);
        var after = await CumulativeAsync(portal, campaign.Id, campaign.Headline.Id);
        Assert.Equal(
            before.Select(t => (t.CommuneId, t.Day, t.Running + (t.CommuneId == day.Commune.Id && t.Day >= Day ? 100 : 0))),
            after.Select(t => (t.CommuneId, t.Day, t.Running)));
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
    }

    [Fact]
    public async Task A_corrected_stock_reaches_no_further_than_the_hamlets_next_count()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "absent", "10"), (1, "absent", "20")), Cancel);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day.AddDays(1), 0, (0, "level1", "1")), Cancel);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day.AddDays(2), 0, (0, "absent", "11")), Cancel);

        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 1, (0, "absent", "15"), (1, "absent", "")), Cancel);

        var absent = await CumulativeAsync(portal, campaign.Id, campaign.IndicatorId("absent"));
        Assert.Equal([15, 15, 11], absent.Select(t => t.Running));
        Assert.Equal([15, null, 11], absent.Select(t => t.DayValue));
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
    }

    [Fact]
    public async Task A_hamlet_that_leaves_a_stock_blank_keeps_its_last_count()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "absent", "10"), (1, "absent", "20")), Cancel);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day.AddDays(2), 0, (0, "absent", "11")), Cancel);

        var absent = await CumulativeAsync(portal, campaign.Id, campaign.IndicatorId("absent"));

        Assert.Equal([30, 31], absent.Select(t => t.Running));
        Assert.Equal([30, 11], absent.Select(t => t.DayValue));
    }

    [Fact]
    public async Task A_day_reported_after_later_ones_falls_into_its_place()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day.AddDays(2), 0, (0, "level1", "5"), (1, "absent", "7")), Cancel);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level2", "3"), (0, "absent", "2")), Cancel);

        Assert.Equal([3, 8], (await CumulativeAsync(portal, campaign.Id, campaign.Headline.Id)).Select(t => t.Running));
        Assert.Equal([2, 9], (await CumulativeAsync(portal, campaign.Id, campaign.IndicatorId("absent"))).Select(t => t.Running));
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
    }

    [Fact]
    public async Task A_correction_makes_a_day_neither_late_nor_on_time()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        portal.SetLocalTime(2023, 8, 9, 16, 30);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "5")), Cancel);
        portal.SetLocalTime(2023, 8, 9, 16, 31);
        await service.SubmitAsync(TestPortal.Officer(campaign, "30208"), Fill.Cells(campaign, "30208", Day, 0, (0, "level1", "5")), Cancel);
        portal.SetLocalTime(2023, 8, 12, 9, 15);

        var onTime = await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 1, (0, "level1", "6")), Cancel);
        var late = await service.SubmitAsync(TestPortal.Officer(campaign, "30208"), Fill.Cells(campaign, "30208", Day, 1, (0, "level1", "6")), Cancel);

        Assert.Equal((EntryStatus.Accepted, EntryStatus.Accepted), (onTime.Status, late.Status));
        Assert.Equal((DayState.OnTime, DayState.Late), ((await portal.DayAsync(campaign, Commune, Day)).State, (await portal.DayAsync(campaign, "30208", Day)).State));
        Assert.Equal(new DateTime(2023, 8, 12, 9, 15, 0), onTime.SavedAt);
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        Assert.Equal(
            [("30208", DayState.Late), (Commune, DayState.OnTime)],
            rollup.Rows.Where(r => r.IsReported).Select(r => (r.Code, r.State)));
        Assert.Equal((2, 1), (rollup.ReportedCount, rollup.LateCount));
    }

    private static async Task<List<DayTotal>> CumulativeAsync(TestPortal portal, int campaignId, int indicatorId)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        return [.. context.DayTotals.Where(t => t.CampaignId == campaignId && t.IndicatorId == indicatorId).OrderBy(t => t.CommuneId).ThenBy(t => t.Day)];
    }
}
