using System.Text.Json.Serialization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The rollup for programs: column keys are those of the data set layout, days are ISO, null is blank.</summary>
/// <param name="From">First day of the span; the day itself for one day.</param>
/// <param name="Official">Whose counts: Communes or Dc01.</param>
internal sealed record RollupJson(
    int Campaign, string Name, DateOnly From, DateOnly Day, DateTime AsOf, int DaysLeft, int? NeededPerDay, string Official,
    RollupJsonRow Total, IReadOnlyList<RollupJsonRow> Rows)
{
    public static RollupJson Of(CampaignDefinition campaign, RollupView view)
    {
        var rollup = view.Table;
        var columns = view.Columns.Where(c => c.IsNumber).ToList();
        return new(
            campaign.Id, campaign.Campaign.Name, rollup.Span.From, rollup.Day, rollup.AsOf, rollup.DaysLeft, rollup.NeededPerDay, rollup.Official.ToString(),
            Row(view.Lines[0].Row), [.. view.Areas.Select(Row)]);

        RollupJsonRow Row(RollupRow row) => new(
            row.Code, row.Name, row.GroupName, row.IsReported, row.SubmittedAt, row.Dc01Day, row.Rank, row.RankBefore, row.Pace.ToString(),
            columns.ToDictionary(c => c.Key, c => c.ValueOf(row)));
    }
}

/// <param name="SubmittedAt">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Dc01Day">The day of the national system's line that stands for the area's own counts; null where there is none.</param>
internal sealed record RollupJsonRow(
    string Code, string Name, string? Group, bool Reported, DateTime? SubmittedAt, DateOnly? Dc01Day, int Rank, int? RankBefore, string Pace,
    IReadOnlyDictionary<string, decimal?> Figures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RollupJson))]
internal sealed partial class RollupJsonContext : JsonSerializerContext;
