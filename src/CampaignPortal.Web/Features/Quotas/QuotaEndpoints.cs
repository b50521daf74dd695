using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.Quotas;

/// <summary>The targets as a file, with the scope of the page.</summary>
internal static class QuotaEndpoints
{
    public static void MapQuotaEndpoints(this WebApplication app) => app.MapGet("/tai-ve/chi-tieu.xlsx", async (
        ClaimsPrincipal user, CampaignCatalog catalog, QuotaService quotas, [FromQuery(Name = "chi-tieu")] string? code, string? ngay, CancellationToken cancel) =>
    {
        if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
        {
            return Results.NotFound();
        }

        var view = await quotas.GetAsync(user.Scope(), campaign.Id, campaign.FindIndicator(code ?? "")?.Id, ChosenDay.Of(ngay), cancel);
        return Results.File(QuotaWorkbook.Write(view), FileNames.ContentType(FileKind.Xlsx), QuotaWorkbook.FileName(view));
    });
}
