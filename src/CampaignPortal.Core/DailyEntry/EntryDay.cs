using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>Everything that the entry grid of one commune's day shows.</summary>
public sealed record EntryDay
{
    public required CampaignDefinition Campaign { get; init; }

    public required CommuneDefinition Commune { get; init; }

    public required DateOnly Day { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh.</summary>
    public required DateTime Now { get; init; }

    public required DayState State { get; init; }

    /// <summary>Null while the day has not been reported.</summary>
    public required DayKind? Kind { get; init; }

    /// <summary>0 while the day has not been reported.</summary>
    public required int Version { get; init; }

    /// <summary>What is stored of the day; null while it has not been reported.</summary>
    public required CommuneDay? Stored { get; init; }

    /// <summary>True where nothing can be entered any more unless the agency reopens the day.</summary>
    public required bool IsLocked { get; init; }

    /// <summary>The newest request to reopen the day.</summary>
    public required Reopening? Reopening { get; init; }

    public required IReadOnlyList<EntryRow> Rows { get; init; }

    /// <summary>Every day of the campaign with its state.</summary>
    public required IReadOnlyList<CalendarDay> Calendar { get; init; }

    /// <summary>The commune's quota on the day.</summary>
    public required int? Quota { get; init; }

    /// <summary>Counts of the headline indicator of this day alone.</summary>
    public int DoneOnDay => Rows.Sum(r => r.OnDay);

    public int CumulativeBefore => Rows.Sum(r => r.CumulativeBefore);

    /// <summary>What is stored of the day in all hamlets; null where every cell is blank.</summary>
    public int? SumOf(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return Sums.OrNull(Rows.Select(r => r.Cells[indicator.Id].Value));
    }

    /// <summary>Hamlets of a reported day that have no flow yet; none while it has not been reported.</summary>
    public IReadOnlyList<EntryRow> BlankRows => Stored is null ? [] : [.. Rows.Where(r => !r.Cells.Any(c => c.Value.Value is not null && IsFlow(c.Key)))];

    private bool IsFlow(int indicatorId) => Campaign.Indicators.Any(i => i.Id == indicatorId && i.Kind == IndicatorKind.Flow);

    public int DayNumber => Day.DayNumber - Campaign.Campaign.StartDay.DayNumber + 1;

    public int DaysLeft => Campaign.DayCount - DayNumber;

    /// <summary>What this day would have to bring to stay on course: the rest before it, over the days from it to the end.</summary>
    public int? NeededOnDay => PaceRules.NeededPerDay(Quota, CumulativeBefore, DaysLeft + 1);

    /// <summary>Wall time in Asia/Ho_Chi_Minh.</summary>
    public DateTime? LastSubmittedAt => Stored is null ? null : CampaignClock.ToLocal(Stored.LastSubmittedAt);

    public string? LastSubmittedBy => Stored?.LastSubmittedBy;

    /// <summary>Wall time in Asia/Ho_Chi_Minh until which the report is on time.</summary>
    public DateTime Deadline => Day.ToDateTime(Campaign.CutOffOn(Day));

    /// <summary>Wall time in Asia/Ho_Chi_Minh from which the day is locked; null where the campaign locks none.</summary>
    public DateTime? LocksAt => LockRules.LocksAt(Campaign, Day);

    /// <summary>The newest day before this one that should have been reported and was not.</summary>
    public CalendarDay? MissingBefore => Calendar.LastOrDefault(c => c.Day < Day && !c.IsLocked && (c.State is DayState.Missing or DayState.Open));
}

/// <summary>One hamlet of the grid. Counts beside the cells are of the headline indicator.</summary>
/// <param name="CumulativeBefore">Up to and with the day before.</param>
/// <param name="Yesterday">Null where the day before was left blank.</param>
/// <param name="Cells">By indicator id, one for each that is entered.</param>
/// <param name="OnDay">What of the cells counts into the headline indicator.</param>
public sealed record EntryRow(
    Hamlet Hamlet, int? Quota, int CumulativeBefore, int? Yesterday, IReadOnlyDictionary<int, EntryCell> Cells, int OnDay)
{
    public int HamletId => Hamlet.Id;

    public string Name => Hamlet.FullName;

    public int Cumulative => CumulativeBefore + OnDay;

    public int? Remaining => PaceRules.Remaining(Quota, Cumulative);
}

/// <summary>One cell of the grid.</summary>
/// <param name="Value">The day's count as stored; null is blank.</param>
/// <param name="RunningBefore">Running total up to the day before; null for a stock.</param>
/// <param name="Held">A stock's newest value before the day; null for a flow, and where there is none.</param>
/// <param name="Usual">Median of the last reported days; null for a stock, and where there are too few.</param>
/// <param name="Flag">What a check struck and the officer confirmed.</param>
public sealed record EntryCell(int? Value, int? RunningBefore, int? Held, double? Usual, CellFlag? Flag);

/// <summary>One day of the commune's calendar.</summary>
/// <param name="WasReopened">True where figures came in after a reopening.</param>
/// <param name="IsReopened">True while a reopening is in force.</param>
public sealed record CalendarDay(DateOnly Day, DayState State, bool IsLocked = false, bool WasReopened = false, bool IsReopened = false);
