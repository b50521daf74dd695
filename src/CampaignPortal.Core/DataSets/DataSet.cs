using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.DataSets;

/// <summary>A campaign's data as files hold it; the layout is described in docs/data-model.md.</summary>
internal sealed record DataSet(
    IReadOnlyList<CommuneLine> Communes, IReadOnlyList<HamletLine> Hamlets, IReadOnlyList<ReportLine> Reports,
    IReadOnlyDictionary<(string Commune, DateOnly Day), List<CountLine>> Counts,
    IReadOnlyList<UnitLine> Units, IReadOnlyList<ProgressLine> Progress, IReadOnlyList<Dc01CsvLine> Dc01)
{
    /// <summary>Files that a campaign which has not begun has no use for.</summary>
    private static readonly string[] Results = ["daily_reports.csv", "daily_counts.csv", "units.csv", "unit_staff_level2.csv", "dc01.csv"];

    /// <summary>Of a campaign with reports every file must be there; of one without, what comes later may be missing.</summary>
    public static bool IsOptional(string folder, string file) =>
        Results.Contains(file, StringComparer.Ordinal) && !Results[..2].Any(reports => File.Exists(Path.Combine(folder, reports)));

    /// <summary>What had been submitted before a moment (UTC).</summary>
    public DataSet Before(DateTime moment, DateOnly day)
    {
        var reports = Reports.Where(r => r.SubmittedAt < moment).ToList();
        return this with
        {
            Reports = reports,
            Counts = reports.ToDictionary(r => (r.Commune, r.Day), r => Counts[(r.Commune, r.Day)]),
            Progress = [.. Progress.Where(p => p.Day < day)],
            Dc01 = [.. Dc01.Where(d => d.Day < day)],
        };
    }
}

internal sealed record CommuneLine(string Code, string Name, string FullName, string? Group);

/// <param name="Number">Line of the file, for faults that are found later.</param>
internal sealed record HamletLine(string Commune, string Code, string FullName, int Eligible, int ActivatedBefore, int Quota, int Number);

/// <param name="Number">Line of the file, for faults that are found later.</param>
internal sealed record ReportLine(string Commune, DateOnly Day, DateTime SubmittedAt, DayKind Kind, int Number);

/// <param name="Values">By indicator code; blank fields are left out.</param>
internal sealed record CountLine(string Hamlet, IReadOnlyDictionary<string, int> Values);

internal sealed record UnitLine(string Code, string Name, string Kind, int Headcount);

internal sealed record ProgressLine(string Unit, DateOnly Day, int Level2);

/// <param name="AreaName">As the national system writes it.</param>
/// <param name="Commune">Code of the commune that it is.</param>
/// <param name="Number">Line of the file.</param>
internal sealed record Dc01CsvLine(DateOnly Day, string AreaName, string Commune, int Level1, int Level2, int Number);
