using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DayLocks;

/// <summary>When a day is locked. Late and locked are different things: a late day still counts, a locked one needs a reopening.</summary>
public static class LockRules
{
    /// <summary>The midnight in Asia/Ho_Chi_Minh at which a day is locked; null where the campaign locks none.</summary>
    public static DateTime? LocksAt(CampaignDefinition campaign, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return LocksAt(campaign.Campaign.LockAfterDays, day);
    }

    /// <param name="lockAfterDays">See <see cref="Campaign.LockAfterDays"/>.</param>
    /// <param name="day">The campaign day.</param>
    public static DateTime? LocksAt(int? lockAfterDays, DateOnly day) =>
        lockAfterDays is { } days ? day.AddDays(days + 1).ToDateTime(TimeOnly.MinValue) : null;

    /// <param name="campaign">Its rules.</param>
    /// <param name="day">The day that is to be entered.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public static bool IsPast(CampaignDefinition campaign, DateOnly day, DateTime now) => LocksAt(campaign, day) <= now;
}
