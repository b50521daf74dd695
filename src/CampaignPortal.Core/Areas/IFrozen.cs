namespace CampaignPortal.Core.Areas;

/// <summary>A row that is written once: nobody, the server itself included, changes or deletes it afterwards.</summary>
public interface IFrozen : IInCampaign;
