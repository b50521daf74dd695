using System.Globalization;
using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.History;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.History;

/// <summary>A hamlet's values and their changes as a workbook of two sheets.</summary>
internal static class HistoryTable
{
    public static string Of(HamletHistory history, string? indicator) => FormattableString.Invariant(
        $"/tai-ve/lich-su.xlsx?xa={history.Commune.Id}&ap={history.Hamlet.Id}&ngay={Show.Iso(history.Day)}&chi-tieu={Uri.EscapeDataString(indicator ?? "")}");

    public static void MapHistoryTable(this WebApplication app) => app.MapGet("/tai-ve/lich-su.xlsx", async (
        ClaimsPrincipal user, CampaignCatalog catalog, HistoryService histories, IStringLocalizer<HistoryText> T, int xa, int ap, string? ngay,
        [FromQuery(Name = "chi-tieu")] string? indicator, CancellationToken cancel) =>
    {
        if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
        {
            return Results.NotFound();
        }

        AreaScope.Require(campaign.FindCommune(xa) is not null);
        var history = await histories.OfHamletAsync(user.Scope(), campaign.Id, xa, ap, ChosenDay.Of(ngay), indicator, cancel);
        var title = T["PageTitle", $"{history.Hamlet.FullName}, {history.Commune.FullName}"].Value;
        return TableFile.Of(
            campaign, "lich-su-" + history.Hamlet.Code, history.Day,
            new SheetTable(
                "So lieu", title, T["UpTo", Show.FullDay(history.Day)],
                [new(T["Day"], 13), .. history.Series.Select(s => new SheetColumn(Show.Name(s.Indicator), 13))],
                [.. history.Days.Select((day, index) => new SheetRow([day, .. history.Series.Select(s => (object?)s.Values[index])]))], NameColumn: 1),
            new SheetTable(
                "Thay doi", title, T["ChangesTitle"],
                [new(T["When"], 17), new(T["Who"], 28), new(T["Indicator"], 26), new(T["Day"], 13), new(T["Old"], 10), new(T["New"], 10), new(T["Reason"], 36)],
                [
                    .. history.Changes.Select(c => new SheetRow(
                        [c.At, c.Who, Show.Name(c.Indicator), c.Day, Number(c.Old), Number(c.New), c.Reason])),
                ]));
    }).RequireAuthorization(Policies.SeeCommunes);

    private static object? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
}
