using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Completeness;

/// <summary>Which reports are here, which came late and which are missing (tình hình báo cáo).</summary>
public sealed class CompletenessService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The current campaign up to one day; null where there is no campaign.</summary>
    /// <param name="choose">Gives the day, which hangs on the campaign.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<CampaignCompleteness?> GetAsync(
        AreaScope scope, Func<CampaignDefinition, DateOnly> choose, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);
        if (await catalog.FindCurrentAsync(scope, cancel) is not { } campaign)
        {
            return null;
        }

        AreaScope.Require(scope.MayFollow(campaign.Id));
        await using var context = db.Open(scope);
        var day = choose(campaign);
        var reports = await ReportHistory.ReadAsync(context, campaign, day, cancel);
        return new(campaign, CompletenessTable.Of(campaign, day, clock.Now(campaign.Campaign), reports));
    }
}

/// <summary>A table and the definition that it was put together with.</summary>
public sealed record CampaignCompleteness(CampaignDefinition Campaign, CompletenessTable Table);
