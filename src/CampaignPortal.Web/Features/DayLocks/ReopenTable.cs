using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.DayLocks;

/// <summary>The requests for locked days and their answers as a workbook.</summary>
internal static class ReopenTable
{
    public const string Path = "/tai-ve/mo-lai.xlsx";

    public static void MapReopenTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, ReopeningService reopenings, IStringLocalizer<DayLockText> T, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var list = await reopenings.ListAsync(scope, campaign.Id, cancel);
            return TableFile.Of(campaign, "mo-lai", new SheetTable(
                "Mo lai", T["PageTitle"], Show.Moment(CampaignClock.ToLocal(list.UtcNow)),
                [
                    new(T["Commune"], 22), new(T["Day"], 12), new(T["Asked"], 24), new(T["At"], 17), new(T["Reason"], 36), new(T["Decided"], 24), new(T["At"], 17),
                    new(T["Result"], 30), new(T["AnswerWord"], 36),
                ],
                [
                    .. from row in list.Pending.Concat(list.Log)
                       let asked = row.Reopening
                       select new SheetRow(
                       [
                           row.CommuneName, asked.Day, asked.RequestedBy, CampaignClock.ToLocal(asked.RequestedAt), asked.Reason, asked.DecidedBy, Local(asked.DecidedAt),
                           Result(asked, list.UtcNow, T), asked.Answer,
                       ]),
                ],
                NameColumn: 1));
        }, cancel)).RequireAuthorization(Policies.Decide);

    private static string Result(Reopening asked, DateTime now, IStringLocalizer<DayLockText> T) => asked switch
    {
        { Status: ReopeningStatus.Requested } => T["ResultPending"],
        { Status: ReopeningStatus.Declined } => T["ResultDeclined"],
        _ when asked.IsOpen(now) => T["ResultOpen", Show.Moment(Local(asked.OpenUntil) ?? default)],
        _ => T["ResultLocked", Show.Moment(Local(asked.OpenUntil) ?? default)],
    };

    private static DateTime? Local(DateTime? utc) => utc is { } moment ? CampaignClock.ToLocal(moment) : null;
}
