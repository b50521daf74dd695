using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Attachments;

/// <summary>A file that belongs to a paper of a commune, a unit or the campaign; its bytes are apart, so that lists never read them.</summary>
public sealed class Attachment : IMaybeInCommune
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    public int? UnitId { get; set; }

    public AttachmentOwnerKind OwnerKind { get; set; }

    /// <summary>Id of the paper, within its kind; see <see cref="PaperId"/>.</summary>
    public int OwnerId { get; set; }

    /// <summary>Cleaned, see <see cref="FileNames"/>.</summary>
    public required string FileName { get; set; }

    public FileKind Kind { get; set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; set; }

    public int Length { get; set; }

    public required string AddedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime AddedAt { get; set; }
}

/// <summary>A stretch of an attachment's bytes: a file is written and sent in stretches, never held whole.</summary>
public sealed class AttachmentPart : IMaybeInCommune
{
    public const int MaxBytes = 1024 * 1024;

    public int AttachmentId { get; set; }

    /// <summary>0 for the first.</summary>
    public int Number { get; set; }

    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    public int? UnitId { get; set; }

    public required byte[] Content { get; set; }
}

public enum AttachmentOwnerKind
{
    /// <summary>Kế hoạch triển khai.</summary>
    Plan = 1,

    /// <summary>Báo cáo tổng kết.</summary>
    ClosingReport = 2,

    /// <summary>The document that set targets.</summary>
    QuotaRevision = 3,

    /// <summary>What a commune wrote about a day.</summary>
    DayNote = 4,

    /// <summary>A commune's word on how its figures differ from the national system's.</summary>
    Dc01Explanation = 5,
    DailyReport = 6,
    SummaryReport = 7,
    Commendation = 8,
    Criticism = 9,

    /// <summary>Biên bản kiểm tra thực địa.</summary>
    Inspection = 10,

    /// <summary>Communes that were urged at one moment.</summary>
    Urge = 11,
    Reopening = 12,
}

/// <summary>What a file is by its content; its name is not asked.</summary>
public enum FileKind
{
    Pdf = 1,
    Docx = 2,
    Xlsx = 3,
    Jpeg = 4,
    Png = 5,
}

/// <summary>Why a file is not taken; the page has the sentence.</summary>
public enum AttachmentProblem
{
    Missing,
    Empty,
    TooLarge,

    /// <summary>None of the kinds that are taken.</summary>
    UnknownKind,

    /// <summary>A .doc or .xls of old, or a file behind a password.</summary>
    OldOffice,
    Macros,

    /// <summary>Two kinds in one file, such as a picture with an archive behind it.</summary>
    TwoKinds,
    TooMuchInside,
    Damaged,

    /// <summary>The paper has it already.</summary>
    Twice,

    /// <summary>The paper has as many as it may.</summary>
    TooMany,

    /// <summary>The paper has been filed: nothing is added or removed any more.</summary>
    Closed,

    /// <summary>It is not there any more.</summary>
    Gone,
}
