using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.OpenData;

/// <summary>The columns of each table, and the words in them.</summary>
public static class OpenColumns
{
    public static IReadOnlyList<OpenColumn> Counts { get; } =
    [
        new("day", OpenKind.Day, "Campaign day."),
        new("commune_code", OpenKind.Text, "Code of the commune."),
        new("commune", OpenKind.Text, "Name of the commune with its kind."),
        new("hamlet_code", OpenKind.Text, "Code of the hamlet."),
        new("hamlet", OpenKind.Text, "Name of the hamlet with its kind."),
        new("indicator", OpenKind.Text, "Code of the indicator, such as level1."),
        new("value", OpenKind.WholeNumber, "The count of this day for a flow, the state at the end of the day for a stock. A blank has no line."),
    ];

    public static IReadOnlyList<OpenColumn> Completeness { get; } =
    [
        new("day", OpenKind.Day, "Campaign day."),
        new("commune_code", OpenKind.Text, "Code of the commune."),
        new("commune", OpenKind.Text, "Name of the commune with its kind."),
        new("expected", OpenKind.WholeNumber, "Always 1: adds up to the reports that were due."),
        new("reported", OpenKind.WholeNumber, "1 where the day was reported, on time or late."),
        new("on_time", OpenKind.WholeNumber, "1 where the first report came not later than the minute of the cut-off."),
        new("late", OpenKind.WholeNumber, "1 where it came later; late days count all the same."),
        new("zero", OpenKind.WholeNumber, "1 where the day was reported as without occurrence."),
        new("missing", OpenKind.WholeNumber, "1 where nothing came and the cut-off has passed."),
        new("state", OpenKind.Text, "on_time, late, missing, or open while the cut-off has not passed."),
        new("submitted_at", OpenKind.Moment, "Moment of the first report that decides on time or late."),
    ];

    /// <summary>The columns of the page's table between those that say what the line is about.</summary>
    public static IReadOnlyList<OpenColumn> Rollup(CampaignDefinition campaign) =>
    [
        new("day", OpenKind.Day, "The figures are those up to the end of this day."),
        new("level", OpenKind.Text, "commune or hamlet."),
        new("code", OpenKind.Text, "Code of the commune or hamlet."),
        new("name", OpenKind.Text, "Its name with its kind."),
        .. Figures(campaign).Select(c => new OpenColumn(c.Key, KindOf(c), MeaningOf(c))),
        new("rank", OpenKind.WholeNumber, "1 for the highest percentage of quota among what the page ranks; blank where the reader sees one commune of many."),
        new("pace", OpenKind.Text, "done, on_track, slow, urge, or unknown without a quota."),
        new("reported", OpenKind.YesNo, "Whether the commune reported this day."),
        new("state", OpenKind.Text, "on_time, late, missing, or open while the cut-off has not passed."),
        new("submitted_at", OpenKind.Moment, "Moment of the day's first report."),
    ];

    internal static IEnumerable<RollupColumn> Figures(CampaignDefinition campaign) =>
        RollupColumns.Of(campaign).Where(c => c.Field != RollupField.State);

    internal static string Word(PaceClass pace) => pace switch
    {
        PaceClass.Done => "done",
        PaceClass.OnTrack => "on_track",
        PaceClass.Slow => "slow",
        PaceClass.Urge => "urge",
        _ => "unknown",
    };

    internal static string Word(DayState state) => state switch
    {
        DayState.OnTime => "on_time",
        DayState.Late => "late",
        DayState.Missing => "missing",
        DayState.Open => "open",
        _ => "ahead",
    };

    private static OpenKind KindOf(RollupColumn column) => column.Field == RollupField.PercentOfQuota ? OpenKind.Percent : OpenKind.WholeNumber;

    private static string MeaningOf(RollupColumn column) => column.Field switch
    {
        RollupField.Eligible => "Citizens entitled to an account.",
        RollupField.ActivatedBefore => "Accounts activated before the campaign.",
        RollupField.Quota => "Quota as it stood on the day.",
        RollupField.DayValue => $"{column.Indicator!.NameEn}: count of the day.",
        RollupField.Running => $"{column.Indicator!.NameEn}: running total, or newest state of a stock.",
        RollupField.PercentOfQuota => "100 × cumulative ÷ quota, two decimals, never capped.",
        RollupField.Remaining => "max(0, quota − cumulative).",
        _ => column.Key,
    };
}
