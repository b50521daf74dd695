using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Completeness;

/// <summary>How many reports of how many came, and how many of them in time.</summary>
/// <param name="OnTime">Not later than the minute of the cut-off.</param>
/// <param name="Late">After it; they count all the same.</param>
/// <param name="Missing">Not reported, and the cut-off has passed.</param>
/// <param name="Open">Not reported, and the cut-off has not passed.</param>
/// <param name="Zero">Declared zero (không phát sinh), among the first two.</param>
/// <param name="Partial">Reported with hamlets left blank, among the first two.</param>
public readonly record struct ReportCounts(int OnTime, int Late, int Missing, int Open, int Zero, int Partial = 0)
{
    /// <summary>One for each commune and day so far, today among them.</summary>
    public int Expected => OnTime + Late + Missing + Open;

    public int Reported => OnTime + Late;

    /// <summary>Those that are here or should be: what every rate is of.</summary>
    public int Due => Expected - Open;

    /// <summary>Completeness: of those due, how many came.</summary>
    public decimal? ReportedPercent => PaceRules.Percent(Reported, Due);

    /// <summary>Timeliness: of those due, how many came in time.</summary>
    public decimal? OnTimePercent => PaceRules.Percent(OnTime, Due);

    public static ReportCounts Sum(IEnumerable<ReportCounts> all) => all.Aggregate(default(ReportCounts), (a, b) => new(
        a.OnTime + b.OnTime, a.Late + b.Late, a.Missing + b.Missing, a.Open + b.Open, a.Zero + b.Zero, a.Partial + b.Partial));

    public static ReportCounts Of(IEnumerable<ReportCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (onTime, late, missing, open, zero, partial) = (0, 0, 0, 0, 0, 0);
        foreach (var cell in cells)
        {
            onTime += cell.State == DayState.OnTime ? 1 : 0;
            late += cell.State == DayState.Late ? 1 : 0;
            missing += cell.State == DayState.Missing ? 1 : 0;
            open += cell.State == DayState.Open ? 1 : 0;
            zero += cell.Kind == DayKind.Zero ? 1 : 0;
            partial += cell.BlankHamlets > 0 ? 1 : 0;
        }

        return new(onTime, late, missing, open, zero, partial);
    }
}

/// <summary>One commune on one day.</summary>
/// <param name="Kind">Null where not reported.</param>
/// <param name="SubmittedAt">Wall time in Asia/Ho_Chi_Minh of the first submission; null where not reported.</param>
/// <param name="BlankHamlets">Hamlets that a report says nothing of.</param>
public readonly record struct ReportCell(DayState State, DayKind? Kind, DateTime? SubmittedAt, int BlankHamlets = 0);
