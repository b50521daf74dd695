namespace CampaignPortal.Core.Rollup;

/// <summary>Where an area stands against its required line.</summary>
public enum PaceClass
{
    /// <summary>No quota to compare with.</summary>
    Unknown = 0,

    /// <summary>Đạt: the quota has been reached.</summary>
    Done = 1,

    /// <summary>Đúng tiến độ.</summary>
    OnTrack = 2,

    /// <summary>Chậm.</summary>
    Slow = 3,

    /// <summary>Cần đôn đốc.</summary>
    Urge = 4,
}

/// <summary>The arithmetic of pace; formulae are explained in docs/data-model.md. Pure.</summary>
public static class PaceRules
{
    /// <summary>
    /// Percent with two decimals, halves away from zero, never capped; null where there is nothing to divide by.
    /// Of sums only: a mean of percentages is not a percentage.
    /// </summary>
    public static decimal? Percent(long part, long? whole) =>
        whole is > 0 ? Math.Round(100m * part / whole.Value, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>What is still missing; 0 once the quota is reached.</summary>
    public static int? Remaining(int? quota, int cumulative) => quota is { } target ? Math.Max(0, target - cumulative) : null;

    /// <summary>Counts a day that would reach the quota in <paramref name="daysLeft"/> days, rounded up; null when no day is left.</summary>
    public static int? NeededPerDay(int? quota, int cumulative, int daysLeft) =>
        Remaining(quota, cumulative) is { } remaining && daysLeft > 0 ? (remaining + daysLeft - 1) / daysLeft : null;

    /// <summary>Where a straight line from 0 to the quota stands at the end of the given day (1 = first day), rounded up.</summary>
    public static int? Required(int? quota, int dayNumber, int dayCount) => quota is { } target
        ? (int)((((long)target * Math.Clamp(dayNumber, 0, dayCount)) + dayCount - 1) / dayCount)
        : null;

    /// <summary>
    /// The class against the straight line to the quota. Thresholds are shares of that line in percent
    /// (<see cref="Campaigns.Campaign.OnTrackFromPercent"/>, <see cref="Campaigns.Campaign.SlowFromPercent"/>).
    /// </summary>
    public static PaceClass Classify(int? quota, int cumulative, int dayNumber, int dayCount, int onTrackFrom, int slowFrom)
    {
        if (quota is not > 0)
        {
            return PaceClass.Unknown;
        }

        if (cumulative >= quota)
        {
            return PaceClass.Done;
        }

        var reached = (decimal)cumulative * 100 * dayCount;
        var line = (decimal)quota.Value * Math.Clamp(dayNumber, 0, dayCount);
        return reached >= line * onTrackFrom ? PaceClass.OnTrack
            : reached >= line * slowFrom ? PaceClass.Slow
            : PaceClass.Urge;
    }
}
