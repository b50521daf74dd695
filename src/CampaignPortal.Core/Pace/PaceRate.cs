namespace CampaignPortal.Core.Pace;

/// <summary>What one reported day brought.</summary>
public readonly record struct PaceDay(DateOnly Day, int Value);

/// <summary>So many counts in so many days, kept as a fraction so that nothing is rounded twice.</summary>
/// <param name="Days">At least 1.</param>
public readonly record struct PaceRate(long Sum, int Days)
{
    public decimal PerDay => (decimal)Sum / Days;

    /// <summary>Whole counts that <paramref name="days"/> such days bring.</summary>
    public long In(int days) => Sum * days / Days;

    /// <summary>Whole days until <paramref name="counts"/> have come; null where they never do.</summary>
    public long? DaysFor(long counts) => counts <= 0 ? 0 : Sum <= 0 ? null : ((counts * Days) + Sum - 1) / Sum;
}
