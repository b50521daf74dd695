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
}
