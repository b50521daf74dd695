using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Pace;

/// <summary>The pace of the whole campaign and of each commune. Pure.</summary>
/// <param name="Total">Null where nobody has reported a whole day.</param>
/// <param name="ByCommune">By commune id; without those that have reported no whole day.</param>
/// <param name="Usual">The chosen day beside the days before it; null where no commune can be compared.</param>
public sealed record PaceTable(PaceForecast? Total, IReadOnlyDictionary<int, PaceForecast> ByCommune, UsualDay? Usual)
{
    /// <param name="campaign">Its quotas and days.</param>
    /// <param name="rollup">Of the chosen day.</param>
    /// <param name="trend">Of all communes together.</param>
    /// <param name="reports">Of each commune; empty where the campaign has too many to look at one by one.</param>
    /// <param name="lines">The national system's running totals by commune, where they are official and not too many.</param>
    public static PaceTable Of(
        CampaignDefinition campaign, RollupTable rollup, IReadOnlyList<TrendPoint> trend, IReadOnlyList<ReportedDay> reports,
        ILookup<int, (DateOnly Day, int Running)>? lines = null)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(reports);
        var end = campaign.Campaign.EndDay;
        var own = reports.ToLookup(r => r.CommuneId, r => new PaceDay(r.Day, r.Value ?? 0));
        var official = rollup.Rows.Where(r => r.Dc01Day is not null && lines?.Contains(r.AreaId) == true)
            .ToDictionary(r => r.AreaId, r => Official(campaign, lines![r.AreaId], own[r.AreaId]));
        var byCommune = new Dictionary<int, PaceForecast>();
        foreach (var row in rollup.Rows)
        {
            var forecast = ForecastRules.Of(row.Quota, row.Cumulative, Days(row), LastComplete(rollup, row), end);
            if (forecast is not null)
            {
                byCommune[row.AreaId] = forecast;
            }
        }

        return new(Together(), byCommune, UsualDay.Of(rollup, r => r.IsSpanOfDc01 && official.TryGetValue(r.AreaId, out var days) ? days : [.. own[r.AreaId]]));

        IReadOnlyList<PaceDay> Days(RollupRow row) => official.TryGetValue(row.AreaId, out var days) ? days : [.. own[row.AreaId]];

        PaceForecast? Together()
        {
            if (rollup.Rows.All(r => r.Dc01Day is null))
            {
                List<PaceDay> days = [.. trend.Where(p => p.Communes > 0 && p.Day <= rollup.Day).Select(p => new PaceDay(p.Day, p.DayValue ?? 0))];
                return ForecastRules.Of(
                    rollup.Total.Quota, rollup.Total.Cumulative, days, Whole(rollup, rollup.ReportedCount == rollup.Rows.Count), end);
            }

            // Up to the day that everybody's total reaches; what some have beyond it is known all the same.
            var last = rollup.Rows.Min(r => LastComplete(rollup, r));
            List<PaceDay> together = official.Count > 0
                ? [.. rollup.Rows.SelectMany(Days).GroupBy(d => d.Day).Select(g => new PaceDay(g.Key, g.Sum(d => d.Value)))]
                : [.. trend.Where(p => p.Day <= last).Select(p => new PaceDay(p.Day, p.DayValue ?? 0))];
            return ForecastRules.Of(rollup.Total.Quota, rollup.Total.Cumulative, together, last, end);
        }
    }

    /// <summary>All together, then commune by commune: who will not make it comes first.</summary>
    public IReadOnlyList<(RollupRow Row, PaceForecast? Forecast)> Lines(RollupTable rollup)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        return
        [
            (rollup.Total, Total),
            .. rollup.Rows.Select(r => (Row: r, Forecast: ByCommune.GetValueOrDefault(r.AreaId)))
                .OrderBy(l => l.Forecast?.Likely.Percent ?? l.Row.PercentOfQuota ?? 0).ThenBy(l => l.Row.Code, StringComparer.Ordinal),
        ];
    }

    // The national system's total is of its line's day, whenever the commune reports; its own is of the days it has reported.
    private static DateOnly LastComplete(RollupTable rollup, RollupRow row) => row.Dc01Day is { } line
        ? line < rollup.Day ? line : Whole(rollup, false)
        : Whole(rollup, row.IsReported);

    // A day under way would make every rate too low: it counts once it is whole.
    private static DateOnly Whole(RollupTable rollup, bool isReported) =>
        isReported || rollup.Day < DateOnly.FromDateTime(rollup.AsOf) ? rollup.Day : rollup.Day.AddDays(-1);

    private static List<PaceDay> Official(CampaignDefinition campaign, IEnumerable<(DateOnly Day, int Running)> lines, IEnumerable<PaceDay> own) =>
        [.. OfficialDays.Of(campaign.Campaign.StartDay, lines, own.ToDictionary(d => d.Day, d => d.Value)).Select(d => new PaceDay(d.Day, d.Value))];
}
