using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>A commune's report of one day. Exists exactly when the commune reported.</summary>
public sealed class CommuneDay : IInCommune
{
    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public int CampaignId { get; set; }

    public DayKind Kind { get; set; }

    /// <summary>1 for the first submission, one more for each that changed it. What an officer saw is compared with it.</summary>
    public int Version { get; set; }

    /// <summary>Campaign time (UTC) of the first submission: decides on time or late.</summary>
    public DateTime FirstSubmittedAt { get; set; }

    /// <summary>Campaign time (UTC) of the newest submission.</summary>
    public DateTime LastSubmittedAt { get; set; }

    public required string LastSubmittedBy { get; set; }
}
