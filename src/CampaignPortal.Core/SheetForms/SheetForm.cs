using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.SheetForms;

/// <summary>
/// A form of somebody else's (the province, PC06) as a workbook with fields in it, to be filled with the campaign's figures. Each
/// upload under one name is a version of it; none is changed or deleted.
/// </summary>
public sealed class SheetForm : IFrozen
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public required string Name { get; set; }

    /// <summary>What versions of one form have in common: the name without marks and capitals.</summary>
    public required string NameKey { get; set; }

    /// <summary>1 for the first upload under the name.</summary>
    public int Version { get; set; }

    public FormKind Kind { get; set; }

    public required string FileName { get; set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; set; }

    public required byte[] Content { get; set; }

    public required string UploadedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime UploadedAt { get; set; }
}

public enum FormKind
{
    /// <summary>Of one day.</summary>
    Day = 1,

    /// <summary>Of a span of days.</summary>
    Span = 2,
}

/// <summary>That a form was filled: which, of which days, for whom, by whom and when.</summary>
public sealed class SheetFormUse : IFrozen
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Null for the form that the portal brings.</summary>
    public int? FormId { get; set; }

    public required string FormName { get; set; }

    public DateOnly FirstDay { get; set; }

    public DateOnly LastDay { get; set; }

    /// <summary>Whom it was made for: the province, PC06; null where nobody said.</summary>
    public string? Recipient { get; set; }

    /// <summary>SHA-256 of the filled file, in hexadecimal.</summary>
    public required string Hash { get; set; }

    public required string MadeBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime MadeAt { get; set; }
}
