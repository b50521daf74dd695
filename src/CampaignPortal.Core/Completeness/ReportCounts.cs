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

    public static ReportCounts operator +(ReportCounts one, ReportCounts other) => new(
        one.OnTime + other.OnTime, one.Late + other.Late, one.Missing + other.Missing, one.Open + other.Open, one.Zero + other.Zero, one.Partial + other.Partial);

    /// <summary>Both together.</summary>
    public static ReportCounts Add(ReportCounts one, ReportCounts other) => one + other;

    public static ReportCounts Sum(IEnumerable<ReportCounts> all) => all.Aggregate(default(ReportCounts), Add);

    public static ReportCounts Of(IEnumerable<ReportCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return cells.Aggregate(default(ReportCounts), (sum, cell) => sum + Of(cell));
    }

    public static ReportCounts Of(ReportCell cell) => new(
        cell.State == DayState.OnTime ? 1 : 0, cell.State == DayState.Late ? 1 : 0, cell.State == DayState.Missing ? 1 : 0,
        cell.State == DayState.Open ? 1 : 0, cell.Kind == DayKind.Zero ? 1 : 0, cell.BlankHamlets > 0 ? 1 : 0);
}

/// <summary>One commune on one day; eight bytes, for a country has half a million of them.</summary>
public readonly record struct ReportCell
{
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly uint _second;
    private readonly ushort _blank;
    private readonly byte _kind;
    private readonly byte _state;

    /// <param name="kind">Null where not reported.</param>
    /// <param name="submittedAt">Wall time in Asia/Ho_Chi_Minh of the first submission; null where not reported.</param>
    /// <param name="blankHamlets">Hamlets that a report says nothing of.</param>
    public ReportCell(DayState state, DayKind? kind, DateTime? submittedAt, int blankHamlets = 0)
    {
        (_state, _kind, _blank) = ((byte)state, kind is { } given ? (byte)given : default, (ushort)blankHamlets);
        _second = submittedAt is { } at ? (uint)(at - Epoch).TotalSeconds : 0;
    }

    public DayState State => (DayState)_state;

    /// <summary>Null where not reported.</summary>
    public DayKind? Kind => _kind == 0 ? null : (DayKind)_kind;

    /// <summary>Wall time in Asia/Ho_Chi_Minh of the first submission, to the second; null where not reported.</summary>
    public DateTime? SubmittedAt => _second == 0 ? null : Epoch.AddSeconds(_second);

    /// <summary>Hamlets that a report says nothing of.</summary>
    public int BlankHamlets => _blank;
}
