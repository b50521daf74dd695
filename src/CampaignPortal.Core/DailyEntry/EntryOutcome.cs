namespace CampaignPortal.Core.DailyEntry;

public enum EntryStatus
{
    /// <summary>Stored and committed.</summary>
    Accepted,

    /// <summary>This submission had been stored before; nothing was written again.</summary>
    Repeated,

    /// <summary>Somebody else saved the day meanwhile; nothing was written, both values are in <see cref="EntryOutcome.Conflicts"/>.</summary>
    Stale,

    /// <summary>Nothing was written; <see cref="EntryOutcome.Problems"/> or <see cref="EntryOutcome.Reason"/> say why.</summary>
    Refused,
}

/// <summary>Why a whole submission is refused.</summary>
public enum RefusalReason
{
    /// <summary>See the cells.</summary>
    Cells,

    DayOutsideCampaign,

    DayInFuture,

    /// <summary>No cell has a value, and zero was not declared: blank is not zero.</summary>
    NothingTyped,

    /// <summary>The id was used before for another content.</summary>
    IdUsedBefore,

    /// <summary>The day is locked, and no reopening is in force.</summary>
    DayLocked,

    /// <summary>Checks struck that a word of reason lets pass; see the cells.</summary>
    NeedsReason,
}

/// <summary>What is wrong with one cell.</summary>
/// <param name="Limit">What the count was compared with, where it was.</param>
public sealed record CellProblem(int HamletId, int IndicatorId, string? Typed, CellProblemCode Code, double? Limit = null)
{
    /// <summary>True where the officer's word of reason lets the cell pass.</summary>
    public bool IsWarning { get; init; }
}

/// <summary>A cell where the stored value is no longer the one that the officer started from. Running totals where those were sent.</summary>
public sealed record CellConflict(int HamletId, int IndicatorId, int? Stored, string? Typed);

/// <summary>The answer to a submission.</summary>
public sealed record EntryOutcome
{
    public required EntryStatus Status { get; init; }

    public RefusalReason? Reason { get; init; }

    public IReadOnlyList<CellProblem> Problems { get; init; } = [];

    public IReadOnlyList<CellConflict> Conflicts { get; init; } = [];

    /// <summary>The version that the day has now, or that this submission made; 0 where the day has not been reported.</summary>
    public int Version { get; init; }

    /// <summary>Who saved that version.</summary>
    public string? SavedBy { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which it was saved.</summary>
    public DateTime? SavedAt { get; init; }

    internal static EntryOutcome Refuse(RefusalReason reason, IReadOnlyList<CellProblem>? problems = null) =>
        new() { Status = EntryStatus.Refused, Reason = reason, Problems = problems ?? [] };
}
