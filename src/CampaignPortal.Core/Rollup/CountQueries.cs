using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Rollup;

internal static class CountQueries
{
    /// <summary>Each hamlet's newest count of each of the given stocks, up to and with the day.</summary>
    public static IQueryable<DailyCount> NewestStocks(
        this IQueryable<DailyCount> counts, int communeId, DateOnly upTo, IReadOnlyCollection<int> stocks) =>
        counts.Where(c => c.CommuneId == communeId && c.Day <= upTo && stocks.Contains(c.IndicatorId)
            && !counts.Any(d => d.CommuneId == communeId && d.HamletId == c.HamletId && d.IndicatorId == c.IndicatorId
                && d.Day > c.Day && d.Day <= upTo));
}
