namespace CampaignPortal.Core.Areas;

/// <summary>A row that belongs to one unit (agency, school, organisation) of a campaign.</summary>
public interface IInUnit : IInCampaign
{
    int UnitId { get; }
}
