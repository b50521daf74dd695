using CampaignPortal.Core.Campaigns;
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

    /// <summary>Wall time in Asia/Ho_Chi_Minh.</summary>
    public required DateTime? LastSubmittedAt { get; init; }

    public required string? LastSubmittedBy { get; init; }

    public required IReadOnlyList<EntryRow> Rows { get; init; }

    /// <summary>Every day of the campaign with its state.</summary>
    public required IReadOnlyList<CalendarDay> Calendar { get; init; }

    /// <summary>The commune's quota on the day.</summary>
    public required int? Quota { get; init; }

    /// <summary>Counts of the headline indicator of this day alone.</summary>
    public int DoneOnDay => Rows.Sum(r => r.OnDay);

    public int CumulativeBefore => Rows.Sum(r => r.CumulativeBefore);

    public int DayNumber => Day.DayNumber - Campaign.Campaign.StartDay.DayNumber + 1;

    public int DaysLeft => Campaign.DayCount - DayNumber;

    /// <summary>What this day would have to bring to stay on course: the rest before it, over the days from it to the end.</summary>
    public int? NeededOnDay => PaceRules.NeededPerDay(Quota, CumulativeBefore, DaysLeft + 1);

    /// <summary>Wall time in Asia/Ho_Chi_Minh until which the report is on time.</summary>
    public DateTime Deadline => Day.ToDateTime(Campaign.Campaign.CutOff);

    /// <summary>The newest day before this one that should have been reported and was not.</summary>
    public CalendarDay? MissingBefore => Calendar.LastOrDefault(c => c.Day < Day && (c.State is DayState.Missing or DayState.Open));
}

/// <summary>One hamlet of the grid. Counts beside the cells are of the headline indicator.</summary>
/// <param name="CumulativeBefore">Up to and with the day before.</param>
/// <param name="Yesterday">Null where the day before was left blank.</param>
/// <param name="Values">By indicator id; a missing key is blank.</param>
/// <param name="OnDay">What of <paramref name="Values"/> counts into the headline indicator.</param>
public sealed record EntryRow(
    int HamletId, string Name, int? Quota, int CumulativeBefore, int? Yesterday, IReadOnlyDictionary<int, int> Values, int OnDay)
{
    public int Cumulative => CumulativeBefore + OnDay;

    public int? Remaining => PaceRules.Remaining(Quota, Cumulative);
}

public sealed record CalendarDay(DateOnly Day, DayState State);
