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

/// <summary>The pace of each commune and its forecast as a workbook.</summary>
internal static class ForecastTable
{
    private const string Path = "/tai-ve/tien-do.xlsx";

    public static string Of(DateOnly day) => $"{Path}?ngay={Show.Iso(day)}";

    public static void MapForecastTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, OverviewService overviews, CampaignClock clock, IStringLocalizer<PaceText> T, IStringLocalizer<RollupText> words, string? ngay,
        CancellationToken cancel) =>
        await overviews.GetAsync(user.Scope(), c => ChosenDay.Of(ngay, c, clock.NewestDay(c)), null, cancel) is { } overview
            ? TableFile.Of(overview.Campaign, "tien-do", overview.Rollup.Day, Of(overview, T, words))
            : Results.NotFound()).RequireAuthorization(Policies.Follow);

    private static SheetTable Of(Overview overview, IStringLocalizer<PaceText> T, IStringLocalizer<RollupText> words)
    {
        var rollup = overview.Rollup;
        return new(
            "Tien do", T["PaceTitle"], RankingWords.Subtitle(words, rollup),
            [
                new(T["Rank"], 7), new(T["Area"], 24), new(T["RankMoves"], 10), new(T["Quota"], 10), new(T["LegendReached"], 10), new(T["Percent"], 10), new(T["Remaining"], 10),
                new(T["NeededPerDay"], 11), new(T["RateOf7"], 13), new(T["ForecastPercent", Show.ShortDay(overview.Campaign.Campaign.EndDay)], 13), new(T["RangeFrom"], 11),
                new(T["RangeTo"], 11), new(T["FinishAt"], 14), new(T["FinishFirst"], 12), new(T["FinishLast"], 12), new(T["Class"], 16),
            ],
            [.. overview.Pace.Lines(rollup).Select(line => Row(line.Row, line.Forecast))]);

        SheetRow Row(RollupRow row, PaceForecast? forecast)
        {
            var isTotal = row.AreaId == 0;
            var range = forecast is { HasRange: true } ? forecast : null;
            var isAhead = range is { ReachedOn: null };
            return new(
                [
                    isTotal ? null : row.Rank, row.Name, overview.RankChanges.TryGetValue(row.AreaId, out var places) && !isTotal ? new SignedCount(places) : null,
                    row.Quota, row.Cumulative, row.PercentOfQuota, row.Remaining, PaceRules.NeededPerDay(row.Quota, row.Cumulative, rollup.DaysLeft),
                    forecast is null ? null : (long)Math.Round(forecast.Likely.Rate.PerDay, MidpointRounding.AwayFromZero),
                    forecast?.Likely.Percent, range?.Slow.Percent, range?.Fast.Percent,
                    Finish(forecast), isAhead ? range!.Fast.Finish : null, isAhead ? range!.Slow.Finish : null, RankingWords.Pace(words, row.Pace),
                ],
                isTotal);
        }

        // A day where there is one, so that the column sorts; the page's word where there is none.
        object? Finish(PaceForecast? forecast) => forecast switch
        {
            null => null,
            { ReachedOn: { } reached } => reached,
            { Quota: not > 0 } => T["NoQuota"].Value,
            { Likely.Finish: { } finish } => finish,
            _ => T["NotSeen"].Value,
        };
    }
}
