using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Rollup;

/// <summary>A day's value and running value of one indicator; null is blank, which is not zero.</summary>
public readonly record struct Figure(int? Day, int? Running);

/// <summary>The figures of one area (commune or hamlet) or of all together, up to the end of a day.</summary>
public sealed record RollupRow
{
    /// <summary>Commune or hamlet id; 0 for the row of all.</summary>
    public required int AreaId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Citizens entitled to an account.</summary>
    public required int Eligible { get; init; }

    public required int ActivatedBefore { get; init; }

    /// <summary>As it stood on the day; null where none was set.</summary>
    public required int? Quota { get; init; }

    /// <summary>By indicator id.</summary>
    public required IReadOnlyDictionary<int, Figure> Figures { get; init; }

    /// <summary>New counts of the headline indicator on the day; 0 where the day has not been reported.</summary>
    public required int Today { get; init; }

    /// <summary>Counts of the headline indicator from the first day of the campaign.</summary>
    public required int Cumulative { get; init; }

    public required PaceClass Pace { get; init; }

    /// <summary>Of the commune's day; for hamlets of their commune's.</summary>
    public DayState State { get; init; }

    public DayKind? Kind { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh of the day's first submission.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which the first submission was made without a connection; null where it came at once.</summary>
    public DateTime? MadeAt { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which the server had a submission with <see cref="MadeAt"/>.</summary>
    public DateTime? ReceivedAt { get; init; }

    /// <summary>The newest reported day up to the chosen one; null where none has been reported.</summary>
    public DateOnly? LastReported { get; init; }

    /// <summary>1 for the highest percentage of quota; ties: larger cumulative, then code.</summary>
    public int Rank { get; init; }

    public bool IsReported => State is DayState.OnTime or DayState.Late;

    public decimal? PercentOfQuota => PaceRules.Percent(Cumulative, Quota);

    /// <summary>All activated accounts, those from before the campaign too, against eligible citizens.</summary>
    public decimal? PercentOfEligible => PaceRules.Percent((long)ActivatedBefore + Cumulative, Eligible);

    public int? Remaining => PaceRules.Remaining(Quota, Cumulative);

    public Figure this[int indicatorId] => Figures.GetValueOrDefault(indicatorId);
}

/// <summary>A table of areas with the row of all, for one day.</summary>
public sealed record RollupTable
{
    public required int CampaignId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which the figures were read.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>1 on the first day.</summary>
    public required int DayNumber { get; init; }

    public required int DayCount { get; init; }

    /// <summary>In the campaign's own order.</summary>
    public required IReadOnlyList<RollupRow> Rows { get; init; }

    /// <summary>Sums of the rows.</summary>
    public required RollupRow Total { get; init; }

    /// <summary>Whole days after this one until the end.</summary>
    public int DaysLeft => Math.Max(0, DayCount - DayNumber);

    public int? NeededPerDay => PaceRules.NeededPerDay(Total.Quota, Total.Cumulative, DaysLeft);

    public int ReportedCount => Rows.Count(r => r.IsReported);

    public int LateCount => Rows.Count(r => r.State == DayState.Late);

    /// <summary>Who has not reported the day, in the campaign's order.</summary>
    public IEnumerable<RollupRow> NotReported => Rows.Where(r => !r.IsReported);
}
