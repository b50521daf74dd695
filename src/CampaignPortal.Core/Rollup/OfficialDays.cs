using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// The headline's official counts day by day, for rates. The national system has totals of the days that were imported: what it
/// grew by between two of them is spread over the days between as the commune's own counts have it, evenly where there are none.
/// So every stretch adds up to the official total, and nothing is said of days after the newest line. Pure.
/// </summary>
public static class OfficialDays
{
    /// <param name="start">The campaign's first day: nought before it.</param>
    /// <param name="lines">Running totals by day.</param>
    /// <param name="own">The commune's own counts by day.</param>
    /// <returns>One value for each day from the first to that of the newest line; negative where the total fell.</returns>
    public static IReadOnlyList<(DateOnly Day, int Value)> Of(
        DateOnly start, IEnumerable<(DateOnly Day, int Running)> lines, IReadOnlyDictionary<DateOnly, int> own)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(own);
        var days = new List<(DateOnly, int)>();
        var (from, before) = (start, 0);
        foreach (var line in lines.Where(l => l.Day >= start).OrderBy(l => l.Day))
        {
            var weights = Enumerable.Range(0, line.Day.DayNumber - from.DayNumber + 1).Select(n => (long)Math.Max(0, own.GetValueOrDefault(from.AddDays(n)))).ToList();
            if (weights.All(w => w == 0))
            {
                weights = [.. weights.Select(_ => 1L)];
            }

            // Shares of the sum so far, so that rounding is never lost and never added up.
            var (all, sum, given) = (weights.Sum(), 0L, 0);
            for (var n = 0; n < weights.Count; n++)
            {
                sum += weights[n];
                var upTo = (int)((line.Running - before) * sum / all);
                days.Add((from.AddDays(n), upTo - given));
                given = upTo;
            }

            (from, before) = (line.Day.AddDays(1), line.Running);
        }

        return days;
    }

    /// <summary>The running totals of the headline by commune; empty where the national system does not count it.</summary>
    internal static ILookup<int, (DateOnly Day, int Running)> Lines(CampaignDefinition campaign, IReadOnlyDictionary<(int CommuneId, DateOnly Day), Dc01Figures> newest)
    {
        var official = new OfficialCounts(campaign, campaign.Campaign.StartDay);
        return newest.Select(l => (l.Key.CommuneId, l.Key.Day, Running: official.RunningOf(campaign.Headline.Id, new(l.Key.Day, l.Value))))
            .Where(l => l.Running is not null).ToLookup(l => l.CommuneId, l => (l.Day, l.Running!.Value));
    }
}
