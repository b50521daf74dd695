using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>Keeps <see cref="DayTotal"/> in step with the counts, inside the transaction that changes them.</summary>
internal static class TotalsKeeper
{
    // The totals of the reported day before, and of all from the day on: those of the first seed the others.
    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, IAsyncEnumerable<DayTotal>>> Around = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly day) => context.DayTotals.AsTracking().Where(t =>
            t.CommuneId == communeId
            && t.Day >= (context.DayTotals.Where(u => u.CommuneId == communeId && u.Day < day).Max(u => (DateOnly?)u.Day) ?? day))));

    /// <summary>
    /// Writes the totals of a commune's <paramref name="day"/>, whose counts are now <paramref name="counts"/>, and
    /// rewrites those of the reported days after it. The caller saves what has changed and inserts the new ones, which are returned.
    /// </summary>
    public static async Task<IReadOnlyCollection<DayTotal>> RewriteAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly day, IReadOnlyCollection<Count> counts, CancellationToken cancel)
    {
        var calculator = new TotalsCalculator(campaign.Indicators);
        var flows = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Flow).Select(i => i.Id).ToHashSet();
        var added = new List<DayTotal>();
        var stored = new Dictionary<(DateOnly, int), DayTotal>();
        var first = true;
        await foreach (var total in Around.For(context)(context, communeId, day).WithCancellation(cancel))
        {
            if (total.Day >= day)
            {
                stored[(total.Day, total.IndicatorId)] = total;
                continue;
            }

            first = false;
            if (flows.Contains(total.IndicatorId) && total.Running is { } running)
            {
                calculator.SeedFlow(total.IndicatorId, running);
            }
        }

        if (!first)
        {
            await SeedStocksAsync(context, campaign, communeId, day, counts, calculator, cancel);
        }

        Write(day, calculator.Next(counts));

        var laterDays = stored.Keys.Select(k => k.Item1).Where(d => d > day).Distinct().Order().ToList();
        if (laterDays.Count > 0)
        {
            var later = (await context.DailyCounts.AsNoTracking().Where(c => c.CommuneId == communeId && c.Day > day)
                .Select(c => new { c.Day, c.HamletId, c.IndicatorId, c.Value }).ToListAsync(cancel)).ToLookup(c => c.Day);
            foreach (var laterDay in laterDays)
            {
                Write(laterDay, calculator.Next(later[laterDay].Select(c => new Count(c.HamletId, c.IndicatorId, c.Value))));
            }
        }

        return added;

        void Write(DateOnly of, IReadOnlyList<TotalLine> lines)
        {
            foreach (var line in lines)
            {
                if (!stored.TryGetValue((of, line.IndicatorId), out var total))
                {
                    total = new() { CampaignId = campaign.Id, CommuneId = communeId, Day = of, IndicatorId = line.IndicatorId };
                    added.Add(total);
                }

                total.DayValue = line.DayValue;
                total.Running = line.Running;
            }
        }
    }

    // Only stocks that some hamlet left blank today need to know what that hamlet last said.
    private static async Task SeedStocksAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly day, IReadOnlyCollection<Count> counts,
        TotalsCalculator calculator, CancellationToken cancel)
    {
        var hamlets = campaign.FindCommune(communeId)!.Hamlets.Count;
        var given = counts.CountBy(c => c.IndicatorId).ToDictionary(c => c.Key, c => c.Value);
        var wanted = campaign.Indicators
            .Where(i => i.Kind == IndicatorKind.Stock && given.GetValueOrDefault(i.Id) < hamlets).Select(i => i.Id).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var newest = await context.DailyCounts.AsNoTracking().NewestStocks(communeId, day.AddDays(-1), wanted).ToListAsync(cancel);
        foreach (var count in newest)
        {
            calculator.SeedStock(count.IndicatorId, count.HamletId, count.Value);
        }
    }
}
