using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Features.Rollup;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Pace;

/// <summary>The figures behind the dashboard's charts as a workbook: day by day, and the chosen day by commune.</summary>
internal static class OverviewTable
{
    private const string Path = "/tai-ve/tong-quan.xlsx";

    public static string Of(DateOnly day) => $"{Path}?ngay={Show.Iso(day)}";

    public static void MapOverviewTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, OverviewService overviews, CampaignClock clock, IStringLocalizer<PaceText> T, IStringLocalizer<RollupText> words, string? ngay, CancellationToken cancel) =>
        await overviews.GetAsync(user.Scope(), c => ChosenDay.Of(ngay, c, clock.NewestDay(c)), null, cancel) is { } overview
            ? TableFile.Of(overview.Campaign, "tong-quan", overview.Rollup.Day, Days(overview, T, words), OfDay(overview, T, words))
            : Results.NotFound()).RequireAuthorization(Policies.Follow);

    private static SheetTable Days(Overview overview, IStringLocalizer<PaceText> T, IStringLocalizer<RollupText> words) => new(
        "Theo ngay", T["TrendTitle", Show.Name(overview.Campaign.Headline)], RankingWords.Subtitle(words, overview.Rollup),
        [new(T["Day"], 13), new(T["LegendDay"], 12), new(T["LegendReached"], 12), new(T["LegendRequired"], 14)],
        [.. overview.Trend.Where(p => p.Cumulative is not null).Select(p => new SheetRow([p.Day, p.DayValue, p.Cumulative, p.Required]))], NameColumn: 1);

    private static SheetTable OfDay(Overview overview, IStringLocalizer<PaceText> T, IStringLocalizer<RollupText> words)
    {
        var (campaign, rollup) = (overview.Campaign, overview.Rollup);
        var parts = campaign.Indicators.Where(i => i.CountsInto == campaign.Headline.Code).ToList();
        return new(
            "Trong ngay", T["DayTitle", Show.Day(rollup.Day)], RankingWords.Subtitle(words, rollup),
            [new(T["Area"], 26), .. parts.Select(p => new SheetColumn(Show.Name(p), 14)), new(T["LegendDay"], 12), new(T["NeedOfDay"], 14)],
            [
                .. rollup.Rows.Append(rollup.Total).Select(row => new SheetRow(
                    [
                        row.Name, .. parts.Select(p => (object?)(Has(row) ? row[p.Id].Day : null)), Has(row) ? row.Today : null,
                        row.AreaId == 0 ? null : DayNeed.Of(row, rollup),
                    ],
                    IsTotal: row.AreaId == 0)),
            ],
            NameColumn: 1);

        static bool Has(RollupRow row) => row.AreaId == 0 || row.IsReported;
    }
}
