using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>A commune's report of one day. Exists exactly when the commune reported.</summary>
public sealed class CommuneDay : IInCommune
{
    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public int CampaignId { get; set; }

    public DayKind Kind { get; set; }

    /// <summary>Hamlets of which the day has no flow: reported, but not whole. Kept with the counts.</summary>
    public int BlankHamlets { get; set; }

    /// <summary>1 for the first submission, one more for each that changed it. What an officer saw is compared with it.</summary>
    public int Version { get; set; }

    /// <summary>Campaign time (UTC) that decides on time or late: received or made, by the rule that the campaign had.</summary>
    public DateTime FirstSubmittedAt { get; set; }

    /// <summary>Campaign time (UTC) at which the server had the first submission.</summary>
    public DateTime FirstReceivedAt { get; set; }

    /// <summary>Campaign time (UTC) at which the first submission was made without a connection; null where it came at once.</summary>
    public DateTime? FirstMadeAt { get; set; }

    /// <summary>True from the first submission on that a reopening made possible.</summary>
    public bool WasReopened { get; set; }

    /// <summary>Campaign time (UTC) of the newest submission.</summary>
    public DateTime LastSubmittedAt { get; set; }

    public required string LastSubmittedBy { get; set; }

    /// <summary>Account id of that person: somebody else approves.</summary>
    public string? LastSubmittedById { get; set; }

    /// <summary>What became of the newest submission where the campaign wants approval.</summary>
    public ApprovalState Approval { get; set; }

    public string? ApprovedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime? ApprovedAt { get; set; }

    /// <summary>Why it was returned.</summary>
    public string? ApprovalComment { get; set; }
}

public enum ApprovalState
{
    /// <summary>Nobody has looked at it since it was sent.</summary>
    Pending = 0,

    Accepted = 1,

    /// <summary>Sent back to the commune with a comment.</summary>
    Returned = 2,
}
