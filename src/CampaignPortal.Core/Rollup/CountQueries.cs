using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

internal static class CountQueries
{
    /// <summary>
    /// What each hamlet has of each indicator, by one statement: flows added up to the day, of stocks the newest state.
    /// </summary>
    /// <param name="counts">Of one commune, or of all of the campaign.</param>
    public static async Task<Dictionary<(int HamletId, int IndicatorId), Figure>> OfHamletsAsync(
        this IQueryable<DailyCount> counts, CampaignDefinition campaign, RollupSpan span, CancellationToken cancel)
    {
        var stocks = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Stock).Select(i => i.Id).ToList();
        return (await counts.OfHamlets(span, stocks).ToListAsync(cancel)).ToDictionary(f => (f.HamletId, f.IndicatorId), f => f.Figure);
    }

    private static IQueryable<HamletFigure> OfHamlets(this IQueryable<DailyCount> counts, RollupSpan span, IReadOnlyCollection<int> stocks)
    {
        var (from, day) = (span.From, span.Day);
        return counts.Where(c => c.Day <= day && !stocks.Contains(c.IndicatorId))
            .GroupBy(c => new { c.HamletId, c.IndicatorId })
            .Select(g => new HamletFigure
            {
                HamletId = g.Key.HamletId,
                IndicatorId = g.Key.IndicatorId,
                Running = g.Sum(c => c.Value),
                InSpan = g.Sum(c => c.Day >= from ? c.Value : 0),
                Given = g.Sum(c => c.Day >= from ? 1 : 0),
            })
            .Concat(counts.NewestStocks(day, stocks).Select(c => new HamletFigure
            {
                HamletId = c.HamletId,
                IndicatorId = c.IndicatorId,
                Running = c.Value,
                InSpan = c.Value,
                Given = c.Day == day ? 1 : 0,
            }));
    }

    /// <summary>Each hamlet's newest count of each of the given stocks, up to and with the day.</summary>
    public static IQueryable<DailyCount> NewestStocks(
        this IQueryable<DailyCount> counts, int communeId, DateOnly upTo, IReadOnlyCollection<int> stocks) =>
        counts.Where(c => c.CommuneId == communeId).NewestStocks(upTo, stocks);

    private static IQueryable<DailyCount> NewestStocks(this IQueryable<DailyCount> counts, DateOnly upTo, IReadOnlyCollection<int> stocks) =>
        counts.Where(c => c.Day <= upTo && stocks.Contains(c.IndicatorId)
            && !counts.Any(d => d.CommuneId == c.CommuneId && d.HamletId == c.HamletId && d.IndicatorId == c.IndicatorId
                && d.Day > c.Day && d.Day <= upTo));
}

/// <summary>A hamlet's figure of one indicator.</summary>
internal sealed class HamletFigure
{
    public int HamletId { get; init; }

    public int IndicatorId { get; init; }

    public int Running { get; init; }

    public int InSpan { get; init; }

    /// <summary>Above 0 where something was given in the span.</summary>
    public int Given { get; init; }

    public Figure Figure => new(Given > 0 ? InSpan : null, Running);
}
