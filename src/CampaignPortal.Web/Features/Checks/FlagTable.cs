using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Checks;

/// <summary>The confirmed counts as a workbook.</summary>
internal static class FlagTable
{
    public const string Path = "/tai-ve/can-kiem-tra.xlsx";

    public static void MapFlagTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, FlagService flags, IStringLocalizer<FlagText> T, string? ngay, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var day = ChosenDay.Of(ngay) is { } wanted && campaign.IsCampaignDay(wanted) ? wanted : (DateOnly?)null;
            var list = await flags.ListAsync(scope, campaign.Id, day, cancel);
            return TableFile.Of(campaign, "o-can-kiem-tra", new SheetTable(
                "O can kiem tra", T["PageTitle"], day is { } only ? Show.FullDay(only) : T["EveryDay"],
                [
                    new(T["Commune"], 22), new(T["Hamlet"], 22), new(T["Day"], 12), new(T["Indicator"], 24), new(T["Value"], 9), new(T["Rule"], 24), new(T["Limit"], 40),
                    new(T["Reason"], 36), new(T["Confirmed"], 24), new(T["ConfirmedAt"], 17),
                ],
                [
                    .. list.Rows.Select(row => new SheetRow(
                    [
                        row.CommuneName, row.HamletName, row.Flag.Day, Show.Name(row.Indicator), row.Flag.Value, T["Rule." + row.Flag.Code].Value,
                        T["Limit." + row.Flag.Code, Show.Decimal(row.Flag.Limit)].Value, row.Flag.Reason, row.Flag.ConfirmedBy, CampaignClock.ToLocal(row.Flag.ConfirmedAt),
                    ])),
                ]));
        }, cancel)).RequireAuthorization(Policies.Follow);
}
