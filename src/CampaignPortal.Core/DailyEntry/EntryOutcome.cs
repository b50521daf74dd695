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
}

public sealed record CellProblem(int HamletId, int IndicatorId, string? Typed, CellProblemCode Code);

/// <summary>A cell where the stored value is no longer the one that the officer started from.</summary>
public sealed record CellConflict(int HamletId, int IndicatorId, int? Stored, string? Typed);

/// <summary>The answer to a submission, always with the day as the server holds it now.</summary>
public sealed record EntryOutcome
{
    public required EntryStatus Status { get; init; }

    public required EntryDay Stored { get; init; }

    public RefusalReason? Reason { get; init; }

    public IReadOnlyList<CellProblem> Problems { get; init; } = [];

    public IReadOnlyList<CellConflict> Conflicts { get; init; } = [];
}
