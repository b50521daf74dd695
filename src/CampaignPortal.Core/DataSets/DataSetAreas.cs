using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.DataSets;

/// <summary>The indicators, areas, units and targets of a data set as they were stored, by their codes.</summary>
internal sealed record DataSetAreas(Dictionary<string, Commune> Communes, Dictionary<string, int> Hamlets, Dictionary<string, int> Units)
{
    public static async Task<DataSetAreas> AddAsync(
        PortalDbContext context, Campaign campaign, IReadOnlyList<Indicator> indicators, DataSet data, CancellationToken cancel)
    {
        foreach (var indicator in indicators)
        {
            indicator.CampaignId = campaign.Id;
        }

        var communes = data.Communes.Select((c, order) => new Commune
        {
            CampaignId = campaign.Id,
            Code = c.Code,
            Name = c.Name,
            FullName = c.FullName,
            GroupName = c.Group,
            SortOrder = order,
        }).ToDictionary(c => c.Code, StringComparer.Ordinal);
        var units = data.Units.Select((u, order) => new Unit
        {
            CampaignId = campaign.Id,
            Code = u.Code,
            Name = u.Name,
            Kind = u.Kind,
            Headcount = u.Headcount,
            SortOrder = order,
        }).ToDictionary(u => u.Code, StringComparer.Ordinal);
        context.AddRange(indicators);
        context.AddRange(communes.Values);
        context.AddRange(units.Values);
        await context.SaveChangesAsync(cancel);

        var hamlets = data.Hamlets.Select((h, order) => new Hamlet
        {
            CampaignId = campaign.Id,
            CommuneId = communes[h.Commune].Id,
            Code = h.Code,
            FullName = h.FullName,
            Eligible = h.Eligible,
            ActivatedBefore = h.ActivatedBefore,
            SortOrder = order,
        }).ToDictionary(h => h.Code, StringComparer.Ordinal);
        context.AddRange(hamlets.Values);
        await context.SaveChangesAsync(cancel);

        var headline = indicators.Single(i => i.Code == campaign.HeadlineIndicator).Id;
        context.AddRange(data.Hamlets.Select(h => Quota(hamlets[h.Code].CommuneId, hamlets[h.Code].Id, h.Quota)));
        context.AddRange(data.Hamlets.GroupBy(h => h.Commune).Select(g => Quota(communes[g.Key].Id, null, g.Sum(h => h.Quota))));
        await context.SaveChangesAsync(cancel);
        return new(communes, hamlets.ToDictionary(h => h.Key, h => h.Value.Id, StringComparer.Ordinal), units.ToDictionary(u => u.Key, u => u.Value.Id, StringComparer.Ordinal));

        Quota Quota(int communeId, int? hamletId, int target) => new()
        {
            CampaignId = campaign.Id,
            CommuneId = communeId,
            HamletId = hamletId,
            IndicatorId = headline,
            ValidFrom = campaign.StartDay,
            Target = target,
        };
    }
}
