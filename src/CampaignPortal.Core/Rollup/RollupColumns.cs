using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Rollup;

/// <summary>What a column of the rollup shows.</summary>
public enum RollupField
{
    Rank,
    RankChange,
    Eligible,
    ActivatedBefore,
    Quota,
    Reachable,
    DayValue,
    Running,
    PercentOfQuota,
    PercentOfReachable,
    PercentOfEligible,
    Pace,
    Remaining,
    State,
}

/// <summary>One column: <paramref name="Indicator"/> for the fields that are about one.</summary>
/// <param name="Key">Stable name, such as <c>level1_today</c>; the heading of the data set layout.</param>
public sealed record RollupColumn(RollupField Field, Indicator? Indicator, string Key)
{
    public bool IsPercent => Field is RollupField.PercentOfQuota or RollupField.PercentOfReachable or RollupField.PercentOfEligible;

    /// <summary>False for what is said in words.</summary>
    public bool IsNumber => Field is not (RollupField.Pace or RollupField.State);

    /// <summary>True for a column that stands below a heading which it may share with the one before.</summary>
    public bool IsGrouped => Field is RollupField.Rank or RollupField.RankChange or RollupField.DayValue
        || (Field == RollupField.Running && Indicator!.Kind != IndicatorKind.Stock);

    /// <summary>True where both stand below one heading.</summary>
    public bool IsGroupedWith(RollupColumn other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsGrouped && other.IsGrouped && Indicator?.Id == other.Indicator?.Id;
    }

    /// <summary>The number of a row in this column; null is blank.</summary>
    public decimal? ValueOf(RollupRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Field switch
        {
            RollupField.Rank => row.Rank > 0 ? row.Rank : null,
            RollupField.RankChange => row.RankChange,
            RollupField.Eligible => row.Eligible,
            RollupField.ActivatedBefore => row.ActivatedBefore,
            RollupField.Quota => row.Quota,
            RollupField.Reachable => row.Reachable,
            // An area that has not reported the day brought nothing yet; its state column says so.
            RollupField.DayValue => row[Indicator!.Id].Day ?? 0,
            RollupField.Running => row[Indicator!.Id].Running,
            RollupField.PercentOfQuota => row.PercentOfQuota,
            RollupField.PercentOfReachable => row.PercentOfReachable,
            RollupField.PercentOfEligible => row.PercentOfEligible,
            RollupField.Remaining => row.Remaining,
            _ => null,
        };
    }
}

/// <summary>The columns of the rollup in their one order, for page, workbook, JSON and document alike.</summary>
public static class RollupColumns
{
    private static readonly RollupField[] Further =
    [
        RollupField.Rank, RollupField.RankChange, RollupField.Reachable, RollupField.PercentOfReachable, RollupField.PercentOfEligible, RollupField.Pace,
    ];

    /// <summary>The columns of the data set layout.</summary>
    public static IReadOnlyList<RollupColumn> Of(CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return [.. All(campaign).Where(c => !Further.Contains(c.Field) && !IsBeside(campaign, c.Indicator))];
    }

    /// <summary>Every column: those, ranks, both denominators, classes, and the flows that the headline is not made of.</summary>
    public static IReadOnlyList<RollupColumn> All(CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var headline = campaign.Headline;
        return
        [
            new(RollupField.Rank, null, "rank"),
            new(RollupField.RankChange, null, "rank_change"),
            new(RollupField.Eligible, null, "eligible"),
            new(RollupField.ActivatedBefore, null, "activated_before"),
            new(RollupField.Quota, null, "quota"),
            new(RollupField.Reachable, null, "reachable"),
            .. campaign.Indicators.Where(i => i.CountsInto == headline.Code).SelectMany(Pair),
            new(RollupField.DayValue, headline, "today"),
            new(RollupField.Running, headline, "cumulative"),
            new(RollupField.PercentOfQuota, null, "percent_of_quota"),
            new(RollupField.PercentOfReachable, null, "percent_of_reachable"),
            new(RollupField.PercentOfEligible, null, "percent_of_eligible"),
            new(RollupField.Pace, null, "pace"),
            new(RollupField.Remaining, null, "remaining"),
            .. campaign.Indicators.Where(i => IsBeside(campaign, i)).SelectMany(Pair),
            .. campaign.Indicators.Where(i => i.Kind == IndicatorKind.Stock).Select(i => new RollupColumn(RollupField.Running, i, i.Code)),
            new(RollupField.State, null, "reported"),
        ];
    }

    // Applications, guidance, households …: it adds up, and the headline is not made of it.
    private static bool IsBeside(CampaignDefinition campaign, Indicator? indicator) =>
        indicator is { Kind: not IndicatorKind.Stock } && indicator.Id != campaign.Headline.Id && indicator.CountsInto != campaign.Headline.Code;

    private static IEnumerable<RollupColumn> Pair(Indicator indicator) =>
        [new(RollupField.DayValue, indicator, $"{indicator.Code}_today"), new(RollupField.Running, indicator, $"{indicator.Code}_cum")];
}
