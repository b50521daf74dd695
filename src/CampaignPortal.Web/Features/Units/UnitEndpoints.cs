using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Units;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Units;

/// <summary>The units as a file, with the policy and scope of the page.</summary>
internal static class UnitEndpoints
{
    public static void MapUnitEndpoints(this WebApplication app) => app.MapGet("/tai-ve/don-vi.xlsx", async (
        ClaimsPrincipal user, CampaignCatalog catalog, CampaignClock clock, UnitService units, string? ngay, CancellationToken cancel) =>
    {
        if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
        {
            return Results.NotFound();
        }

        var day = ChosenDay.Of(ngay, campaign, clock.NewestDay(campaign));
        var table = await units.ListAsync(user.Scope(), campaign.Id, day, cancel);
        return Results.File(UnitWorkbook.Write(campaign, table), FileNames.ContentType(FileKind.Xlsx), UnitWorkbook.FileName(table));
    }).RequireAuthorization(Policies.SeeUnits);
}
