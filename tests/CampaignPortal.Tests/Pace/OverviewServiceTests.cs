using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Pace;

public sealed class OverviewServiceTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DateOnly> Days => [new DateOnly(2023, 8, 5), new DateOnly(2023, 8, 6), new DateOnly(2023, 8, 20), new DateOnly(2023, 9, 5)];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Its_trend_and_its_places_are_those_that_the_rollup_gives(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var (scope, rollups) = (TestPortal.Leadership(campaign), portal.Get<RollupService>());

        var overview = (await portal.Get<OverviewService>().GetAsync(scope, _ => day, null, Cancel))!;

        Assert.Equal(
            Enumerable.Range(0, campaign.DayCount).Select(n => (campaign.Campaign.StartDay.AddDays(n), n < overview.Rollup.DayNumber)),
            overview.Trend.Select(p => (p.Day, p.Cumulative is not null)));
        Assert.Equal(overview.Rollup.Total.Quota, overview.Trend[^1].Required);
        foreach (var point in overview.Trend.Take(overview.Rollup.DayNumber))
        {
            var table = await rollups.CampaignAsync(scope, campaign.Id, point.Day, Cancel);
            Assert.Equal(
                (table.Total.Today, table.Total.Cumulative, table.ReportedCount, PaceRules.Required(table.Total.Quota, table.DayNumber, table.DayCount)),
                (point.DayValue, point.Cumulative, point.Communes, point.Required));
        }

        if (day == campaign.Campaign.StartDay)
        {
            Assert.Empty(overview.RankChanges);
            return;
        }

        var before = (await rollups.CampaignAsync(scope, campaign.Id, day.AddDays(-1), Cancel)).Rows.ToDictionary(r => r.AreaId, r => r.Rank);
        Assert.All(overview.Rollup.Rows, r => Assert.Equal(before[r.AreaId] - r.Rank, overview.RankChanges[r.AreaId]));
    }

    [Fact]
    public async Task Each_communes_forecast_is_of_its_own_reported_days_and_ends_where_its_rollup_stands()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var overview = (await portal.Get<OverviewService>().GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!;

        foreach (var row in overview.Rollup.Rows)
        {
            var forecast = overview.Pace.ByCommune[row.AreaId];
            Assert.Equal((row.Quota, row.Cumulative, row.Cumulative), (forecast.Quota, forecast.Cumulative, forecast.Known));
            Assert.Equal(16, forecast.DaysAhead);
            Assert.Equal(row.LastReported, forecast.Days[^1].Day);
        }

        var total = overview.Pace.Total!;
        Assert.Equal([1238, 1587, 1424, 1458, 1521, 1532, 821], total.Days.Select(d => d.Value));
        Assert.Equal(19_345 + (9_581L * 16 / 7), total.Likely.Final);
    }

    [Fact]
    public async Task A_day_that_is_still_being_reported_is_left_out_of_the_rate_of_all_and_kept_in_that_of_who_reported()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)));
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);

        var overview = (await portal.Get<OverviewService>().GetAsync(TestPortal.Agency(campaign), _ => Day, null, Cancel))!;

        Assert.InRange(overview.Rollup.ReportedCount, 1, 11);
        Assert.Equal((Day.AddDays(-1), 18_524), (overview.Pace.Total!.LastComplete, overview.Pace.Total.Known));
        Assert.Equal(Day.AddDays(-1), overview.Pace.Total.Days[^1].Day);
        var reported = overview.Rollup.Rows.Where(r => r.IsReported).ToList();
        Assert.Equal((reported.Count, overview.Rollup.Total.Today, 7), (overview.Pace.Usual!.Communes, overview.Pace.Usual.Value, overview.Pace.Usual.Days));
        Assert.InRange(overview.Pace.Usual.PerDay, 1, 1_376 - 1);
        Assert.All(overview.Rollup.Rows, r => Assert.Equal(r.IsReported ? Day : Day.AddDays(-1), overview.Pace.ByCommune[r.AreaId].LastComplete));
    }

    [Fact]
    public async Task Before_the_first_report_there_is_no_forecast_and_nothing_fails()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 1);

        var overview = (await portal.Get<OverviewService>().GetAsync(TestPortal.Agency(campaign), c => c.Campaign.StartDay, null, Cancel))!;

        Assert.Null(overview.Pace.Total);
        Assert.Null(overview.Pace.Usual);
        Assert.Empty(overview.Pace.ByCommune);
        Assert.Empty(overview.RankChanges);
    }
}
