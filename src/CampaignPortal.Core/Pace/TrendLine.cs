using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Pace;

/// <summary>The whole campaign day by day beside the required line. Pure.</summary>
public static class TrendLine
{
    /// <summary>One point a day of the campaign, out of the communes' reported days.</summary>
    public static IReadOnlyList<TrendPoint> Of(CampaignDefinition campaign, DateOnly upTo, IEnumerable<ReportedDay> reports) =>
        Of(campaign, upTo, reports.Where(r => r.Day <= upTo).GroupBy(r => r.Day).ToDictionary(g => g.Key, g => new DayFigure(g.Key, g.Sum(r => r.Value ?? 0), g.Count())));

    /// <summary>The same; days after <paramref name="upTo"/> have the required line alone.</summary>
    internal static IReadOnlyList<TrendPoint> Of(CampaignDefinition campaign, DateOnly upTo, IReadOnlyDictionary<DateOnly, DayFigure> days)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var points = new List<TrendPoint>(campaign.DayCount);
        var cumulative = 0;
        for (var number = 1; number <= campaign.DayCount; number++)
        {
            var day = campaign.Campaign.StartDay.AddDays(number - 1);
            var quota = campaign.HostQuotaOn(day)?.Target ?? Sums.OrNull(campaign.Communes.Select(c => campaign.QuotaOn(day, c.Id)));
            var required = PaceRules.Required(quota, number, campaign.DayCount);
            var figure = days.GetValueOrDefault(day);
            cumulative = figure?.Cumulative ?? (cumulative + (figure?.Value ?? 0));
            points.Add(day <= upTo ? new(day, figure?.Value ?? 0, cumulative, required, figure?.Communes ?? 0) : new(day, null, null, required, 0));
        }

        return points;
    }
}
