using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.DayImport;

/// <summary>The grid of a day as a workbook to fill in, with the policy and scope of the grid.</summary>
internal static class DayWorkbookEndpoint
{
    public static void MapDayWorkbook(this WebApplication app) => app.MapGet(ImportAddress.Workbook, async (
        ClaimsPrincipal user, CampaignCatalog catalog, EntryService entries, string? ngay, int? xa, CancellationToken cancel) =>
    {
        var scope = user.Scope();
        if (await catalog.FindCurrentAsync(scope, cancel) is not { } campaign || (scope.CommuneId ?? xa) is not { } communeId)
        {
            return Results.NotFound();
        }

        var day = await entries.GetDayAsync(scope, campaign.Id, communeId, ChosenDay.Of(ngay), cancel);
        return Results.File(DayWorkbook.Write(day), FileNames.ContentType(FileKind.Xlsx), DayWorkbook.FileName(day));
    }).RequireAuthorization(Policies.Enter);
}
