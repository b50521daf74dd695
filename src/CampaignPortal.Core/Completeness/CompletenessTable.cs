using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Completeness;

/// <summary>Completeness and timeliness (tình hình báo cáo): communes by days, from the first day to a chosen one. Pure.</summary>
/// <param name="Days">Oldest first.</param>
/// <param name="Rows">In the campaign's order; the cells of each in the order of the days.</param>
/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record CompletenessTable(IReadOnlyList<DateOnly> Days, IReadOnlyList<CompletenessRow> Rows, DateTime AsOf)
{
    /// <summary>Of all communes and days.</summary>
    public ReportCounts Total { get; } = ReportCounts.Of(Rows.SelectMany(r => r.Cells));

    public DateOnly Day => Days[^1];

    /// <summary>The areas above communes, where there are some; who has missed or been late the most comes first.</summary>
    public IReadOnlyList<CompletenessGroup> Groups => field ??= Rows.All(r => r.GroupName is null) ? [] :
    [
        .. Rows.GroupBy(r => r.GroupName, StringComparer.Ordinal).Select(g => CompletenessGroup.Of(g.Key, [.. g], Days.Count))
            .OrderByDescending(g => g.Counts.Missing).ThenByDescending(g => g.Counts.Late).ThenBy(g => g.Name is null).ThenBy(g => g.Name, StringComparer.Ordinal),
    ];

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
        return new(days, [.. campaign.Communes.Where(c => filter.Group is null || c.GroupName == filter.Group).Select(Row)], now);

        CompletenessRow Row(CommuneDefinition commune)
        {
            var reported = byCommune[commune.Id].ToDictionary(r => r.Day);
            return new(commune.Id, commune.Code, commune.FullName, commune.GroupName, [.. days.Select((day, index) => Cell(day, cutOffs[index], reported.GetValueOrDefault(day)))]);
        }

        ReportCell Cell(DateOnly day, TimeOnly cutOff, ReportedDay? report)
        {
            DateTime? at = report is null ? null : CampaignClock.ToLocal(report.FirstSubmittedAt);
            return new(DayStates.Of(day, cutOff, at, now), report?.Kind, at, report?.BlankHamlets ?? 0);
        }
    }

    /// <summary>Of all communes on one day.</summary>
    /// <param name="index">Its place in <see cref="Days"/>.</param>
    public ReportCounts OfDay(int index) => ReportCounts.Of(Rows.Select(r => r.Cells[index]));
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
    internal static CompletenessGroup Of(string? name, IReadOnlyList<CompletenessRow> rows, int days) => new(
        name, rows.Count, ReportCounts.Of(rows.SelectMany(r => r.Cells)), [.. Enumerable.Range(0, days).Select(day => ReportCounts.Of(rows.Select(r => r.Cells[day])))]);
}
