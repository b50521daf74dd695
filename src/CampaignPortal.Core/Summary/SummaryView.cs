using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Summary;

/// <summary>The summary report as it stands: issued, a draft, or what a first draft would hold.</summary>
/// <param name="Figures">As issued, as in the draft, or as they are now.</param>
/// <param name="Issued">Null where it has not been issued.</param>
/// <param name="Draft">Null where nobody has begun, and once it is issued.</param>
/// <param name="Changes">What the portal says otherwise now than the draft.</param>
public sealed record SummaryView(
    CampaignDefinition Campaign, SummaryFigures Figures, SummaryProse Prose, SummaryIssue? Issued, SummaryDraftRow? Draft, IReadOnlyList<SheetChange> Changes)
{
    /// <summary>What the report says, the same for the page and the document.</summary>
    public IReadOnlyList<DocumentBlock> Body => SummaryDocument.Body(Figures, Prose);

    /// <summary>The tables of the appendices with their titles.</summary>
    public IReadOnlyList<Appendix> Appendices => SummaryDocument.Printed(Figures);

    /// <summary>True where days of the campaign are still to come.</summary>
    public bool IsEarly => Figures.Day < Figures.EndDay;
}

/// <param name="IssuedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record SummaryIssue(int Id, DateTime IssuedAt, string IssuedBy, IReadOnlyList<IssuedFileRow> Files);

/// <param name="SavedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record SummaryDraftRow(int Version, string SavedBy, DateTime SavedAt);

/// <summary>The agency's prose as it was typed.</summary>
public sealed record SummaryInput
{
    public required int CampaignId { get; init; }

    /// <summary>The version that the writer saw; 0 where nobody had begun.</summary>
    public required int SeenVersion { get; init; }

    /// <summary>A section that is missing becomes empty.</summary>
    public required IReadOnlyDictionary<SummarySection, string?> Sections { get; init; }
}

public enum SummaryStatus
{
    /// <summary>Stored, or stored like this already.</summary>
    Saved,

    /// <summary>The figures of now are the draft's.</summary>
    TakenOver,

    /// <summary>Somebody else saved meanwhile; nothing was written.</summary>
    Stale,

    /// <summary>Sections are too long, see <see cref="SummaryOutcome.TooLong"/>; nothing was written.</summary>
    TooLong,

    Issued,

    /// <summary>It has been issued, by somebody else or before; nothing was written.</summary>
    IssuedAlready,

    /// <summary>Nobody has saved a draft; nothing was written.</summary>
    NoDraft,

    /// <summary>Figures are others by now than in the draft; nothing was written.</summary>
    FiguresChanged,

    /// <summary>Days of the campaign are still to come and nobody said that they may be; nothing was written.</summary>
    NotEnded,
}

/// <param name="Draft">What is stored now; null where nothing is, or nobody looked.</param>
public sealed record SummaryOutcome(SummaryStatus Status, IReadOnlyList<SummarySection> TooLong, SummaryDraftRow? Draft)
{
    internal static SummaryOutcome Of(SummaryStatus status) => new(status, [], null);
}
