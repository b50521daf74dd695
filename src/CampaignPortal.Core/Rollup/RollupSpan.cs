namespace CampaignPortal.Core.Rollup;

/// <summary>The days that a rollup is about: its flows are those of the span, all else is as at the end of its last day.</summary>
/// <param name="From">First day, included; the last itself for the rollup of one day.</param>
/// <param name="Day">Last day, included.</param>
public readonly record struct RollupSpan(DateOnly From, DateOnly Day)
{
    public bool IsDay => From == Day;

    /// <summary>Days of the span, first and last included.</summary>
    public int Days => Day.DayNumber - From.DayNumber + 1;

    public static implicit operator RollupSpan(DateOnly day) => FromDateOnly(day);

    /// <summary>One day.</summary>
    public static RollupSpan FromDateOnly(DateOnly day) => new(day, day);
}
