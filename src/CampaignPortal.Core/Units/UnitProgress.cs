using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Units;

/// <summary>What a unit reported on one day.</summary>
public sealed class UnitProgress : IInUnit
{
    public int UnitId { get; set; }

    public DateOnly Day { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Staff with an activated level 2 account up to and with this day.</summary>
    public int Level2Cumulative { get; set; }

    /// <summary>Persons on the staff on this day; null where the campaign's own figure still holds.</summary>
    public int? Headcount { get; set; }

    /// <summary>Pupils (from lower secondary on) guided up to and with this day (plan IV.4); null where nobody counts them.</summary>
    public int? PupilsGuided { get; set; }

    /// <summary>Parents guided up to and with this day; null where nobody counts them.</summary>
    public int? ParentsGuided { get; set; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Who saved it last; null for what came with the campaign's data.</summary>
    public string? SavedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime? SavedAt { get; set; }
}
