using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Campaigns;

/// <summary>What a campaign counts, in persons (or households, subscribers) per hamlet and day.</summary>
public sealed class Indicator : IInCampaign
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Stable name in data sets and addresses, such as <c>level1</c>; unique in its campaign.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    /// <summary>Heading for narrow columns, at most about 12 letters.</summary>
    public required string ShortName { get; set; }

    public required string ShortNameEn { get; set; }

    public IndicatorKind Kind { get; set; }

    /// <summary>Code of the <see cref="IndicatorKind.Total"/> that this indicator is added to, if any.</summary>
    public string? CountsInto { get; set; }

    public int SortOrder { get; set; }

    /// <summary>True for what an officer types; totals are worked out.</summary>
    public bool IsEntered => Kind != IndicatorKind.Total;
}
