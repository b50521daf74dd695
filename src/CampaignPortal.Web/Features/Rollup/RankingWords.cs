using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Rollup;

/// <summary>The words of the ranking, for the page and its workbook.</summary>
internal static class RankingWords
{
    /// <summary>What put a row below the one before it; null where the percentages alone did.</summary>
    /// <param name="rows">By rank.</param>
    public static string? Tie(IStringLocalizer<RollupText> T, IReadOnlyList<RollupRow> rows, int index)
    {
        if (index == 0)
        {
            return rows[0].Quota is > 0 ? null : T["Tie.NoQuota"].Value;
        }

        var (higher, lower) = (rows[index - 1], rows[index]);
        return RankingRules.Between(Of(higher), Of(lower)) switch
        {
            TieBreak.Unrounded => T["Tie.Unrounded", higher.Name].Value,
            TieBreak.Cumulative => T["Tie.Cumulative", higher.Name, Show.Number(higher.Cumulative), Show.Number(lower.Cumulative)].Value,
            TieBreak.Code => T["Tie.Code", higher.Name, higher.Code, lower.Code].Value,
            TieBreak.NoQuota => T["Tie.NoQuota"].Value,
            _ => null,
        };

        static Standing Of(RollupRow row) => new(row.AreaId, row.Code, row.Cumulative, row.Quota);
    }

    public static string? Pace(IStringLocalizer<RollupText> T, PaceClass pace) => pace == PaceClass.Unknown ? null : T["Pace." + pace].Value;

    /// <summary>Of which day, as of when, and whose counts.</summary>
    public static string Subtitle(IStringLocalizer<RollupText> T, RollupTable table) =>
        $"{Show.FullDay(table.Day)} · {T["AsOf", Show.Moment(table.AsOf)]} · {RollupWords.Source(table)}";
}
