using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Quotas;

/// <summary>Which targets hold on a day, and who could have one. Pure.</summary>
public static class QuotaBook
{
    /// <summary>The target of each area on the day; of two that began on one day the later published holds.</summary>
    public static IReadOnlyDictionary<QuotaArea, Quota> On(CampaignDefinition campaign, int indicatorId, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var book = new Dictionary<QuotaArea, Quota>();
        foreach (var quota in campaign.Quotas.Where(q => q.IndicatorId == indicatorId && q.ValidFrom <= day))
        {
            var area = QuotaArea.Of(quota);
            if (!book.TryGetValue(area, out var held) || (quota.ValidFrom, quota.Id).CompareTo((held.ValidFrom, held.Id)) > 0)
            {
                book[area] = quota;
            }
        }

        return book;
    }

    /// <summary>Everybody in the campaign who can have a target: host, each commune before its hamlets, units.</summary>
    public static IEnumerable<QuotaArea> Areas(CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return
        [
            QuotaArea.Host,
            .. campaign.Communes.SelectMany(c => (IEnumerable<QuotaArea>)[QuotaArea.Commune(c.Id), .. c.Hamlets.Select(h => QuotaArea.Hamlet(h.Id))]),
            .. campaign.Units.Select(u => QuotaArea.Unit(u.Id)),
        ];
    }

    /// <summary>The indicators that can have a target: what adds up. A state at the end of a day is nobody's aim.</summary>
    public static IEnumerable<Indicator> Indicators(CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return campaign.Indicators.Where(i => i.Kind != IndicatorKind.Stock).OrderByDescending(i => i.Id == campaign.Headline.Id);
    }

    /// <summary>Eligible citizens without an account when the campaign began.</summary>
    public static int NotActivated(Hamlet hamlet)
    {
        ArgumentNullException.ThrowIfNull(hamlet);
        return Math.Max(0, hamlet.Eligible - hamlet.ActivatedBefore);
    }

    public static int NotActivated(CommuneDefinition commune)
    {
        ArgumentNullException.ThrowIfNull(commune);
        return commune.Hamlets.Sum(NotActivated);
    }
}
