using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Checks;

/// <summary>A count that a check struck and that its officer confirmed; gone when the cell is sent anew without striking.</summary>
public sealed class CellFlag : IInCommune
{
    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public int HamletId { get; set; }

    public int IndicatorId { get; set; }

    public CheckCode Code { get; set; }

    public int CampaignId { get; set; }

    /// <summary>What was counted, in persons.</summary>
    public int Value { get; set; }

    /// <summary>What it was compared with: the usual, the eligible citizens.</summary>
    public double Limit { get; set; }

    /// <summary>The officer's word of reason.</summary>
    public required string Reason { get; set; }

    public required string ConfirmedBy { get; set; }

    /// <summary>Real time, UTC.</summary>
    public DateTime ConfirmedAt { get; set; }
}
