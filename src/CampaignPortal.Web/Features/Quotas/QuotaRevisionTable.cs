using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Quotas;

/// <summary>The revisions of an indicator's targets as a workbook.</summary>
internal static class QuotaRevisionTable
{
    private const string Path = "/tai-ve/lan-giao-chi-tieu.xlsx";

    public static string Of(Indicator indicator) => $"{Path}?chi-tieu={Uri.EscapeDataString(indicator.Code)}";

    public static void MapQuotaRevisionTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, QuotaService quotas, IStringLocalizer<QuotaText> T, [FromQuery(Name = "chi-tieu")] string? code, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var view = await quotas.GetAsync(scope, campaign.Id, campaign.FindIndicator(code ?? "")?.Id, null, cancel);
            return TableFile.Of(campaign, "lan-giao-chi-tieu", new SheetTable(
                "Lan giao", T["History"], Show.Name(view.Indicator),
                [
                    new(T["ValidFrom"], 14), new(T["DocumentNumber"], 20), new(T["DocumentDate"], 14), new(T["DocumentTitle"], 48), new(T["PublishedBy"], 26), new(T["PublishedAt"], 18),
                    new(T["Accepted"], 36),
                ],
                [
                    .. view.Revisions.Select(r => new SheetRow(
                        [r.ValidFrom, r.DocumentNumber, r.DocumentDate, r.DocumentTitle, r.PublishedBy, CampaignClock.ToLocal(r.PublishedAt), r.Reason])),
                ],
                NameColumn: 1));
        }, cancel)).RequireAuthorization();
}
