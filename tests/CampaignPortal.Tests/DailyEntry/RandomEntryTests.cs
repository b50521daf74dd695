using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DailyEntry;

/// <summary>Whatever is submitted in whatever order, the kept totals and the rollup are what the raw counts say.</summary>
public sealed class RandomEntryTests
{
    private static readonly string[] Communes = ["30208", "30211"];
    private static readonly DateOnly First = new(2023, 8, 5);

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[0, 9],
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[-20, 60], (hamlet, indicator, value) => new Cell(hamlet, indicator, value < 0 ? null : value)).Array[1, 8],
        (commune, day, zero, cells) => new Step(commune, day, zero == 0, cells));

    [Fact]
    public async Task Random_submissions_leave_totals_and_rollup_equal_to_a_naive_recomputation() =>
        await Steps.Array[1, 14].SampleAsync(async steps =>
        {
            var (portal, campaign) = await TestPortal.UnreportedAsync();
            await using var _ = portal;
            foreach (var step in steps)
            {
                await SubmitAsync(portal, campaign, step);
            }

            Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id));
            await CompareAsync(portal, campaign);
        }, iter: 25, threads: 1);

    private static async Task SubmitAsync(TestPortal portal, CampaignDefinition campaign, Step step)
    {
        var service = portal.Get<EntryService>();
        var (commune, day) = (Communes[step.Commune], First.AddDays(step.Day));
        var officer = TestPortal.Officer(campaign, commune);
        var seen = (await service.GetDayAsync(officer, campaign.Id, campaign.CommuneBy(commune).Id, day)).Version;
        var cells = step.Cells.DistinctBy(c => (c.Hamlet, c.Indicator))
            .Select(c => (c.Hamlet, campaign.Entered[c.Indicator].Code, (string?)$"{c.Value}")).ToArray();

        var outcome = await service.SubmitAsync(
            officer, step.IsZero ? Fill.Zero(campaign, commune, day, seen) : Fill.Cells(campaign, commune, day, seen, cells).Checked());

        Assert.True(outcome.Status == EntryStatus.Accepted || outcome.Reason == RefusalReason.NothingTyped, $"{outcome.Status} {outcome.Reason}");
    }

    // Knows nothing of DayTotal, TotalsCalculator or RollupBuilder: flows of all days added up, each hamlet's newest stock.
    private static async Task CompareAsync(TestPortal portal, CampaignDefinition campaign)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var counts = await context.DailyCounts.AsNoTracking().ToListAsync();
        for (var day = First; day <= First.AddDays(6); day = day.AddDays(1))
        {
            var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, day);
            foreach (var row in rollup.Rows)
            {
                var hamlets = await portal.Get<RollupService>().CommuneAsync(TestPortal.Root, campaign.Id, row.AreaId, day);
                foreach (var indicator in campaign.Indicators)
                {
                    var own = counts.Where(c => c.CommuneId == row.AreaId && c.Day <= day && Parts(campaign, indicator).Contains(c.IndicatorId)).ToList();
                    var expected = Naive(own, indicator.Kind, day);
                    Assert.True(expected == row[indicator.Id], $"{day} {row.Code} {indicator.Code}: {row[indicator.Id]} is not {expected}");
                    foreach (var hamlet in hamlets.Rows)
                    {
                        Assert.Equal(Naive([.. own.Where(c => c.HamletId == hamlet.AreaId)], indicator.Kind, day), hamlet[indicator.Id]);
                    }
                }
            }
        }
    }

    private static Figure Naive(List<DailyCount> counts, IndicatorKind kind, DateOnly day)
    {
        var today = counts.Where(c => c.Day == day).ToList();
        var standing = kind == IndicatorKind.Stock
            ? counts.GroupBy(c => c.HamletId).Select(g => g.OrderBy(c => c.Day).Last())
            : counts;
        return new(today.Count == 0 ? null : today.Sum(c => c.Value), counts.Count == 0 ? null : standing.Sum(c => c.Value));
    }

    private static HashSet<int> Parts(CampaignDefinition campaign, Indicator indicator) => indicator.Kind == IndicatorKind.Total
        ? [.. campaign.Indicators.Where(i => i.CountsInto == indicator.Code).Select(i => i.Id)]
        : [indicator.Id];

    /// <param name="Value">Null is an emptied cell.</param>
    private sealed record Cell(int Hamlet, int Indicator, int? Value);

    private sealed record Step(int Commune, int Day, bool IsZero, Cell[] Cells)
    {
        public override string ToString() =>
            $"{Communes[Commune]} day {Day + 1}: {(IsZero ? "zero" : string.Join(' ', Cells.Select(c => $"{c.Hamlet}/{c.Indicator}={c.Value}")))}";
    }
}
