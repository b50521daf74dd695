namespace CampaignPortal.Core.Areas;

/// <summary>A hamlet (ấp, khóm, thôn, tổ dân phố): the smallest area that is counted.</summary>
public sealed class Hamlet : IInCommune
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int CommuneId { get; set; }

    public required string Code { get; set; }

    /// <summary>Name with its kind: "Ấp Hậu Thành", "Khóm 1".</summary>
    public required string FullName { get; set; }

    /// <summary>Citizens entitled to an account (công dân đủ điều kiện) at the start of the campaign.</summary>
    public int Eligible { get; set; }

    /// <summary>Accounts activated before the campaign began.</summary>
    public int ActivatedBefore { get; set; }

    public int SortOrder { get; set; }
}
