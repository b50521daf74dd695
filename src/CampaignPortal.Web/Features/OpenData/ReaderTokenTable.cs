using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.OpenData;

/// <summary>Who reads the open data as a workbook; the tokens themselves nobody has.</summary>
internal static class ReaderTokenTable
{
    public const string Path = "/tai-ve/ma-doc.xlsx";

    public static void MapReaderTokenTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, ReaderTokenService tokens, IStringLocalizer<OpenDataText> T, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) => TableFile.Of(campaign, "ma-doc", new SheetTable(
            "Ma doc", T["ListTitle"], campaign.Campaign.Name,
            [
                new(T["Name"], 30), new(T["Scope"], 24), new(T["State"], 18), new(T["LastDay"], 16), new(T["LastUsed"], 18), new(T["IssuedBy"], 26), new(T["IssuedAt"], 18),
                new(T["RevokedBy"], 26), new(T["RevokedAt"], 18),
            ],
            [
                .. (await tokens.ListAsync(scope, campaign.Id, cancel)).Select(row => new SheetRow(
                    [
                        row.Name, row.Commune ?? T["WholeCampaign"].Value, T["TokenState." + row.State].Value, row.LastDay, row.LastUsedAt, row.IssuedBy, row.IssuedAt,
                        row.RevokedBy, row.RevokedAt,
                    ])),
            ],
            NameColumn: 1)), cancel)).RequireAuthorization(Policies.SetRules);
}
