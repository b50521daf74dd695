using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.SheetForms;

/// <summary>Who filled which form, as a workbook.</summary>
internal static class SheetFormTable
{
    public const string Path = "/tai-ve/bieu-da-lap.xlsx";

    public static void MapSheetFormTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, SheetFormService forms, IStringLocalizer<SheetFormText> T, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var list = await forms.ListAsync(scope, campaign.Id, cancel);
            return TableFile.Of(campaign, "bieu-da-lap", new SheetTable(
                "So lap bieu", T["LogTitle"], campaign.Campaign.Name,
                [new(T["MadeAt"], 17), new(T["Form"], 40), new(T["From"], 12), new(T["To"], 12), new(T["Recipient"], 28), new(T["MadeBy"], 26), new(T["Hash"], 66)],
                [.. list.Log.Select(u => new SheetRow([u.MadeAt, u.FormName, u.FirstDay, u.LastDay, u.Recipient, u.MadeBy, u.Hash]))]));
        }, cancel)).RequireAuthorization(Policies.Decide);
}
