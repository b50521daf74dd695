using System.Security.Claims;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Urging;
using CampaignPortal.Web.Auth;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.Urging;

/// <summary>The official letter to those who were chosen on the page.</summary>
internal static class UrgingEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapUrgingEndpoints(this WebApplication app) => app.MapGet("/tai-ve/don-doc.docx", async (
        ClaimsPrincipal user, UrgingService urging, DocumentFormService forms, [FromQuery] int[] xa, CancellationToken cancel) =>
    {
        if (await urging.GetAsync(user.Scope(), cancel) is not { } desk || !desk.Rollup.Rows.Any(r => xa.Contains(r.AreaId)))
        {
            return Results.NotFound();
        }

        var form = await forms.GetAsync(user.Scope(), desk.Campaign.Id, DocumentKind.Urging, cancel);
        return Results.File(
            UrgingLetter.Write(desk.Campaign, desk.Rollup, xa, form), Docx,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cong-van-don-doc-{desk.Rollup.Day:yyyy-MM-dd}.docx"));
    }).RequireAuthorization(Policies.Follow);
}
