using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.ThreeLists;

/// <summary>
/// The three lists of the plan (IV.2) as counts and rates: confirmed activations, absent from the locality, not eligible.
/// They come from the daily entry: activations add up, the other two are the newest state up to the day. Pure.
/// </summary>
/// <param name="Rows">In the order of the campaign.</param>
/// <param name="Total">Sums of the rows; its rates are ratios of sums.</param>
public sealed record ThreeListTable(DateOnly Day, DateTime AsOf, IReadOnlyList<ThreeListRow> Rows, ThreeListRow Total)
{
    public static ThreeListTable Of(CampaignDefinition campaign, RollupTable rollup)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        var confirmed = (campaign.FindIndicator(StandardIndicators.Activated) ?? campaign.Headline).Id;
        var absent = campaign.FindIndicator(StandardIndicators.Absent)?.Id;
        var ineligible = campaign.FindIndicator(StandardIndicators.Ineligible)?.Id;
        return new(rollup.Day, rollup.AsOf, [.. rollup.Rows.Select(Row)], Row(rollup.Total));

        ThreeListRow Row(RollupRow row) => new()
        {
            AreaId = row.AreaId,
            Code = row.Code,
            Name = row.Name,
            Eligible = row.Eligible,
            ActivatedBefore = row.ActivatedBefore,
            Confirmed = row[confirmed].Running,
            Absent = absent is { } a ? row[a].Running : null,
            Ineligible = ineligible is { } i ? row[i].Running : null,
            LastReported = row.LastReported,
        };
    }
}

/// <summary>One area's lists; null is blank, which is not zero.</summary>
public sealed record ThreeListRow
{
    public required int AreaId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Citizens entitled to an account at the start: what every rate is of.</summary>
    public required int Eligible { get; init; }

    public required int ActivatedBefore { get; init; }

    /// <summary>Activated from the first day of the campaign up to the day.</summary>
    public required int? Confirmed { get; init; }

    public required int? Absent { get; init; }

    public required int? Ineligible { get; init; }

    public required DateOnly? LastReported { get; init; }

    public decimal? ConfirmedPercent => Percent(Confirmed);

    public decimal? AbsentPercent => Percent(Absent);

    public decimal? IneligiblePercent => Percent(Ineligible);

    /// <summary>On none of the lists and without an account before: who is still to be visited.</summary>
    public int Left => Math.Max(0, Eligible - ActivatedBefore - (Confirmed ?? 0) - (Absent ?? 0) - (Ineligible ?? 0));

    private decimal? Percent(int? count) => count is { } given ? PaceRules.Percent(given, Eligible) : null;
}
