using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Support;

/// <summary>Rules of a campaign set directly, whatever they do to days that have passed.</summary>
public static class RuleSetting
{
    public static async Task<CampaignDefinition> SetAsync(this TestPortal portal, CampaignDefinition campaign, Action<Campaign> set)
    {
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var stored = await context.Campaigns.SingleAsync(c => c.Id == campaign.Id, TestContext.Current.CancellationToken);
            set(stored);
            stored.DefinitionVersion++;
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return await portal.CampaignAsync(campaign.Id);
    }
}
