using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Rollup;

/// <summary>A day's value and running value of one indicator; null is blank, which is not zero.</summary>
public readonly record struct Figure(int? Day, int? Running)
{
    /// <summary>Both together; blank only where both are.</summary>
    public static Figure operator +(Figure one, Figure other) => new(Sums.OrNull(one.Day, other.Day), Sums.OrNull(one.Running, other.Running));

    /// <summary>Both together; blank only where both are.</summary>
    public static Figure Add(Figure one, Figure other) => one + other;
}

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

    /// <summary>A grouping above communes, such as a district; null where there is none.</summary>
    public string? GroupName { get; init; }

    /// <summary>Citizens that can be activated here: eligible less absent less not eligible; null where neither list is known.</summary>
    public int? Reachable { get; init; }

    /// <summary>New counts of the headline indicator on the day (in the span); 0 where none was reported.</summary>
    public required int Today { get; init; }

    /// <summary>Counts of the headline indicator from the first day of the campaign.</summary>
    public required int Cumulative { get; init; }

    public required PaceClass Pace { get; init; }

    /// <summary>Of the commune's day; for hamlets of their commune's.</summary>
    public DayState State { get; init; }

    public DayKind? Kind { get; init; }

    /// <summary>Hamlets that a commune's report of the day says nothing of.</summary>
    public int BlankHamlets { get; init; }

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

    /// <summary>The rank on the day before, by that day's quota; null on the first day, where nobody asked for it and where there is nothing newer.</summary>
    public int? RankBefore { get; init; }

    /// <summary>Reported days of the span; null for one day.</summary>
    public int? ReportedDays { get; init; }

    /// <summary>The day of the national system's line that the cumulative counts are taken from; null where they are the area's own.</summary>
    public DateOnly? Dc01Day { get; init; }

    /// <summary>True where the counts of the day (of the span) are the national system's too.</summary>
    public bool IsSpanOfDc01 { get; init; }

    public bool IsReported => State is DayState.OnTime or DayState.Late;

    /// <summary>True where something of the day, or of the span, has been reported.</summary>
    public bool HasReports => ReportedDays is { } days ? days > 0 : IsReported;

    /// <summary>Places gained (positive) or lost since the day before.</summary>
    public int? RankChange => RankBefore - Rank;

    public decimal? PercentOfQuota => PaceRules.Percent(Cumulative, Quota);

    /// <summary>All activated accounts, those from before the campaign too, against eligible citizens.</summary>
    public decimal? PercentOfEligible => PaceRules.Percent((long)ActivatedBefore + Cumulative, Eligible);

    /// <summary>The same against those who can be activated here.</summary>
    public decimal? PercentOfReachable => PaceRules.Percent((long)ActivatedBefore + Cumulative, Reachable);

    public int? Remaining => PaceRules.Remaining(Quota, Cumulative);

    public Figure this[int indicatorId] => Figures.GetValueOrDefault(indicatorId);
}

/// <summary>A table of areas with the row of all, for one day or for a span that ends with it.</summary>
public sealed record RollupTable
{
    public required int CampaignId { get; init; }

    public required RollupSpan Span { get; init; }

    /// <summary>The last day of the span: all but the flows is as at its end.</summary>
    public DateOnly Day => Span.Day;

    /// <summary>Whose counts these are.</summary>
    public OfficialFigures Official { get; init; }

    /// <summary>True where the national system's counts are official and of nobody newer than on the day before: then there are no ranks of that day.</summary>
    public bool HasNoNewerDc01 { get; init; }

    /// <summary>The whole's own target where it was accepted although its parts add up to another; null where they agree.</summary>
    public OwnQuota? OwnQuota { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which the figures were read.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>False where a day that has passed is looked at, also the last one after the campaign.</summary>
    public bool IsToday => DateOnly.FromDateTime(AsOf) == Day;

    /// <summary>1 on the first day.</summary>
    public required int DayNumber { get; init; }

    public required int DayCount { get; init; }

    /// <summary>In the campaign's own order.</summary>
    public required IReadOnlyList<RollupRow> Rows { get; init; }

    /// <summary>Sums of the rows; its quota is the whole's own where there is one.</summary>
    public required RollupRow Total { get; init; }

    /// <summary>Whole days after this one until the end.</summary>
    public int DaysLeft => Math.Max(0, DayCount - DayNumber);

    public int? NeededPerDay => PaceRules.NeededPerDay(Total.Quota, Total.Cumulative, DaysLeft);

    public int ReportedCount => Rows.Count(r => r.IsReported);

    public int LateCount => Rows.Count(r => r.State == DayState.Late);

    /// <summary>Who has reported the day and left hamlets blank.</summary>
    public int PartialCount => Rows.Count(r => r.BlankHamlets > 0);

    /// <summary>Who has not reported the day, in the campaign's order.</summary>
    public IEnumerable<RollupRow> NotReported => Rows.Where(r => !r.IsReported);
}

/// <param name="Sum">Of the parts.</param>
/// <param name="Reason">Why the two may differ, as it was accepted.</param>
public sealed record OwnQuota(int Target, int? Sum, string? Reason);
