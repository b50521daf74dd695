namespace CampaignPortal.Core.Inspections;

/// <summary>A visit as it was typed.</summary>
public sealed record InspectionInput
{
    public required int CampaignId { get; init; }

    /// <summary>Null for a new one.</summary>
    public int? Id { get; init; }

    /// <summary>The version that was on the page; 0 for a new one.</summary>
    public required int SeenVersion { get; init; }

    /// <summary>Of a new one; a stored one keeps its commune.</summary>
    public int? CommuneId { get; init; }

    /// <summary>As 2023-08-19.</summary>
    public string? Day { get; init; }

    public InspectionTeam Team { get; init; }

    public string? Members { get; init; }

    public string? Findings { get; init; }

    public IReadOnlyList<DemandInput> Demands { get; init; } = [];
}

/// <param name="Number">0 for a new one.</param>
/// <param name="Text">Empty takes the demand away.</param>
/// <param name="Due">As 2023-08-25.</param>
public sealed record DemandInput(int Number, string? Text, string? Due);

public enum InspectionStatus
{
    Saved,

    /// <summary>It is stored like this already; nothing was written.</summary>
    Unchanged,

    /// <summary>See <see cref="InspectionOutcome.Problems"/>; nothing was written.</summary>
    Refused,

    /// <summary>Somebody else changed it since; nothing was written, theirs is in <see cref="InspectionOutcome.Stored"/>.</summary>
    Stale,

    /// <summary>Somebody else took it away; nothing was written.</summary>
    Gone,
}

public enum InspectionFault
{
    NoCommune,
    NoDay,
    DayAhead,
    NoTeam,
    MembersTooLong,
    NoFindings,
    FindingsTooLong,
    DemandTooLong,

    /// <summary>A demand without a day by which it must be done, or a day without a demand.</summary>
    NoDue,

    /// <summary>The demand would be due before the visit.</summary>
    DueBeforeVisit,
    TooManyDemands,

    /// <summary>The word on what was done is missing.</summary>
    NoWord,
    WordTooLong,
}

/// <param name="Row">Position of the demand as it was typed; null for what concerns the visit.</param>
public sealed record InspectionProblem(InspectionFault Fault, int? Row = null);

/// <param name="Stored">As it is stored now; null where there is none.</param>
public sealed record InspectionOutcome(InspectionStatus Status, InspectionView? Stored, IReadOnlyList<InspectionProblem> Problems);
