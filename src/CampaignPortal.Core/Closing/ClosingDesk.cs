using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Closing;

/// <summary>A closing report's words as they were typed.</summary>
public sealed record ClosingInput
{
    public required int CampaignId { get; init; }

    public required BodyId Body { get; init; }

    /// <summary>The version that the writer saw; 0 where nothing had been saved.</summary>
    public required int SeenVersion { get; init; }

    /// <summary>A section that is missing becomes empty.</summary>
    public required IReadOnlyDictionary<ClosingSection, string?> Sections { get; init; }
}

public enum ClosingStatus
{
    /// <summary>Stored, or stored like this already.</summary>
    Saved,

    /// <summary>Handed in; a copy is kept that never changes.</summary>
    Filed,

    /// <summary>Somebody else saved meanwhile; nothing was written.</summary>
    Stale,

    /// <summary>Sections are too long, see <see cref="ClosingOutcome.Problems"/>; nothing was written.</summary>
    TooLong,

    /// <summary>It has been filed, or there is none: nothing can be changed.</summary>
    Closed,

    /// <summary>Saved but not filed: no section has a word.</summary>
    Empty,

    /// <summary>Saved but not filed: its figures are of a day before the campaign's last, and nobody said that they may be.</summary>
    NotEnded,

    /// <summary>Not a day of the campaign, or one to come.</summary>
    BadDay,
}

/// <param name="Version">What is stored now; 0 where nothing is.</param>
/// <param name="ChangedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record ClosingOutcome(ClosingStatus Status, int Version, string? ChangedBy, DateTime? ChangedAt, IReadOnlyList<ClosingProblem> Problems);

/// <summary>One body's closing report: what is stored, and what the portal would say now.</summary>
public sealed record ClosingDesk
{
    public required CampaignDefinition Campaign { get; init; }

    public required Body Body { get; init; }

    /// <summary>The last day that figures can be locked to now.</summary>
    public required DateOnly Last { get; init; }

    public required DueState Due { get; init; }

    /// <summary>Null until something is saved; the figures are then those of this moment.</summary>
    public required ClosingRow? Report { get; init; }

    public required ClosingFigures Figures { get; init; }

    public required ClosingProse Prose { get; init; }

    /// <summary>Figures of the locked day that are others by now.</summary>
    public required IReadOnlyList<ClosingDifference> Differences { get; init; }

    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<ClosingFilingRow> Filings { get; init; }

    public int Version => Report?.Version ?? 0;

    public bool IsOpen => Report is null or { State: ClosingState.Draft or ClosingState.Returned };

    /// <summary>What the report says, the same for the page and the document.</summary>
    public IReadOnlyList<DocumentBlock> Blocks => ClosingDocument.Body(Figures, Prose);

    /// <summary>The figures in the words of the document.</summary>
    public IReadOnlyList<DocumentBlock> FigureBlocks => ClosingDocument.Figures(Figures);

    /// <summary>The table of the hamlets; null for a unit.</summary>
    public Table? Hamlets => ClosingSheets.Hamlets(Figures) is { } sheet ? Reports.SheetDocument.Table(sheet) : null;
}

/// <summary>Where a report stands, without its words and figures.</summary>
/// <param name="ChangedAt">This and all moments: wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Day">The day that its figures are locked to.</param>
public sealed record ClosingRow(
    int Id, BodyId Body, ClosingState State, int Version, DateOnly Day, string Stamp, string ChangedBy, DateTime ChangedAt, int FilingCount,
    DateTime? FirstFiledAt, DateTime? FiledAt, string? FiledBy, string? DecidedBy, DateTime? DecidedAt, string? Comment)
{
    internal static ClosingRow Of(ClosingReport r) => new(
        r.Id, BodyId.Of(r), r.State, r.Version, r.Day, r.Stamp, r.ChangedBy, CampaignClock.ToLocal(r.ChangedAt), r.FilingCount,
        Local(r.FirstFiledAt), Local(r.FiledAt), r.FiledBy, r.DecidedBy, Local(r.DecidedAt), r.Comment);

    private static DateTime? Local(DateTime? utc) => utc is { } moment ? CampaignClock.ToLocal(moment) : null;
}

/// <param name="FiledAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record ClosingFilingRow(int Number, DateOnly Day, string FiledBy, DateTime FiledAt, IReadOnlyList<AttachedFile> Attached);
