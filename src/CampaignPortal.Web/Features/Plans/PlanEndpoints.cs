using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Plans;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Endpoints;

namespace CampaignPortal.Web.Features.Plans;

/// <summary>The tracker of plans as a file.</summary>
internal static class PlanEndpoints
{
    public static void MapPlanEndpoints(this WebApplication app) => app.MapGet(PlanAddress.Workbook, async (
        ClaimsPrincipal user, CampaignCatalog catalog, PlanService plans, CancellationToken cancel) =>
        await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
            ? TableFile.Of(campaign, "theo-doi-ke-hoach", PlanSheet.Of(await plans.ListAsync(user.Scope(), campaign.Id, cancel)))
            : Results.NotFound()).RequireAuthorization(Policies.Follow);
}
