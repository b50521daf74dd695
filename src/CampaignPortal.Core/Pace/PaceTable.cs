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
    public static PaceTable Of(
        CampaignDefinition campaign, RollupTable rollup, IReadOnlyList<TrendPoint> trend, IReadOnlyList<ReportedDay> reports)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(reports);
        var end = campaign.Campaign.EndDay;
        var hasPassed = rollup.Day < DateOnly.FromDateTime(rollup.AsOf);
        List<PaceDay> days = [.. trend.Where(p => p.Communes > 0 && p.Day <= rollup.Day).Select(p => new PaceDay(p.Day, p.DayValue ?? 0))];
        var own = reports.ToLookup(r => r.CommuneId, r => new PaceDay(r.Day, r.Value ?? 0));
        var byCommune = new Dictionary<int, PaceForecast>();
        foreach (var row in rollup.Rows)
        {
            var forecast = ForecastRules.Of(row.Quota, row.Cumulative, [.. own[row.AreaId]], LastComplete(row.IsReported), end);
            if (forecast is not null)
            {
                byCommune[row.AreaId] = forecast;
            }
        }

        return new(
            ForecastRules.Of(rollup.Total.Quota, rollup.Total.Cumulative, days, LastComplete(rollup.ReportedCount == rollup.Rows.Count), end),
            byCommune, UsualDay.Of(rollup, own));

        // A day under way would make every rate too low: it counts once it is whole.
        DateOnly LastComplete(bool isReported) => hasPassed || isReported ? rollup.Day : rollup.Day.AddDays(-1);
    }
}
