using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Pace;

/// <summary>
/// Places won and lost against the evening before, by the rule of the ranking. The day before needs no reading: it is the
/// running total without what the day brought. Pure.
/// </summary>
public static class RankChanges
{
    /// <summary>By area id: 1 for one place up, -1 for one down; empty on the first day and while nobody had a count.</summary>
    public static IReadOnlyDictionary<int, int> Of(CampaignDefinition campaign, RollupTable rollup)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        var before = rollup.Day.AddDays(-1);
        if (!campaign.IsCampaignDay(before) || rollup.Rows.All(r => r.Cumulative == r.Today))
        {
            return new Dictionary<int, int>();
        }

        var ranks = RankingRules.Ranks(rollup.Rows.Select(r => new Standing(r.AreaId, r.Code, r.Cumulative - r.Today, campaign.QuotaOn(before, r.AreaId))));
        return rollup.Rows.ToDictionary(r => r.AreaId, r => ranks[r.AreaId] - r.Rank);
    }
}
