using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Pace;

/// <summary>The whole campaign day by day beside the required line, out of the communes' reported days. Pure.</summary>
public static class TrendLine
{
    /// <summary>One point a day of the campaign; days after <paramref name="upTo"/> have the required line alone.</summary>
    public static IReadOnlyList<TrendPoint> Of(CampaignDefinition campaign, DateOnly upTo, IEnumerable<ReportedDay> reports)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var byDay = reports.Where(r => r.Day <= upTo).ToLookup(r => r.Day);
        var points = new List<TrendPoint>(campaign.DayCount);
        var cumulative = 0;
        for (var number = 1; number <= campaign.DayCount; number++)
        {
            var day = campaign.Campaign.StartDay.AddDays(number - 1);
            var quota = campaign.HostQuotaOn(day)?.Target ?? Sums.OrNull(campaign.Communes.Select(c => campaign.QuotaOn(day, c.Id)));
            var required = PaceRules.Required(quota, number, campaign.DayCount);
            var value = byDay[day].Sum(r => r.Value ?? 0);
            cumulative += value;
            points.Add(day <= upTo ? new(day, value, cumulative, required, byDay[day].Count()) : new(day, null, null, required, 0));
        }

        return points;
    }
}
