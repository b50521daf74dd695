using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Web.Features.Pace;

internal static class DayNeed
{
    /// <summary>What the day had to bring: the rest at its beginning over the days then left, itself among them.</summary>
    public static int? Of(RollupRow row, RollupTable rollup) => PaceRules.NeededPerDay(row.Quota, row.Cumulative - row.Today, rollup.DaysLeft + 1);
}
