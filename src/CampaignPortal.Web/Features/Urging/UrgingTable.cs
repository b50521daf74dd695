using System.Security.Claims;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Urging;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Urging;

/// <summary>Who was urged today as a workbook.</summary>
internal static class UrgingTable
{
    public const string Path = "/tai-ve/don-doc.xlsx";

    public static void MapUrgingTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, UrgingService urging, IStringLocalizer<UrgingText> T, CancellationToken cancel) =>
        await urging.GetAsync(user.Scope(), cancel) is { } desk
            ? TableFile.Of(desk.Campaign, "don-doc", desk.Rollup.Day, new SheetTable(
                "Don doc", T["LogTitle"], Show.FullDay(desk.Rollup.Day),
                [new(T["Commune"], 26), new(T["Reason"], 20), new(T["UrgedAt"], 17), new(T["UrgedBy"], 28), new(T["MinutesColumn"], 14)],
                [.. desk.Log.Select(row => new SheetRow([row.Commune, T["Reason." + row.Reason].Value, row.UrgedAt, row.UrgedBy, row.MinutesUntilReported]))], NameColumn: 1))
            : Results.NotFound()).RequireAuthorization(Policies.Follow);
}
