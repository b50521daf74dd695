namespace CampaignPortal.Core.Areas;

/// <summary>A row of a campaign that may be about one commune or one unit; without either it is the campaign's alone.</summary>
public interface IMaybeInCommune : IInCampaign
{
    int? CommuneId { get; }

    int? UnitId { get; }
}
