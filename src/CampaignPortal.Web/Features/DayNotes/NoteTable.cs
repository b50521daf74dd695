using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.DayNotes;

/// <summary>What communes wrote of a day, and where they worked, as a workbook.</summary>
internal static class NoteTable
{
    public static void MapNoteTable(this WebApplication app) => app.MapGet("/tai-ve/ghi-chu.xlsx", async (
        ClaimsPrincipal user, CampaignCatalog catalog, DayNoteService notes, IStringLocalizer<NoteText> T, string? ngay, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var table = await notes.ListAsync(scope, campaign.Id, ChosenDay.Of(ngay), cancel);
            return TableFile.Of(campaign, "ghi-chu", table.Day, new SheetTable(
                "Ghi chu", T["PageTitle"], Show.FullDay(table.Day),
                [
                    new(T["Commune"], 22), new(T["Difficulties"], 44), new(T["Proposals"], 44), .. DayNoteRules.Places.Select(place => new SheetColumn(T["Place." + place], 10)),
                    new(T["SavedBy"], 24), new(T["SavedWhen"], 17),
                ],
                [
                    .. table.Rows.Select(row => new SheetRow(
                    [
                        row.Commune.FullName, row.Note.Difficulties, row.Note.Proposals,
                        .. DayNoteRules.Places.Select(place => row.Note.Places.TryGetValue(place, out var count) ? (object?)count : null), row.Note.ChangedBy, row.Note.ChangedAt,
                    ])),
                    .. table.Rows.Count == 0 ? [] : (SheetRow[])
                    [
                        new([T["Total"].Value, null, null, .. DayNoteRules.Places.Select(place => table.Sums.TryGetValue(place, out var count) ? (object?)count : null), null, null], IsTotal: true),
                    ],
                ],
                NameColumn: 1));
        }, cancel)).RequireAuthorization(Policies.SeeCommunes);
}
