using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Dc01;

/// <summary>Own figures beside the national system's, and what was imported, as workbooks.</summary>
internal static class Dc01Tables
{
    public const string Imports = "/tai-ve/dc01-lan-nhap.xlsx";

    public static void MapDc01Tables(this WebApplication app)
    {
        app.MapGet("/tai-ve/dc01.xlsx", async (
            ClaimsPrincipal user, CampaignCatalog catalog, Dc01ReconciliationService reconciliation, IStringLocalizer<Dc01Text> T, string? ngay, int? xa, CancellationToken cancel) =>
        {
            var scope = user.Scope();
            if (await catalog.FindCurrentAsync(scope, cancel) is not { } campaign)
            {
                return Results.NotFound();
            }

            var table = (scope.CommuneId ?? xa) is { } communeId
                ? await reconciliation.CommuneAsync(scope, campaign.Id, communeId, cancel)
                : await reconciliation.DayAsync(scope, campaign.Id, ChosenDay.Of(ngay), cancel);
            return TableFile.Of(campaign, "doi-chieu-dc01", table.Day, Comparison(table, T));
        }).RequireAuthorization(Policies.SeeCommunes);

        app.MapGet(Imports, async (
            ClaimsPrincipal user, CampaignCatalog catalog, Dc01ImportService imports, IStringLocalizer<Dc01Text> T, CancellationToken cancel) =>
        {
            if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
            {
                return Results.NotFound();
            }

            var list = await imports.ListAsync(user.Scope(), campaign.Id, cancel);
            return TableFile.Of(campaign, "lan-nhap-dc01", new SheetTable(
                "Lan nhap DC01", T["ImportsTitle"], campaign.Campaign.Name,
                [new(T["File"], 36), new(T["FirstDay"], 12), new(T["LastDay"], 12), new(T["By"], 26), new(T["At"], 17), new(T["Lines"], 10), new(T["StillValid"], 12)],
                [
                    .. list.Select(i => new SheetRow(
                    [
                        i.FileName, i.FirstDay ?? i.Day, i.LastDay ?? i.Day, i.ConfirmedBy ?? i.UploadedBy, i.ConfirmedAt ?? i.UploadedAt, i.LineCount,
                        i.ConfirmedAt is null ? T["Draft"].Value : i.Valid,
                    ])),
                ],
                NameColumn: 1));
        }).RequireAuthorization(Policies.Decide);
    }

    private static SheetTable Comparison(Dc01Table table, IStringLocalizer<Dc01Text> T)
    {
        // A sum of communes that lack one of the two would be a difference of apples and pears.
        var both = table.Rows.Where(r => r.Difference is not null).ToList();
        var isOfDay = table.Rows.Select(r => r.Day).Distinct().Count() == 1;
        return new(
            "Doi chieu DC01", T["PageTitle"], isOfDay ? Show.FullDay(table.Day) : table.Rows.Select(r => r.Commune.FullName).FirstOrDefault() ?? "",
            [
                new(T["Commune"], 22), new(T["Day"], 12), new(T["OwnLevel1"], 12), new(T["OwnLevel2"], 12), new(T["Dc01Level1"], 12), new(T["Dc01Level2"], 12),
                new(T["Difference1"], 12), new(T["Difference2"], 12), new(T["State"], 18), new(T["Explanation"], 44),
            ],
            [
                .. table.Rows.Select(r => new SheetRow(
                [
                    r.Commune.FullName, r.Day, r.Own?.Level1, r.Own?.Level2, r.Dc01?.Level1, r.Dc01?.Level2, Change(r.Difference?.Level1), Change(r.Difference?.Level2),
                    T["Dc01State." + r.State].Value, r.Explanation?.Text,
                ])),
                .. !isOfDay || both.Count == 0 ? [] : (SheetRow[])
                [
                    new(
                    [
                        T["Total"].Value, null, both.Sum(r => r.Own!.Value.Level1), both.Sum(r => r.Own!.Value.Level2), both.Sum(r => r.Dc01!.Value.Level1), both.Sum(r => r.Dc01!.Value.Level2),
                        Change(both.Sum(r => r.Difference!.Value.Level1)), Change(both.Sum(r => r.Difference!.Value.Level2)), null, null,
                    ], IsTotal: true),
                ],
            ],
            NameColumn: 1);
    }

    private static SignedCount? Change(int? difference) => difference is { } value ? new SignedCount(value) : null;
}
