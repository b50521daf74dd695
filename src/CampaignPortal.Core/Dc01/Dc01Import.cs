using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Dc01;

/// <summary>
/// A file of the national system's statistics (extended DC01 module, plan V.2): who brought it when, and whether its figures
/// were taken over. One that was is never changed; one that was not is a draft.
/// </summary>
public sealed class Dc01Import : IInCampaign
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    /// <summary>As it was called on the computer that it came from.</summary>
    public required string FileName { get; set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string FileHash { get; set; }

    public int FileLength { get; set; }

    /// <summary>The day that a person chose for rows without one of their own.</summary>
    public DateOnly? Day { get; set; }

    public required string UploadedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime UploadedAt { get; set; }

    public string? ConfirmedBy { get; set; }

    /// <summary>Campaign time, UTC; null for a draft.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public DateOnly? FirstDay { get; set; }

    public DateOnly? LastDay { get; set; }

    public int LineCount { get; set; }
}

/// <summary>The bytes of an import, in a table of their own: lists do not read them.</summary>
public sealed class Dc01File : IInCampaign
{
    public int Id { get; set; }

    public int ImportId { get; set; }

    public int CampaignId { get; set; }

    public required byte[] Content { get; set; }
}

/// <summary>A line that was taken over. Of several for a commune and day the one with the highest id counts; none is deleted.</summary>
public sealed class Dc01Line : IInCommune, IFrozen
{
    public long Id { get; set; }

    public int CampaignId { get; set; }

    public int ImportId { get; set; }

    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>The commune as that system writes it.</summary>
    public required string AreaName { get; set; }

    /// <summary>As the spreadsheet numbers it.</summary>
    public int Row { get; set; }

    /// <summary>Level 1 activations up to and with the day.</summary>
    public int Level1 { get; set; }

    /// <summary>Level 2 activations up to and with the day.</summary>
    public int Level2 { get; set; }
}

/// <summary>What a person said about a name of that system; holds for all later files of the campaign.</summary>
public sealed class Dc01NameDecision : IInCampaign
{
    public int CampaignId { get; set; }

    /// <summary>See <see cref="AreaName.Key"/>.</summary>
    public required string NameKey { get; set; }

    public required string AreaName { get; set; }

    /// <summary>Null for a name that is none of the campaign's communes.</summary>
    public int? DecidedCommuneId { get; set; }

    public required string DecidedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime DecidedAt { get; set; }
}

/// <summary>Which column a person said a heading to be; holds for all later files of the campaign.</summary>
public sealed class Dc01HeadingDecision : IInCampaign
{
    public int CampaignId { get; set; }

    /// <summary>See <see cref="Dc01Headings.KeyOf"/>.</summary>
    public required string HeadingKey { get; set; }

    public Dc01Field Field { get; set; }

    public required string DecidedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime DecidedAt { get; set; }
}
