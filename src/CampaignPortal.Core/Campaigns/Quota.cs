using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Campaigns;

/// <summary>
/// A target assigned to the host (no area), a commune, a hamlet or a unit, in counts of one indicator.
/// A revision is a new row with a later day, so past days keep the quota that they had (plan II.1, annex).
/// </summary>
public sealed class Quota : IMaybeInCommune
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    /// <summary>Set together with <see cref="CommuneId"/> for a hamlet's share.</summary>
    public int? HamletId { get; set; }

    public int? UnitId { get; set; }

    public int IndicatorId { get; set; }

    /// <summary>First day on which this target holds.</summary>
    public DateOnly ValidFrom { get; set; }

    public int Target { get; set; }

    /// <summary>Number and date of the document that set it.</summary>
    public string? Document { get; set; }

    /// <summary>The <see cref="Quotas.QuotaRevision"/> that it was published with; null where it came with the campaign's data.</summary>
    public int? RevisionId { get; set; }
}
