using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.DayNotes;

/// <summary>A note as it was typed.</summary>
public sealed record DayNoteInput
{
    public required int CampaignId { get; init; }

    public required int CommuneId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The version that the officer saw; 0 where there was no note.</summary>
    public required int SeenVersion { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }

    public IReadOnlyDictionary<WorkPlace, string?> Places { get; init; } = new Dictionary<WorkPlace, string?>();
}

/// <summary>A note as it is stored; every part of it may be missing.</summary>
public sealed record DayNoteView
{
    public required DateOnly Day { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }

    public IReadOnlyDictionary<WorkPlace, int> Places { get; init; } = new Dictionary<WorkPlace, int>();

    /// <summary>0 where nothing has ever been saved.</summary>
    public int Version { get; init; }

    public string? ChangedBy { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh, by the campaign's clock.</summary>
    public DateTime? ChangedAt { get; init; }

    public bool IsEmpty => Difficulties is null && Proposals is null && Places.Count == 0;
}

public enum NoteStatus
{
    /// <summary>Stored, or stored like this already.</summary>
    Saved,

    /// <summary>Somebody else saved another note meanwhile; nothing was written, theirs is in <see cref="DayNoteOutcome.Stored"/>.</summary>
    Stale,

    /// <summary>Nothing was written.</summary>
    Refused,
}

/// <summary>What is wrong with one field of a note.</summary>
/// <param name="Field">Difficulties, Proposals or the name of a <see cref="WorkPlace"/>.</param>
/// <param name="Code">What is wrong with a count; null for a text, which is too long.</param>
/// <param name="Length">How long a text was.</param>
public sealed record NoteProblem(string Field, CellProblemCode? Code, int Length);

/// <param name="Reason">Why a note is refused as a whole; null where fields are wrong.</param>
public sealed record DayNoteOutcome(NoteStatus Status, DayNoteView Stored, RefusalReason? Reason, IReadOnlyList<NoteProblem> Problems);

/// <summary>The notes of one day.</summary>
/// <param name="Campaign">As the caller sees it.</param>
/// <param name="Rows">The communes that wrote something, in the order of the campaign.</param>
/// <param name="Sums">By place; a place that nobody named is missing.</param>
public sealed record DayNoteTable(
    CampaignDefinition Campaign, DateOnly Day, DateOnly Last, IReadOnlyList<DayNoteRow> Rows, IReadOnlyDictionary<WorkPlace, int> Sums);

public sealed record DayNoteRow(CommuneDefinition Commune, DayNoteView Note);
