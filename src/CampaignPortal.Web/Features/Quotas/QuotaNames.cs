using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Quotas;

namespace CampaignPortal.Web.Features.Quotas;

internal static class QuotaNames
{
    /// <summary>Name of an area; of a hamlet with its commune's, since hamlets of two communes may share one.</summary>
    public static string Of(CampaignDefinition campaign, QuotaArea area) => area.Level switch
    {
        QuotaLevel.Commune => campaign.FindCommune(area.Id)?.FullName,
        QuotaLevel.Hamlet => campaign.Communes.Where(c => c.HasHamlet(area.Id))
            .Select(c => $"{c.Hamlets.First(h => h.Id == area.Id).FullName}, {c.FullName}").FirstOrDefault(),
        QuotaLevel.Unit => campaign.Units.FirstOrDefault(u => u.Id == area.Id)?.Name,
        _ => campaign.Campaign.HostTotalLabel,
    } ?? area.Key;
}
