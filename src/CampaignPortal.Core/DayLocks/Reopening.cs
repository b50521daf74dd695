using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DayLocks;

/// <summary>A commune's request to enter a locked day, and what the agency said to it. Never deleted.</summary>
public sealed class Reopening : IInCommune
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public required string Reason { get; set; }

    public required string RequestedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime RequestedAt { get; set; }

    public ReopeningStatus Status { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>The agency's word where it declined.</summary>
    public string? Answer { get; set; }

    /// <summary>Campaign time, UTC: the day can be entered until then and is locked again by itself.</summary>
    public DateTime? OpenUntil { get; set; }

    /// <summary>Whether the day can be entered at <paramref name="now"/> (campaign time, UTC) because of this request.</summary>
    public bool IsOpen(DateTime now) => Status == ReopeningStatus.Granted && now < OpenUntil;
}

public enum ReopeningStatus
{
    Requested = 0,
    Granted = 1,
    Declined = 2,
}
