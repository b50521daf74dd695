using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Plans;
using CampaignPortal.Web.Auth;

namespace CampaignPortal.Web.Features.Plans;

/// <summary>The tracker of plans as a file.</summary>
internal static class PlanEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapPlanEndpoints(this WebApplication app) => app.MapGet(PlanAddress.Workbook, async (
        ClaimsPrincipal user, CampaignCatalog catalog, PlanService plans, CancellationToken cancel) =>
        await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
            ? Results.File(
                TableWorkbook.Write(campaign, PlanSheet.Of(await plans.ListAsync(user.Scope(), campaign.Id, cancel))), Xlsx, "theo-doi-ke-hoach.xlsx")
            : Results.NotFound()).RequireAuthorization(Policies.Follow);
}
