using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Dc01;

/// <summary>A commune's word on why its figures and the national system's differ on a day.</summary>
public sealed class Dc01Explanation : IInCommune
{
    public const int TextLength = 1000;

    public int CampaignId { get; set; }

    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public required string Text { get; set; }

    /// <summary>The difference that was explained, own less DC01: another one is not.</summary>
    public int Level1Difference { get; set; }

    public int Level2Difference { get; set; }

    public int Version { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime ChangedAt { get; set; }
}
