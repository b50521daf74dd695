using System.Security.Claims;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Rollup;

/// <summary>The ranking as a workbook: what each place was reckoned from, and what decided between equals.</summary>
internal static class RankingTable
{
    private const string Path = "/tai-ve/xep-hang.xlsx";

    public static string Of(DateOnly day) => $"{Path}?ngay={Show.Iso(day)}";

    public static void MapRankingTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, RollupService rollups, CampaignClock clock, IStringLocalizer<RollupText> T, string? ngay, CancellationToken cancel) =>
        await rollups.ComparedAsync(user.Scope(), c => ChosenDay.Of(ngay, c, clock.NewestDay(c)), null, cancel) is var (campaign, table)
            ? TableFile.Of(campaign, "xep-hang", table.Day, Of(table, T))
            : Results.NotFound()).RequireAuthorization(Policies.Follow);

    private static SheetTable Of(RollupTable table, IStringLocalizer<RollupText> T)
    {
        List<RollupRow> rows = [.. table.Rows.OrderBy(r => r.Rank)];
        return new(
            "Xep hang", T["RankingTitle"], RankingWords.Subtitle(T, table),
            [
                new(T["Place"], 8), new(T["Area"], 24), new(T["Code"], 10), new(T["Cumulative"], 11), new(T["Column.Quota"], 11), new(T["Column.PercentOfQuota"], 13),
                new(T["TieBreak"], 46), new(T["RankBefore"], 11), new(T["SinceYesterday"], 11), new(T["Column.Pace"], 16),
            ],
            [
                .. rows.Select((row, index) => new SheetRow(
                [
                    row.Rank, row.Name, row.Code, row.Cumulative, row.Quota, row.PercentOfQuota, RankingWords.Tie(T, rows, index),
                    row.RankBefore, row.RankChange is { } change ? new SignedCount(change) : null, RankingWords.Pace(T, row.Pace),
                ])),
            ]);
    }
}
