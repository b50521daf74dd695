using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Closing;

/// <summary>
/// The closing report of a commune or unit (plan V.2), as it is being written. Its figures come from the portal and are locked to
/// a day; what is filed is kept as a <see cref="ClosingFiling"/>.
/// </summary>
public sealed class ClosingReport : IMaybeInCommune
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    public int? UnitId { get; set; }

    public ClosingState State { get; set; } = ClosingState.Draft;

    /// <summary>One more for each change; what the writer saw is compared with it.</summary>
    public int Version { get; set; }

    /// <summary>The day that the figures are locked to.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The <see cref="ClosingFigures"/> as JSON.</summary>
    public required string Figures { get; set; }

    /// <summary>Says whether the counts behind the figures have been touched since, see <see cref="ClosingStamp"/>.</summary>
    public required string Stamp { get; set; }

    /// <summary>The <see cref="ClosingProse"/> as JSON.</summary>
    public required string Prose { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>How often it has been filed; the number of the newest filing.</summary>
    public int FilingCount { get; set; }

    /// <summary>Campaign time, UTC; decides on time or late.</summary>
    public DateTime? FirstFiledAt { get; set; }

    /// <summary>Campaign time, UTC, of the newest filing.</summary>
    public DateTime? FiledAt { get; set; }

    public string? FiledBy { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was returned.</summary>
    public string? Comment { get; set; }

    /// <summary>Whether its words, figures and attachments may be changed.</summary>
    public bool IsOpen => State is ClosingState.Draft or ClosingState.Returned;
}

/// <summary>A closing report as it was filed: figures, words, and what was attached. Written once.</summary>
public sealed class ClosingFiling : IMaybeInCommune, IFrozen
{
    public int Id { get; set; }

    public int ReportId { get; set; }

    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    public int? UnitId { get; set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; set; }

    public DateOnly Day { get; set; }

    public required string Figures { get; set; }

    public required string Stamp { get; set; }

    public required string Prose { get; set; }

    /// <summary>Names and SHA-256 of the attachments as JSON.</summary>
    public required string Attached { get; set; }

    public required string FiledBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime FiledAt { get; set; }
}

public enum ClosingState
{
    /// <summary>Đang soạn.</summary>
    Draft = 1,

    /// <summary>Đã nộp.</summary>
    Filed = 2,

    /// <summary>Trả lại để bổ sung, with a comment.</summary>
    Returned = 3,

    /// <summary>Đã tiếp nhận.</summary>
    Accepted = 4,
}
