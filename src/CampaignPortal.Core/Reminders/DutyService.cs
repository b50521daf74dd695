using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Reminders;

/// <summary>What waits for whoever is signed in (nhắc việc), worked out from what is stored now: there is no inbox that could be old.</summary>
public sealed class DutyService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The scope's duties in its campaign; null where it sees none.</summary>
    public async Task<DutyList?> GetAsync(AreaScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var campaign = catalog.Remembered(scope) ?? await catalog.FindCurrentAsync(scope, cancel);
        while (campaign is not null)
        {
            await using var context = db.Open(scope);
            var utcNow = clock.UtcNow(campaign.Campaign);
            var (version, facts) = await DutyReader.ReadAsync(context, campaign, utcNow, cancel);
            if (version is null || version == campaign.Campaign.DefinitionVersion)
            {
                var now = CampaignClock.ToLocal(utcNow);
                return new(campaign, now, version is null ? [] : DutyRules.Of(campaign, scope, now, facts));
            }

            // The rules have changed since they were remembered.
            campaign = await catalog.FindCurrentAsync(scope, cancel);
        }

        return null;
    }
}
