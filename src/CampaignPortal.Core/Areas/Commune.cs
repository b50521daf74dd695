namespace CampaignPortal.Core.Areas;

/// <summary>A commune, ward or township as the campaign knows it; merged or renamed areas of a later campaign are other rows.</summary>
public sealed class Commune : IInCommune
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Official code at the time of the campaign. Codes were reused in 2025: no identity across campaigns.</summary>
    public required string Code { get; set; }

    /// <summary>Name with its kind: "Xã Tân Dương".</summary>
    public required string FullName { get; set; }

    public required string Name { get; set; }

    /// <summary>Grouping above communes, such as a district of a province; null where there is none.</summary>
    public string? GroupName { get; set; }

    /// <summary>Whom reminders go to after the cut-off; null where the agency has given nobody.</summary>
    public string? LeaderEmail { get; set; }

    public int SortOrder { get; set; }

    int IInCommune.CommuneId => Id;
}
