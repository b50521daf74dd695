using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Reminders;

/// <summary>The letters that went out as a workbook.</summary>
internal static class ReminderTable
{
    public const string Path = "/tai-ve/thu-nhac.xlsx";

    public static void MapReminderTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, ReminderDeskService desks, IStringLocalizer<ReminderText> T, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var desk = await desks.GetAsync(scope, campaign.Id, cancel);
            return TableFile.Of(campaign, "thu-nhac", new SheetTable(
                "Thu nhac", T["MailTitle"], T["AsOf", Show.Moment(desk.AsOf)],
                [new(T["Body"], 28), new(T["Letter"], 32), new(T["OfDay"], 13), new(T["Addresses"], 40), new(T["Time"], 18), new(T["Outcome"], 36), new(T["Error"], 40)],
                [
                    .. desk.Rows.Select(row => new SheetRow(
                        [
                            row.Name, T["Letter." + row.Mail.Kind].Value, row.Mail.Day, row.Mail.Addresses, row.At,
                            T["Outcome." + row.Outcome, Show.Number(row.Mail.Attempts), Show.Number(ReminderRules.MostAttempts)].Value, row.Mail.Error,
                        ])),
                ],
                NameColumn: 1));
        }, cancel)).RequireAuthorization(Policies.Decide);
}
