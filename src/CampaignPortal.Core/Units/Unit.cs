using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Units;

/// <summary>A body whose own staff must reach level 2 (plan IV.1, IV.4): office, armed force, organisation, the teachers.</summary>
public sealed class Unit : IInUnit
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string Kind { get; set; }

    /// <summary>Persons on the staff.</summary>
    public int Headcount { get; set; }

    public int SortOrder { get; set; }

    int IInUnit.UnitId => Id;
}
