using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.ThreeLists;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.ThreeLists;

/// <summary>The three lists as a file, with the policy and scope of the page.</summary>
internal static class ThreeListEndpoints
{
    public static void MapThreeListEndpoints(this WebApplication app) => app.MapGet("/tai-ve/ba-danh-sach.xlsx", async (
        ClaimsPrincipal user, CampaignCatalog catalog, CampaignClock clock, RollupService rollups, string? ngay, int? xa, CancellationToken cancel) =>
    {
        var scope = user.Scope();
        if (await catalog.FindCurrentAsync(scope, cancel) is not { } campaign)
        {
            return Results.NotFound();
        }

        var day = ChosenDay.Of(ngay, campaign, clock.NewestDay(campaign));
        var table = ThreeListTable.Of(campaign, (xa ?? scope.CommuneId) is { } commune
            ? await rollups.CommuneAsync(scope, campaign.Id, commune, day, cancel)
            : await rollups.CampaignAsync(scope, campaign.Id, day, cancel));
        return Results.File(ThreeListWorkbook.Write(campaign, table), FileNames.ContentType(FileKind.Xlsx), ThreeListWorkbook.FileName(table));
    }).RequireAuthorization(Policies.SeeCommunes);
}
