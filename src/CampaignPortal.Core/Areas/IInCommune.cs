namespace CampaignPortal.Core.Areas;

/// <summary>A row that belongs to one commune of a campaign.</summary>
public interface IInCommune : IInCampaign
{
    int CommuneId { get; }
}
