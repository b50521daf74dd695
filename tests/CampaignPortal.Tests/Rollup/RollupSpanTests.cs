using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Rollup;

/// <summary>Spans of days against single counts that are added up here, not by differences of running totals.</summary>
public sealed class RollupSpanTests
{
    private static readonly DateOnly Start = new(2023, 8, 5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DateOnly, DateOnly> Spans => new()
    {
        { Start, new(2023, 8, 20) },
        { new(2023, 8, 7), new(2023, 8, 13) },
        { new(2023, 8, 14), new(2023, 8, 20) },
        { new(2023, 8, 19), new(2023, 8, 20) },
        { new(2023, 8, 20), new(2023, 8, 20) },
        { Start, new(2023, 9, 5) },
    };

    [Theory]
    [MemberData(nameof(Spans))]
    public async Task Flows_are_those_of_the_span_and_all_else_is_as_at_its_end(DateOnly from, DateOnly to)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using var context = portal.Db.Open(TestPortal.Root);
        var counts = await context.DailyCounts.AsNoTracking().Where(c => c.Day >= from && c.Day <= to).ToListAsync(Cancel);
        var reported = (await context.CommuneDays.AsNoTracking().ToListAsync(Cancel)).Where(d => d.Day >= from && d.Day <= to).ToLookup(d => d.CommuneId);

        var table = await portal.Get<RollupService>().CampaignAsync(TestPortal.Leadership(campaign), campaign.Id, new RollupSpan(from, to), Cancel);
        var lastDay = await portal.Get<RollupService>().CampaignAsync(TestPortal.Leadership(campaign), campaign.Id, to, Cancel);

        foreach (var (row, last) in table.Rows.Zip(lastDay.Rows))
        {
            foreach (var column in RollupColumns.All(campaign).Where(c => c.IsNumber && c.Field != RollupField.RankChange))
            {
                var expected = column.Field == RollupField.DayValue
                    ? counts.Where(c => c.CommuneId == row.AreaId && Parts(campaign, column.Indicator!).Contains(c.IndicatorId)).Sum(c => c.Value)
                    : column.ValueOf(last);
                Assert.True(expected == column.ValueOf(row), $"{row.Name} {column.Key}: {column.ValueOf(row)} is not {expected}");
            }

            Assert.Equal(from == to ? null : reported[row.AreaId].Count(), row.ReportedDays);
            Assert.Equal((last.Rank, last.Pace, last.State), (row.Rank, row.Pace, row.State));
        }

        Assert.Equal(table.Rows.Sum(r => r.Today), table.Total.Today);
    }

    [Theory]
    [MemberData(nameof(Spans))]
    public async Task Hamlets_add_up_to_their_commune_over_a_span_too(DateOnly from, DateOnly to)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<RollupService>();
        var span = new RollupSpan(from, to);
        var district = await service.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, span, Cancel);

        foreach (var commune in district.Rows)
        {
            var hamlets = (await service.CurrentCommuneAsync(TestPortal.Officer(campaign, commune.Code), commune.AreaId, _ => span, Cancel))!.Table;
            foreach (var column in RollupColumns.All(campaign).Where(c => c.IsNumber && c.Field is not (RollupField.Rank or RollupField.RankChange)))
            {
                Assert.Equal(column.ValueOf(commune), column.ValueOf(hamlets.Total));
            }

            Assert.All(hamlets.Rows, row => Assert.Equal(commune.ReportedDays, row.ReportedDays));
        }
    }

    [Fact]
    public async Task A_span_without_a_report_is_nought_and_says_so_and_the_cumulative_counts_stay()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20);
        var code = campaign.Communes[0].Code;
        await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, code), Fill.Cells(campaign, code, Start, 0, (0, StandardIndicators.Level1, "5"), (0, StandardIndicators.Absent, "7")).Checked(), Cancel);

        var row = (await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, new RollupSpan(Start.AddDays(1), new(2023, 8, 20)), Cancel)).Rows[0];

        Assert.Equal((0, 5, 0, false), (row.Today, row.Cumulative, row.ReportedDays, row.HasReports));
        Assert.Equal(row.Eligible - 7, row.Reachable);
    }

    [Fact]
    public async Task Places_are_compared_with_those_of_the_day_before_by_its_own_figures()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var (service, agency) = (portal.Get<RollupService>(), TestPortal.Agency(campaign));

        for (var day = Start; day <= new DateOnly(2023, 8, 21); day = day.AddDays(1))
        {
            var rows = (await service.ComparedAsync(agency, _ => day, null, Cancel))!.Table.Rows;
            var before = day == Start ? null : (await service.CampaignAsync(agency, campaign.Id, day.AddDays(-1), Cancel)).Rows;

            Assert.Equal(before?.Select(r => (int?)r.Rank) ?? rows.Select(_ => (int?)null), rows.Select(r => r.RankBefore));
            Assert.All(rows, r => Assert.Equal(r.RankBefore - r.Rank, r.RankChange));
        }
    }

    private static List<int> Parts(CampaignDefinition campaign, Indicator indicator) => indicator.IsEntered
        ? [indicator.Id]
        : [.. campaign.Indicators.Where(i => i.CountsInto == indicator.Code).Select(i => i.Id)];
}
