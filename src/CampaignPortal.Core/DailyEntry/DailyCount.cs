using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>One count of one hamlet on one day. No row means blank, which is not zero.</summary>
public sealed class DailyCount : IInCommune
{
    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public int HamletId { get; set; }

    public int IndicatorId { get; set; }

    public int CampaignId { get; set; }

    /// <summary>0 to <see cref="CountText.Max"/>: the day's new count (flow) or the state at its end (stock).</summary>
    public int Value { get; set; }
}
