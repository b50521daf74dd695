using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Summary;

/// <summary>The summary report while the agency works on it: one for each campaign.</summary>
public sealed class SummaryDraft : IInCampaign
{
    public int CampaignId { get; set; }

    /// <summary>The <see cref="SummaryFigures"/> that were taken over last, as JSON.</summary>
    public required string Figures { get; set; }

    /// <summary>The <see cref="SummaryProse"/> as JSON.</summary>
    public required string Prose { get; set; }

    /// <summary>One more for each change; what the writer saw is compared with it.</summary>
    public int Version { get; set; }

    public required string SavedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime SavedAt { get; set; }
}

/// <summary>The summary report as it was issued: one for each campaign, never changed.</summary>
public sealed class SummaryReport : IFrozen
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    public required string Figures { get; set; }

    public required string Prose { get; set; }
}
