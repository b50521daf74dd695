using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Awards;

/// <summary>What a person decided about a commune, a unit, or somebody added by hand. Nothing is issued by it.</summary>
public sealed class AwardProposal : IInCampaign
{
    public int CampaignId { get; set; }

    public AwardKind Kind { get; set; }

    /// <summary>See <see cref="AwardSubject"/>.</summary>
    public required string Subject { get; set; }

    /// <summary>As it stands in the list; of a commune or unit the name that it had when it was decided on.</summary>
    public required string Name { get; set; }

    /// <summary>True for a person, false for a collective.</summary>
    public bool IsPerson { get; set; }

    /// <summary>Chức vụ, of a person.</summary>
    public string? Position { get; set; }

    /// <summary>Where a person, or a collective added by hand, belongs.</summary>
    public string? Body { get; set; }

    /// <summary>False where it was looked at and left out.</summary>
    public bool IsProposed { get; set; }

    public AwardLevel Level { get; set; }

    /// <summary>"Giấy khen của Chủ tịch …", as it was when it was decided.</summary>
    public required string Form { get; set; }

    /// <summary>In a person's words; null for the sentence that the evidence gives.</summary>
    public string? Reason { get; set; }

    /// <summary>The <see cref="AwardEvidence"/> that was on the page, as JSON; null for who was added by hand.</summary>
    public string? Evidence { get; set; }

    /// <summary>One more for each change; what the person saw is compared with it.</summary>
    public int Version { get; set; }

    public required string DecidedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime DecidedAt { get; set; }
}

public enum AwardKind
{
    /// <summary>Khen thưởng.</summary>
    Commendation = 1,

    /// <summary>Phê bình.</summary>
    Criticism = 2,
}

public enum AwardLevel
{
    /// <summary>The body that runs the campaign.</summary>
    Host = 1,

    /// <summary>The one above it.</summary>
    Higher = 2,
}

/// <summary>A list with its letter as it was issued; a later one has the next number. Never changed.</summary>
public sealed class AwardPaper : IFrozen
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public AwardKind Kind { get; set; }

    /// <summary>1 for the first of its kind.</summary>
    public int Number { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    /// <summary>The <see cref="AwardFigures"/> as JSON.</summary>
    public required string Content { get; set; }
}
