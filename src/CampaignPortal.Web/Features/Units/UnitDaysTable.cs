using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Units;

/// <summary>The days of one unit as a workbook.</summary>
internal static class UnitDaysTable
{
    public static string Of(int unitId) => FormattableString.Invariant($"/tai-ve/ngay-cua-don-vi.xlsx?don-vi={unitId}");

    public static void MapUnitDaysTable(this WebApplication app) => app.MapGet("/tai-ve/ngay-cua-don-vi.xlsx", async (
        ClaimsPrincipal user, CampaignCatalog catalog, UnitReportService reports, IStringLocalizer<UnitText> T, [FromQuery(Name = "don-vi")] int unitId, CancellationToken cancel) =>
    {
        if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
        {
            return Results.NotFound();
        }

        var desk = await reports.GetAsync(user.Scope(), campaign.Id, unitId, null, cancel);
        return TableFile.Of(campaign, "don-vi-" + desk.Row.Code, desk.Day, new SheetTable(
            "Cac ngay", desk.Row.Name, T["History"],
            [
                new(T["Day"], 13), new(T["Headcount"], 11), new(T["Level2"], 12), new(T["Percent"], 11), new(T["Pupils"], 13), new(T["Parents"], 13), new(T["SavedBy"], 28), new(T["SavedAt"], 17),
            ],
            [.. Rows(desk.Row)], NameColumn: 1));
    }).RequireAuthorization(Policies.SeeUnits);

    private static IEnumerable<SheetRow> Rows(UnitRow row)
    {
        var headcount = row.OriginalHeadcount;
        foreach (var report in row.Reports)
        {
            headcount = report.Headcount ?? headcount;
            yield return new([report.Day, headcount, report.Level2, PaceRules.Percent(report.Level2, headcount), report.Pupils, report.Parents, report.SavedBy, report.SavedAt]);
        }
    }
}
