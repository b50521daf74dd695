using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Quotas;

/// <summary>Shows the targets that hold on a day and the revisions that set them (plan II.1, annex).</summary>
public sealed class QuotaService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>Targets of one indicator; a commune sees its own and its hamlets', a unit its own.</summary>
    /// <param name="indicatorId">The headline indicator where it is null or none of the campaign's.</param>
    /// <param name="day">Today where it is null or outside the campaign.</param>
    /// <exception cref="AccessDeniedException">The scope sees another campaign, or no area of it.</exception>
    public async Task<QuotaView> GetAsync(
        AreaScope scope, int campaignId, int? indicatorId = null, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllCommunes || scope.CommuneId is not null || scope.UnitId is not null));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var indicator = QuotaBook.Indicators(campaign).FirstOrDefault(i => i.Id == indicatorId) ?? campaign.Headline;
        var today = clock.NewestDay(campaign);
        var of = day is { } wanted && campaign.IsCampaignDay(wanted) ? wanted : today;
        var revisions = await context.QuotaRevisions.AsNoTracking()
            .Where(r => r.CampaignId == campaignId && r.IndicatorId == indicator.Id).OrderByDescending(r => r.Id).ToListAsync(cancel);
        return new(campaign, indicator, of, today, QuotaBook.On(campaign, indicator.Id, of), revisions);
    }
}
