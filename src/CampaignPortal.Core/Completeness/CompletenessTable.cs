using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Completeness;

/// <summary>Completeness and timeliness (tình hình báo cáo): communes by days, from the first day to a chosen one. Pure.</summary>
/// <param name="Days">Oldest first.</param>
/// <param name="Rows">In the campaign's order; the cells of each in the order of the days.</param>
/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record CompletenessTable(IReadOnlyList<DateOnly> Days, IReadOnlyList<CompletenessRow> Rows, DateTime AsOf)
{
    // Counted once, however often the table is shown.
    private readonly IReadOnlyList<CompletenessGroup> _all = CompletenessGroup.Of(Rows, Days.Count);

    /// <summary>Of all communes and days.</summary>
    public ReportCounts Total { get; } = ReportCounts.Sum(Rows.Select(r => r.Counts));

    public DateOnly Day => Days[^1];

    /// <summary>The areas above communes, where there are some; who has missed or been late the most comes first.</summary>
    public IReadOnlyList<CompletenessGroup> Groups => _all is [{ Name: null }] ? [] : _all;

    /// <summary>Who has not reported the chosen day: who has missed the most days comes first.</summary>
    public IEnumerable<CompletenessRow> MissingToday => Rows.Where(r => r.Cells[^1].State is DayState.Open or DayState.Missing)
        .OrderByDescending(r => r.DaysInARow).ThenByDescending(r => r.Counts.Missing).ThenBy(r => r.Code, StringComparer.Ordinal);

    /// <summary>Who has reported the chosen day and left hamlets blank: who left the most comes first.</summary>
    public IEnumerable<CompletenessRow> PartialToday => Rows.Where(r => r.Cells[^1].BlankHamlets > 0)
        .OrderByDescending(r => r.Cells[^1].BlankHamlets).ThenBy(r => r.Code, StringComparer.Ordinal);

    /// <param name="campaign">Its communes, days and cut-offs.</param>
    /// <param name="filter">A day of the campaign, and whether one group alone.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    /// <param name="reports">Those of other communes and of later days are left out.</param>
    public static CompletenessTable Of(CampaignDefinition campaign, CompletenessFilter filter, DateTime now, IEnumerable<ReportedDay> reports)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(reports);
        var start = campaign.Campaign.StartDay;
        var days = Enumerable.Range(0, Math.Max(1, filter.Day.DayNumber - start.DayNumber + 1)).Select(start.AddDays).ToList();
        var cutOffs = days.ConvertAll(campaign.CutOffOn);
        var byCommune = reports.ToLookup(r => r.CommuneId);
        return new(
            days,
            [
                .. campaign.Communes.Where(c => filter.Group is null || c.GroupName == filter.Group)
                    .Select(c => new CompletenessRow(c.Id, c.Code, c.FullName, c.GroupName, Cells(days, cutOffs, byCommune[c.Id], now))),
            ],
            now);
    }

    /// <summary>The table with other days of some communes; by the same definition and in a moment that makes no difference to the others.</summary>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    /// <param name="reports">All reported days of each commune that is in it.</param>
    public CompletenessTable Renewed(CampaignDefinition campaign, DateTime now, IEnumerable<ReportedDay> reports)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(reports);
        var cutOffs = Days.Select(campaign.CutOffOn).ToList();
        var byCommune = reports.ToLookup(r => r.CommuneId);
        return new(
            Days,
            [
                .. Rows.Select(r => byCommune.Contains(r.CommuneId)
                    ? new CompletenessRow(r.CommuneId, r.Code, r.Name, r.GroupName, Cells(Days, cutOffs, byCommune[r.CommuneId], now))
                    : r),
            ],
            now);
    }

    private static ReportCell[] Cells(IReadOnlyList<DateOnly> days, List<TimeOnly> cutOffs, IEnumerable<ReportedDay> reports, DateTime now)
    {
        var reported = reports.ToDictionary(r => r.Day);
        return [.. days.Select((day, index) => Cell(day, cutOffs[index], reported.GetValueOrDefault(day), now))];
    }

    private static ReportCell Cell(DateOnly day, TimeOnly cutOff, ReportedDay? report, DateTime now)
    {
        DateTime? at = report is null ? null : CampaignClock.ToLocal(report.FirstSubmittedAt);
        return new(DayStates.Of(day, cutOff, at, now), report?.Kind, at, report?.BlankHamlets ?? 0);
    }

    /// <summary>Of all communes on one day.</summary>
    /// <param name="index">Its place in <see cref="Days"/>.</param>
    public ReportCounts OfDay(int index) => ReportCounts.Sum(_all.Select(g => g.Days[index]));
}

/// <summary>One commune over the days.</summary>
public sealed record CompletenessRow(int CommuneId, string Code, string Name, string? GroupName, IReadOnlyList<ReportCell> Cells)
{
    public ReportCounts Counts { get; } = ReportCounts.Of(Cells);

    /// <summary>How many days up to the newest have not been reported one after another; a day still open counts too.</summary>
    public int DaysInARow => Cells.Reverse().TakeWhile(c => c.State is DayState.Open or DayState.Missing).Count();
}

/// <summary>The communes of a group together over the days.</summary>
/// <param name="Name">Null for those that belong to none.</param>
/// <param name="Days">In the order of the table's days.</param>
public sealed record CompletenessGroup(string? Name, int Communes, ReportCounts Counts, IReadOnlyList<ReportCounts> Days)
{
    internal static IReadOnlyList<CompletenessGroup> Of(IReadOnlyList<CompletenessRow> rows, int days) =>
    [
        .. rows.GroupBy(r => r.GroupName, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g], days))
            .OrderByDescending(g => g.Counts.Missing).ThenByDescending(g => g.Counts.Late).ThenBy(g => g.Name is null).ThenBy(g => g.Name, StringComparer.Ordinal),
    ];

    private static CompletenessGroup Of(string? name, List<CompletenessRow> rows, int days)
    {
        var sums = new ReportCounts[days];
        foreach (var row in rows)
        {
            for (var day = 0; day < days; day++)
            {
                sums[day] += ReportCounts.Of(row.Cells[day]);
            }
        }

        return new(name, rows.Count, ReportCounts.Sum(rows.Select(r => r.Counts)), sums);
    }
}
