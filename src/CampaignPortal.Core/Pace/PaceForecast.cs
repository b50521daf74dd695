using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Pace;

/// <summary>Where an area will be on the last day if it goes on as in its last reported days.</summary>
public sealed record PaceForecast
{
    public required int? Quota { get; init; }

    /// <summary>Counts from the first day up to now.</summary>
    public required int Cumulative { get; init; }

    /// <summary>Counts up to the end of <see cref="LastComplete"/>; what a day under way has brought is not in it.</summary>
    public required int Known { get; init; }

    /// <summary>The newest day that will bring no more: everybody has reported it, or it has passed.</summary>
    public required DateOnly LastComplete { get; init; }

    /// <summary>The campaign's last day.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The reported days that the rate is of, oldest first: at most <see cref="ForecastRules.Days"/>, at least one.</summary>
    public required IReadOnlyList<PaceDay> Days { get; init; }

    /// <summary>At the mean of <see cref="Days"/>.</summary>
    public required PaceOutlook Likely { get; init; }

    /// <summary>At the mean of their slower half.</summary>
    public required PaceOutlook Slow { get; init; }

    /// <summary>At the mean of their faster half.</summary>
    public required PaceOutlook Fast { get; init; }

    /// <summary>The day on which the quota was reached; null where it has not been.</summary>
    public required DateOnly? ReachedOn { get; init; }

    /// <summary>Days after <see cref="LastComplete"/> until the end.</summary>
    public int DaysAhead => Math.Max(0, End.DayNumber - LastComplete.DayNumber);

    /// <summary>False where one day alone is known, or all were alike.</summary>
    public bool HasRange => Slow.Rate.PerDay != Fast.Rate.PerDay;
}

/// <summary>What one rate leads to.</summary>
/// <param name="Final">Counts at the end of the last day; never less than there are already.</param>
/// <param name="Finish">Day on which the quota is reached, which may be after the last one; null where that is not in sight or there is no quota.</param>
public sealed record PaceOutlook(PaceRate Rate, long Final, int? Quota, DateOnly? Finish)
{
    /// <summary>Of the quota, two decimals, never capped.</summary>
    public decimal? Percent => PaceRules.Percent(Final, Quota);
}
