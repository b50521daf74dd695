using System.Text.Json.Serialization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The rollup for programs: column keys are those of the data set layout, days are ISO, null is blank.</summary>
internal sealed record RollupJson(
    int Campaign, string Name, DateOnly Day, DateTime AsOf, int DaysLeft, int? NeededPerDay, RollupJsonRow Total, IReadOnlyList<RollupJsonRow> Rows)
{
    public static RollupJson Of(CampaignDefinition campaign, RollupTable rollup)
    {
        var columns = RollupColumns.Of(campaign).Where(c => c.Field != RollupField.State).ToList();
        return new(
            campaign.Id, campaign.Campaign.Name, rollup.Day, rollup.AsOf, rollup.DaysLeft, rollup.NeededPerDay,
            Row(rollup.Total), [.. rollup.Rows.Select(Row)]);

        RollupJsonRow Row(RollupRow row) => new(
            row.Code, row.Name, row.IsReported, row.SubmittedAt, row.Rank, row.Pace.ToString(),
            columns.ToDictionary(c => c.Key, c => c.ValueOf(row)));
    }
}

/// <param name="SubmittedAt">Wall time in Asia/Ho_Chi_Minh.</param>
internal sealed record RollupJsonRow(
    string Code, string Name, bool Reported, DateTime? SubmittedAt, int Rank, string Pace, IReadOnlyDictionary<string, decimal?> Figures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RollupJson))]
internal sealed partial class RollupJsonContext : JsonSerializerContext;
