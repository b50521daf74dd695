using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DataSets;

/// <summary>A line of the national system's daily statistics (extended DC01 module), kept as it was written there.</summary>
public sealed class Dc01Figure : IInCampaign
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>The commune as that system writes it; matched with ours when the two are compared.</summary>
    public required string AreaName { get; set; }

    /// <summary>Level 1 activations up to and with the day.</summary>
    public int Level1Cumulative { get; set; }

    /// <summary>Level 2 activations up to and with the day.</summary>
    public int Level2Cumulative { get; set; }
}
