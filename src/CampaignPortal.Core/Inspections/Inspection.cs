using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Inspections;

/// <summary>A visit to a commune to see how the campaign goes there (plan IV.2, V.5), and what was found.</summary>
public sealed class Inspection : IInCommune
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public InspectionTeam Team { get; set; }

    /// <summary>Who came, by function.</summary>
    public string? Members { get; set; }

    public required string Findings { get; set; }

    /// <summary>One more for each change, of its demands too; what a person saw is compared with it.</summary>
    public int Version { get; set; }

    public required string RecordedBy { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime ChangedAt { get; set; }
}

/// <summary>What the commune must do by when.</summary>
public sealed class InspectionDemand : IInCommune
{
    public int InspectionId { get; set; }

    /// <summary>1 for the first; stays with the demand when another goes.</summary>
    public int Number { get; set; }

    public int CampaignId { get; set; }

    public int CommuneId { get; set; }

    public required string Text { get; set; }

    public DateOnly Due { get; set; }

    /// <summary>Campaign time, UTC; null while it is open.</summary>
    public DateTime? DoneAt { get; set; }

    public string? DoneBy { get; set; }

    /// <summary>What was done.</summary>
    public string? DoneWord { get; set; }
}

public enum InspectionTeam
{
    /// <summary>Ban Chỉ đạo.</summary>
    SteeringCommittee = 1,

    /// <summary>Cơ quan thường trực.</summary>
    Agency = 2,

    /// <summary>Lãnh đạo Ủy ban nhân dân.</summary>
    Leadership = 3,

    /// <summary>Đoàn liên ngành.</summary>
    Joint = 4,
    Other = 5,
}
