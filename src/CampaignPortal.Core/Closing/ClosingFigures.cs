using System.Text.Json;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Closing;

/// <summary>
/// The numbers of a closing report, locked to a day: page, .docx and summary are made from these and from nothing else. Either
/// <see cref="Commune"/> or <see cref="Unit"/> is given.
/// </summary>
public sealed record ClosingFigures
{
    public required string CampaignName { get; init; }

    /// <summary>Of the commune or unit.</summary>
    public required string Name { get; init; }

    /// <summary>The day that the figures are locked to.</summary>
    public required DateOnly Day { get; init; }

    public required DateOnly EndDay { get; init; }

    /// <summary>1 on the first day.</summary>
    public required int DayNumber { get; init; }

    public required int DayCount { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which the figures were read.</summary>
    public required DateTime AsOf { get; init; }

    public CommuneFigures? Commune { get; init; }

    public UnitFigures? Unit { get; init; }

    public string Write() => JsonSerializer.Serialize(this, ClosingJson.Default.ClosingFigures);

    public static ClosingFigures Read(string json) => JsonSerializer.Deserialize(json, ClosingJson.Default.ClosingFigures)!;
}

/// <summary>What a commune achieved by the end of a day, in persons unless said otherwise.</summary>
public sealed record CommuneFigures
{
    /// <summary>As it stood on the day; null where none was set.</summary>
    public required int? Quota { get; init; }

    /// <summary>Of the headline indicator from the first day of the campaign.</summary>
    public required int Cumulative { get; init; }

    /// <summary>Of the quota.</summary>
    public required decimal? Percent { get; init; }

    public required int? Remaining { get; init; }

    public required int Eligible { get; init; }

    public required int ActivatedBefore { get; init; }

    /// <summary>With those from before the campaign, of the eligible citizens.</summary>
    public required decimal? PercentOfEligible { get; init; }

    /// <summary>Headings of <see cref="ClosingLine.Values"/>.</summary>
    public required IReadOnlyList<DailyColumn> Columns { get; init; }

    /// <summary>In the campaign's order.</summary>
    public required IReadOnlyList<ClosingLine> Hamlets { get; init; }

    public required ClosingLine Total { get; init; }

    public required int DaysOnTime { get; init; }

    public required IReadOnlyList<DateOnly> LateDays { get; init; }

    public required IReadOnlyList<DateOnly> MissingDays { get; init; }

    /// <summary>Days declared without any event (không phát sinh); they are reported days.</summary>
    public required IReadOnlyList<DateOnly> ZeroDays { get; init; }

    /// <summary>Persons helped by place, all days together; a place that nobody named is missing.</summary>
    public required IReadOnlyList<PlaceFigure> Places { get; init; }

    /// <summary>Days on time, late and missing together: those of the campaign up to the locked one, without one that is still in time.</summary>
    public int Days() => DaysReported() + MissingDays.Count;

    public int DaysReported() => DaysOnTime + LateDays.Count;
}

/// <summary>What a unit achieved with its own staff.</summary>
public sealed record UnitFigures
{
    public required string Kind { get; init; }

    public required int Headcount { get; init; }

    public required int Level2 { get; init; }

    public required decimal? Percent { get; init; }

    /// <summary>Staff without level 2.</summary>
    public required int Missing { get; init; }

    /// <summary>Null where nobody counts them.</summary>
    public required int? Pupils { get; init; }

    public required int? Parents { get; init; }

    public required DateOnly? LastReported { get; init; }

    public required int DaysReported { get; init; }

    /// <summary>The day by which the plan asks for the whole staff.</summary>
    public required DateOnly? Deadline { get; init; }

    /// <summary>The first reported day on which the whole staff was at level 2; null where it is not yet.</summary>
    public required DateOnly? CompletedOn { get; init; }
}

/// <param name="AreaId">Hamlet; 0 for the row of all.</param>
/// <param name="Values">In the order of <see cref="CommuneFigures.Columns"/>; null is blank.</param>
public sealed record ClosingLine(int AreaId, string Name, IReadOnlyList<decimal?> Values);

public sealed record PlaceFigure(WorkPlace Place, int Value);
