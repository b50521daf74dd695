using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Quotas;

/// <summary>Targets of one indicator as they were published together, and the document that set them; never altered.</summary>
public sealed class QuotaRevision : IFrozen
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int IndicatorId { get; set; }

    /// <summary>First day on which they hold.</summary>
    public DateOnly ValidFrom { get; set; }

    public required string DocumentNumber { get; set; }

    public DateOnly DocumentDate { get; set; }

    public required string DocumentTitle { get; set; }

    /// <summary>Why host, communes and hamlets do not add up; null where they do.</summary>
    public string? Reason { get; set; }

    public required string PublishedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime PublishedAt { get; set; }
}

/// <summary>Targets of one indicator that somebody is working on; nobody but those who set them sees it.</summary>
public sealed class QuotaDraft : IInCampaign
{
    public int CampaignId { get; set; }

    public int IndicatorId { get; set; }

    public int Version { get; set; }

    /// <summary>A <see cref="QuotaPlan"/> as JSON.</summary>
    public required string Content { get; set; }

    public required string SavedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime SavedAt { get; set; }
}
