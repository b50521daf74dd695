using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Reports;

/// <summary>The list of issued daily reports as a workbook.</summary>
internal static class ReportTable
{
    public const string Path = "/tai-ve/bao-cao-da-chot.xlsx";

    public static void MapReportTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, DailyReportService reports, IStringLocalizer<ReportText> T, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var view = await reports.GetAsync(scope, campaign.Id, null, cancel);
            return TableFile.Of(campaign, "bao-cao-da-chot", new SheetTable(
                "Bao cao da chot", T["ListTitle"], campaign.Campaign.Name,
                [new(T["ColumnDay"], 14), new(T["ColumnIssued"], 18), new(T["ColumnBy"], 34), new(T["ColumnMissing"], 14)],
                [.. view.Reports.Select(r => new SheetRow([r.Day, r.IssuedAt, r.IssuedBy, r.MissingCount]))], NameColumn: 1));
        }, cancel)).RequireAuthorization(Policies.Follow);
}
