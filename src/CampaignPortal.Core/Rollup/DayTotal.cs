using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// A commune's sums of one indicator on one reported day, kept in the transaction of the counts.
/// Dashboards read these, never raw counts; <see cref="TotalsCheck"/> recomputes them.
/// </summary>
public sealed class DayTotal : IInCommune
{
    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public int IndicatorId { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Sum of what the hamlets gave on the day; null where none gave anything.</summary>
    public int? DayValue { get; set; }

    /// <summary>
    /// Flow: sum of all days up to this one. Stock: sum of each hamlet's newest state up to this day.
    /// Null where nothing has been given yet.
    /// </summary>
    public int? Running { get; set; }
}
