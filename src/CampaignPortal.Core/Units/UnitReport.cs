using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Units;

/// <summary>A unit's day as it was typed; every count runs from the first day of the campaign.</summary>
public sealed record UnitReportInput
{
    public required int CampaignId { get; init; }

    public required int UnitId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The version that was on the page; 0 where the day had no report.</summary>
    public required int SeenVersion { get; init; }

    public string? Headcount { get; init; }

    public string? Level2 { get; init; }

    public string? Pupils { get; init; }

    public string? Parents { get; init; }

    /// <summary>Why a running count falls.</summary>
    public string? Reason { get; init; }
}

public enum UnitField
{
    Headcount,
    Level2,
    Pupils,
    Parents,
    Reason,
}

/// <summary>What is wrong with a field; the page has the sentence.</summary>
public enum UnitProblemCode
{
    Missing,
    Negative,
    NotWholeNumber,
    TooLarge,
    TooLong,

    /// <summary>More at level 2 than there are on the staff.</summary>
    AboveHeadcount,

    /// <summary>Less than on an earlier day or more than on a later one, without a reason.</summary>
    Falls,
}

public sealed record UnitProblem(UnitField Field, UnitProblemCode Code);

public enum UnitStatus
{
    /// <summary>Stored, or stored like this already.</summary>
    Saved,

    /// <summary>Somebody else saved other figures meanwhile; nothing was written, theirs are in <see cref="UnitOutcome.Stored"/>.</summary>
    Stale,

    /// <summary>See <see cref="UnitOutcome.Problems"/>; nothing was written.</summary>
    Refused,

    /// <summary>The day is not one of the campaign's, or is still to come; nothing was written.</summary>
    BadDay,
}

/// <param name="Stored">What the day holds now; null where it has no report.</param>
public sealed record UnitOutcome(UnitStatus Status, UnitPoint? Stored, IReadOnlyList<UnitProblem> Problems);

/// <summary>One unit's page: what it has reported, and one day to report.</summary>
/// <param name="Stored">The day's report; null where there is none.</param>
/// <param name="Row">All reports up to today.</param>
public sealed record UnitDesk(CampaignDefinition Campaign, DateOnly Day, DateOnly Today, UnitPoint? Stored, UnitRow Row);
