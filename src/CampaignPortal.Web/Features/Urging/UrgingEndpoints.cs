using System.Globalization;
using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Urging;
using CampaignPortal.Web.Auth;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.Urging;

/// <summary>The official letter and the picture to those who were chosen on the page, and the log as a workbook.</summary>
internal static class UrgingEndpoints
{
    public static void MapUrgingEndpoints(this WebApplication app)
    {
        app.MapGet("/tai-ve/don-doc.docx", async (
            ClaimsPrincipal user, UrgingService urging, DocumentFormService forms, [FromQuery] int[] xa, CancellationToken cancel) =>
        {
            if (await urging.GetAsync(user.Scope(), cancel) is not { } desk || !desk.Rollup.Rows.Any(r => xa.Contains(r.AreaId)))
            {
                return Results.NotFound();
            }

            var form = await forms.GetAsync(user.Scope(), desk.Campaign.Id, DocumentKind.Urging, cancel);
            return Results.File(
                UrgingLetter.Write(desk.Campaign, desk.Rollup, xa, form), FileNames.ContentType(FileKind.Docx),
                string.Create(CultureInfo.InvariantCulture, $"cong-van-don-doc-{desk.Rollup.Day:yyyy-MM-dd}.docx"));
        }).RequireAuthorization(Policies.Follow);

        app.MapGet("/tai-ve/don-doc.png", async (
            ClaimsPrincipal user, UrgingService urging, [FromQuery] int[] xa, CancellationToken cancel, [FromQuery(Name = "anh")] int page = 1) =>
        {
            if (await urging.GetAsync(user.Scope(), cancel) is not { } desk)
            {
                return Results.NotFound();
            }

            var bulletin = UrgingBulletin.Of(desk.Campaign, desk.Rollup, xa);
            return bulletin.Rows.Count > 0 && page >= 1 && page <= bulletin.PageCount
                ? Results.File(BulletinPicture.Write(bulletin, page), "image/png")
                : Results.NotFound();
        }).RequireAuthorization(Policies.Follow);

        app.MapGet("/tai-ve/nhat-ky-don-doc.xlsx", async (
            ClaimsPrincipal user, UrgingService urging, string? tu, string? den, int? xa, CancellationToken cancel) =>
            await urging.LogAsync(user.Scope(), c => UrgeLogAddress.Read(c, tu, den, xa), cancel) is { } log
                ? Results.File(UrgeWorkbook.Write(log), FileNames.ContentType(FileKind.Xlsx), UrgeWorkbook.FileName(log))
                : Results.NotFound()).RequireAuthorization(Policies.Follow);
    }
}
