using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Awards;

/// <summary>
/// By which figures a commune or unit is looked at for commendation or criticism (plan IV.2, V.4). They bring names before a
/// person and decide nothing. A threshold that is null is not asked for.
/// </summary>
public sealed class AwardRules : IInCampaign
{
    public int CampaignId { get; set; }

    /// <summary>The day whose figures are looked at; null for the newest day of the campaign.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Communes are commended from this share of the quota on, in percent, …</summary>
    public decimal? QuotaFrom { get; set; } = 100;

    /// <summary>… and from this share of the days reported on time on.</summary>
    public decimal? OnTimeFrom { get; set; } = 95;

    /// <summary>Units are commended from this share of their staff at level 2 on, on the units' deadline.</summary>
    public decimal? StaffFrom { get; set; } = 100;

    /// <summary>Communes are criticised below this share of the quota, …</summary>
    public decimal? QuotaBelow { get; set; } = 70;

    /// <summary>… or below this share of the days reported at all.</summary>
    public decimal? ReportedBelow { get; set; } = 80;

    /// <summary>Units are criticised below this share of their staff, once the deadline has come.</summary>
    public decimal? StaffBelow { get; set; } = 80;

    /// <summary>What the host body gives: "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Lai Vung".</summary>
    public required string HostForm { get; set; }

    /// <summary>What the level above is asked for: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh".</summary>
    public required string HigherForm { get; set; }

    public required string CriticismForm { get; set; }

    /// <summary>Goes up with each change; 0 for the standard that nobody has saved.</summary>
    public int Version { get; set; }

    /// <summary>What the name of the host suggests, until somebody says otherwise.</summary>
    public static AwardRules Standard(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        const string council = "Ủy ban nhân dân ";
        var host = campaign.HostName;
        var giver = host.StartsWith(council, StringComparison.Ordinal) ? $"Chủ tịch {host}" : host;
        var isProvince = host.StartsWith(council + "tỉnh ", StringComparison.Ordinal);
        return new()
        {
            CampaignId = campaign.Id,
            HostForm = $"{(isProvince ? "Bằng khen" : "Giấy khen")} của {giver}",
            HigherForm = $"Bằng khen của {(isProvince ? "Thủ tướng Chính phủ" : "Chủ tịch Ủy ban nhân dân tỉnh")}",
            CriticismForm = $"Phê bình của {giver}",
        };
    }

    /// <summary>The chosen day, or the newest.</summary>
    internal DateOnly DayOf(CampaignDefinition campaign, DateOnly today) => campaign.ChosenDay(Day, campaign.Nearest(today));

    internal string FormOf(AwardKind kind, AwardLevel level) =>
        kind == AwardKind.Criticism ? CriticismForm : level == AwardLevel.Higher ? HigherForm : HostForm;
}
