using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;
using CampaignPortal.Web.Auth;

namespace CampaignPortal.Web.Features.Summary;

/// <summary>The draft's files to look at; the issued ones come as they were issued.</summary>
internal static class SummaryEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapSummaryEndpoints(this WebApplication app)
    {
        app.MapGet(SummaryAddress.Draft + ".docx", async (
            ClaimsPrincipal user, CampaignCatalog catalog, SummaryReportService reports, DocumentFormService forms, CancellationToken cancel) =>
        {
            if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
            {
                return Results.NotFound();
            }

            var view = await reports.GetAsync(user.Scope(), campaign.Id, cancel);
            var form = await forms.GetAsync(user.Scope(), campaign.Id, DocumentKind.SummaryReport, cancel);
            return Results.File(SummaryFiles.Document(view.Figures, view.Prose, form), Docx, "du-thao-bao-cao-tong-ket.docx");
        }).RequireAuthorization(Policies.Follow);
        app.MapGet(SummaryAddress.Draft + ".xlsx", async (ClaimsPrincipal user, CampaignCatalog catalog, SummaryReportService reports, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
                ? Results.File(SummaryFiles.Workbook(campaign, (await reports.GetAsync(user.Scope(), campaign.Id, cancel)).Figures), Xlsx, "du-thao-bao-cao-tong-ket.xlsx")
                : Results.NotFound()).RequireAuthorization(Policies.Follow);
    }
}
