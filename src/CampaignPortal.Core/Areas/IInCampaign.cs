namespace CampaignPortal.Core.Areas;

/// <summary>A row that belongs to one campaign. Every such type is filtered and guarded by <see cref="AreaScope"/>.</summary>
public interface IInCampaign
{
    int CampaignId { get; }
}
