using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Inspections;

/// <summary>The list of visits as a workbook: a line for each demand, one for a visit that demanded nothing.</summary>
internal static class InspectionTable
{
    public static void MapInspectionTable(this WebApplication app) => app.MapGet(InspectionAddress.Workbook, async (
        ClaimsPrincipal user, CampaignCatalog catalog, InspectionService inspections, IStringLocalizer<InspectionText> T, string? loc, int? xa, CancellationToken cancel) =>
        await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
            ? TableFile.Of(campaign, "kiem-tra-thuc-dia", Of(await inspections.ListAsync(user.Scope(), campaign.Id, InspectionAddress.Read(loc, xa), cancel), T))
            : Results.NotFound()).RequireAuthorization(Policies.SeeCommunes);

    private static SheetTable Of(InspectionList list, IStringLocalizer<InspectionText> T)
    {
        var commune = list.Filter.CommuneId is { } id ? list.Campaign.FindCommune(id)?.FullName : null;
        return new(
            "Kiem tra", T["Title"],
            string.Join(" · ", ((string?[])[T["Choice." + list.Filter.Choice, Show.Number(list.Rows.Count)], commune, T["AsOf", Show.FullDay(list.Today)]]).OfType<string>()),
            [
                new(T["Day"], 12), new(T["Commune"], 22), new(T["Team"], 22), new(T["Members"], 30), new(T["Findings"], 50), new(T["DemandText"], 44), new(T["DemandDue"], 12),
                new(T["State"], 16), new(T["DoneAt"], 17), new(T["DoneBy"], 22), new(T["MarkWord"], 36), new(T["Record"], 10),
            ],
            [
                .. list.Rows.SelectMany(visit => visit.Demands.Count == 0 ? [Row(visit, null)] : visit.Demands.Select(d => Row(visit, d))),
            ]);

        SheetRow Row(InspectionView visit, DemandView? demand) => new(
        [
            visit.Day, visit.Commune.FullName, T["Team." + visit.Team].Value, visit.Members, visit.Findings, demand?.Text, demand?.Due,
            demand is null ? T["NoDemands"].Value : T["State." + demand.State].Value, demand?.DoneAt, demand?.DoneBy, demand?.DoneWord, visit.Files.Count,
        ]);
    }
}
