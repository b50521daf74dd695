using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Rollup;

/// <summary>What a column of the rollup shows.</summary>
public enum RollupField
{
    Eligible,
    ActivatedBefore,
    Quota,
    DayValue,
    Running,
    PercentOfQuota,
    Remaining,
    State,
}

/// <summary>One column: <paramref name="Indicator"/> for the fields that are about one.</summary>
/// <param name="Key">Stable name, such as <c>level1_today</c>; the heading of the data set layout.</param>
public sealed record RollupColumn(RollupField Field, Indicator? Indicator, string Key)
{
    /// <summary>The number of a row in this column; null is blank.</summary>
    public decimal? ValueOf(RollupRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Field switch
        {
            RollupField.Eligible => row.Eligible,
            RollupField.ActivatedBefore => row.ActivatedBefore,
            RollupField.Quota => row.Quota,
            // An area that has not reported the day brought nothing yet; its state column says so.
            RollupField.DayValue => row[Indicator!.Id].Day ?? 0,
            RollupField.Running => row[Indicator!.Id].Running,
            RollupField.PercentOfQuota => row.PercentOfQuota,
            RollupField.Remaining => row.Remaining,
            _ => null,
        };
    }
}

/// <summary>The columns of the rollup in their one order, for page, workbook and document alike.</summary>
public static class RollupColumns
{
    public static IReadOnlyList<RollupColumn> Of(CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var headline = campaign.Headline;
        List<RollupColumn> columns =
        [
            new(RollupField.Eligible, null, "eligible"),
            new(RollupField.ActivatedBefore, null, "activated_before"),
            new(RollupField.Quota, null, "quota"),
        ];
        foreach (var part in campaign.Indicators.Where(i => i.CountsInto == headline.Code))
        {
            columns.Add(new(RollupField.DayValue, part, $"{part.Code}_today"));
            columns.Add(new(RollupField.Running, part, $"{part.Code}_cum"));
        }

        columns.Add(new(RollupField.DayValue, headline, "today"));
        columns.Add(new(RollupField.Running, headline, "cumulative"));
        columns.Add(new(RollupField.PercentOfQuota, null, "percent_of_quota"));
        columns.Add(new(RollupField.Remaining, null, "remaining"));
        columns.AddRange(campaign.Indicators.Where(i => i.Kind == IndicatorKind.Stock)
            .Select(i => new RollupColumn(RollupField.Running, i, i.Code)));
        columns.Add(new(RollupField.State, null, "reported"));
        return columns;
    }
}
