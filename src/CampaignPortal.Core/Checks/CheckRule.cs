using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Checks;

/// <summary>How one check works in one campaign. A campaign without a row for a check has that of <see cref="StandardChecks"/>.</summary>
public sealed class CheckRule : IInCampaign
{
    public int CampaignId { get; set; }

    public CheckCode Code { get; set; }

    public CheckLevel Level { get; set; }

    /// <summary>How many times the usual is too much; only <see cref="CheckCode.Unusual"/> has one.</summary>
    public double Factor { get; set; }

    /// <summary>Counts below it are never looked at, however small the usual; only <see cref="CheckCode.Unusual"/> has one.</summary>
    public int Floor { get; set; }
}

/// <summary>What is compared; see <see cref="CheckFormulas"/>.</summary>
public enum CheckCode
{
    /// <summary>A day's count far above the median of the last reported days.</summary>
    Unusual = 1,

    /// <summary>More activated, those before the campaign included, than there are eligible citizens.</summary>
    AboveEligible = 2,

    /// <summary>The states of a hamlet (waiting, absent …) add up to more than its eligible citizens.</summary>
    StocksAboveEligible = 3,

    /// <summary>More staff at level 2 than a unit has.</summary>
    StaffAboveHeadcount = 4,
}

public enum CheckLevel
{
    Off = 0,

    /// <summary>The officer confirms with a word of reason; the agency sees the cell in a list.</summary>
    Warning = 1,

    /// <summary>The submission is refused.</summary>
    Error = 2,
}
