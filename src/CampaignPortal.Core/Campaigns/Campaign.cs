using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Campaigns;

/// <summary>One mass campaign with its dates, its host body and its rules. Owns its areas, indicators and quotas.</summary>
public sealed class Campaign : IInCampaign
{
    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The body that runs the campaign, written out: "Ủy ban nhân dân huyện Lai Vung". Any level.</summary>
    public required string HostName { get; set; }

    /// <summary>Heading of the total rows and charts: "Toàn huyện", "Toàn tỉnh", "Toàn xã".</summary>
    public required string HostTotalLabel { get; set; }

    /// <summary>The standing agency that follows the campaign (plan V.5): "Công an huyện Lai Vung".</summary>
    public required string AgencyName { get; set; }

    /// <summary>Where an officer calls who cannot sign in; null where none has been given.</summary>
    public string? AgencyPhone { get; set; }

    /// <summary>First day on which counts are entered (plan II.2).</summary>
    public DateOnly StartDay { get; set; }

    /// <summary>Last day on which counts are entered, included.</summary>
    public DateOnly EndDay { get; set; }

    /// <summary>Day by which every unit has 100 % of its staff at level 2 (plan IV.1); null where the plan sets none.</summary>
    public DateOnly? UnitsDeadline { get; set; }

    /// <summary>Last day, included, for the implementing plans of communes and units (plan V.1); null where none is set.</summary>
    public DateOnly? PlansDue { get; set; }

    /// <summary>Last day, included, for their closing reports (plan V.2); null where none is set.</summary>
    public DateOnly? ReportsDue { get; set; }

    /// <summary>Hour of the day, in Asia/Ho_Chi_Minh, until which a day's report is on time.</summary>
    public TimeOnly CutOff { get; set; } = new(16, 30);

    /// <summary>So many minutes before the cut-off officers are reminded by e-mail; 0 for never.</summary>
    public int RemindMinutes { get; set; } = 60;

    /// <summary>Which moment decides on time or late where a day was made without a connection and received later.</summary>
    public LateRule LateBy { get; set; }

    /// <summary>A day is locked at midnight after so many further days; null never locks.</summary>
    public int? LockAfterDays { get; set; }

    /// <summary>How many hours a granted reopening lasts.</summary>
    public int ReopenHours { get; set; } = 24;

    /// <summary>True where officers enter flows as running totals unless they choose otherwise.</summary>
    public bool EntersRunningTotals { get; set; }

    /// <summary>True where a submitted day is to be accepted by a second person; it counts meanwhile.</summary>
    public bool NeedsApproval { get; set; }

    /// <summary>Code of the indicator that quotas and percentages are about.</summary>
    public string HeadlineIndicator { get; set; } = StandardIndicators.Activated;

    /// <summary>From this share of the required line on, in percent, a commune is on track.</summary>
    public int OnTrackFromPercent { get; set; } = 100;

    /// <summary>From this share of the required line on, in percent, a commune is slow; below it, it is to be urged.</summary>
    public int SlowFromPercent { get; set; } = 80;

    /// <summary>Whose running totals count officially.</summary>
    public OfficialFigures OfficialFigures { get; set; }

    /// <summary>Campaign time (UTC) at which the demonstration clock started; null on the real clock.</summary>
    public DateTime? DemoStartsAt { get; set; }

    /// <summary>Real time (UTC) at which the demonstration clock stood at <see cref="DemoStartsAt"/>.</summary>
    public DateTime? DemoAnchor { get; set; }

    /// <summary>Goes up with every change of areas, indicators, quotas or rules, so that copies in memory are known to be old.</summary>
    public int DefinitionVersion { get; set; } = 1;

    int IInCampaign.CampaignId => Id;
}

/// <summary>See <see cref="Campaign.LateBy"/>.</summary>
public enum LateRule
{
    /// <summary>When the server had it.</summary>
    Received = 0,

    /// <summary>When the officer pressed the button.</summary>
    Made = 1,
}

/// <summary>See <see cref="Campaign.OfficialFigures"/>.</summary>
public enum OfficialFigures
{
    /// <summary>What the communes report.</summary>
    Communes = 0,

    /// <summary>What the national system (DC01) says.</summary>
    Dc01 = 1,
}
