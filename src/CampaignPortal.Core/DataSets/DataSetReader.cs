using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Dc01;

namespace CampaignPortal.Core.DataSets;

/// <summary>Reads and checks a data set folder whole; writes nothing.</summary>
internal sealed class DataSetReader(string folder)
{
    private static readonly string[] Indicators = [.. StandardIndicators.Create().Where(i => i.IsEntered).Select(i => i.Code)];

    private readonly List<DataSetError> _errors = [];
    private readonly HashSet<string> _notThere = new(StringComparer.Ordinal);

    /// <summary>
    /// The data set, and every fault found; it is only good where there is none. What follows from a file that is missing or a
    /// figure that cannot be read is not named: one missing file would have hundreds.
    /// </summary>
    public (DataSet Data, IReadOnlyList<DataSetError> Errors) Read()
    {
        var hamlets = ReadHamlets();
        var communes = ReadCommunes(hamlets);
        var reports = ReadReports(communes);
        var counts = ReadCounts(hamlets, reports);
        var units = ReadUnits();
        var data = new DataSet(communes, hamlets, reports, counts, units, ReadProgress(units), ReadDc01(communes));
        return (data, _errors);
    }

    private List<HamletLine> ReadHamlets()
    {
        var hamlets = Lines("hamlets.csv", "commune_code", "hamlet_code", "hamlet_type", "hamlet_name", "eligible", "activated_before", "quota")
            .Select(line => (Line: line, Hamlet: new HamletLine(
                line.Text("commune_code"), line.Text("hamlet_code"), $"{line.Text("hamlet_type")} {line.Text("hamlet_name")}",
                line.Count("eligible"), line.Count("activated_before"), line.Count("quota"), line.Number)))
            .ToList();
        Unique(hamlets, h => h.Code, "mã ấp/khóm");
        return [.. hamlets.Select(h => h.Hamlet)];
    }

    private List<CommuneLine> ReadCommunes(List<HamletLine> hamlets)
    {
        var unread = _errors.Where(e => e.File == "hamlets.csv").Select(e => e.Line).ToHashSet();
        var sums = hamlets.GroupBy(h => h.Commune).ToDictionary(g => g.Key, g => (
            IsWhole: !g.Any(h => unread.Contains(h.Number)), Eligible: g.Sum(h => (long)h.Eligible), Before: g.Sum(h => (long)h.ActivatedBefore), Quota: g.Sum(h => (long)h.Quota)));
        var communes = new List<(CsvLine Line, CommuneLine Commune)>();
        foreach (var line in Lines("communes.csv", "commune_code", "commune_name", "commune_full_name", "eligible", "activated_before", "quota"))
        {
            var commune = new CommuneLine(line.Text("commune_code"), line.Text("commune_name"), line.Text("commune_full_name"), line.Optional("district"));
            communes.Add((line, commune));
            if (!sums.TryGetValue(commune.Code, out var sum))
            {
                if (IsThere("hamlets.csv"))
                {
                    line.Report($"xã {commune.Code} không có ấp/khóm nào trong hamlets.csv");
                }

                continue;
            }

            Agree("eligible", sum.Eligible);
            Agree("activated_before", sum.Before);
            Agree("quota", sum.Quota);

            void Agree(string column, long ofHamlets)
            {
                var faults = _errors.Count;
                var own = line.Count(column);
                if (own != ofHamlets && sum.IsWhole && _errors.Count == faults)
                {
                    line.Report($"cột {column}: xã {commune.Code} ghi {own}, tổng các ấp/khóm là {ofHamlets}");
                }
            }
        }

        Unique(communes, c => c.Code, "mã xã");
        var known = communes.Select(c => c.Commune.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var hamlet in hamlets.Where(h => IsThere("communes.csv") && !known.Contains(h.Commune)))
        {
            _errors.Add(new("hamlets.csv", hamlet.Number, $"ấp/khóm {hamlet.Code} thuộc xã {hamlet.Commune}, không có trong communes.csv"));
        }

        return [.. communes.Select(c => c.Commune)];
    }

    private List<ReportLine> ReadReports(List<CommuneLine> communes)
    {
        var known = communes.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var reports = new List<(CsvLine Line, ReportLine Report)>();
        foreach (var line in Lines("daily_reports.csv", "commune_code", "date", "submitted_at", "kind"))
        {
            var commune = line.Text("commune_code");
            var kind = line.Text("kind") switch
            {
                "counts" => DayKind.Counts,
                "zero" => DayKind.Zero,
                _ => (DayKind?)null,
            };
            if (kind is null)
            {
                line.Report("cột kind: chỉ nhận counts hoặc zero");
            }

            if (IsThere("communes.csv") && !known.Contains(commune))
            {
                line.Report($"xã {commune} không có trong communes.csv");
            }

            reports.Add((line, new(commune, line.Day("date"), line.Moment("submitted_at"), kind ?? DayKind.Counts, line.Number)));
        }

        // A day that could not be read has its fault already, and no day of its own to find more faults with.
        reports.RemoveAll(r => r.Report.Day == default);
        Unique(reports, r => $"{r.Commune} {r.Day:yyyy-MM-dd}", "báo cáo của xã, ngày");
        return [.. reports.Select(r => r.Report)];
    }

    private Dictionary<(string, DateOnly), List<CountLine>> ReadCounts(List<HamletLine> hamlets, List<ReportLine> reports)
    {
        var owners = hamlets.DistinctBy(h => h.Code).ToDictionary(h => h.Code, h => h.Commune, StringComparer.Ordinal);
        var days = reports.DistinctBy(r => (r.Commune, r.Day)).ToDictionary(r => (r.Commune, r.Day), _ => new List<CountLine>());
        var zeros = reports.Where(r => r.Kind == DayKind.Zero).Select(r => (r.Commune, r.Day)).ToHashSet();
        var flows = StandardIndicators.Create().Where(i => i.Kind == IndicatorKind.Flow).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<(string, DateOnly)>();
        foreach (var line in Lines("daily_counts.csv", ["commune_code", "hamlet_code", "date", .. Indicators]))
        {
            var (commune, hamlet, day) = (line.Text("commune_code"), line.Text("hamlet_code"), line.Day("date"));
            var values = Indicators.Select(code => (code, Value: line.OptionalCount(code)))
                .Where(v => v.Value is not null).ToDictionary(v => v.code, v => v.Value!.Value, StringComparer.Ordinal);
            if (day == default || !IsThere("hamlets.csv") || !IsThere("daily_reports.csv"))
            {
                continue;
            }

            if (owners.GetValueOrDefault(hamlet) != commune)
            {
                line.Report($"ấp/khóm {hamlet} không thuộc xã {commune}");
            }
            else if (!days.TryGetValue((commune, day), out var counts))
            {
                line.Report($"xã {commune} không có báo cáo ngày {day:yyyy-MM-dd} trong daily_reports.csv");
            }
            else if (!seen.Add((hamlet, day)))
            {
                line.Report($"ấp/khóm {hamlet} ngày {day:yyyy-MM-dd} có hai dòng");
            }
            else if (zeros.Contains((commune, day)) && values.Any(v => flows.Contains(v.Key) && v.Value != 0))
            {
                line.Report($"xã {commune} báo không phát sinh ngày {day:yyyy-MM-dd} nhưng có số liệu khác 0");
            }
            else
            {
                counts.Add(new(hamlet, values));
            }
        }

        var isRead = IsThere("daily_counts.csv") && IsThere("hamlets.csv");
        foreach (var (commune, day) in days.Where(d => isRead && d.Value.All(line => line.Values.Count == 0)).Select(d => d.Key))
        {
            _errors.Add(new("daily_counts.csv", 0, $"xã {commune} đã báo cáo ngày {day:yyyy-MM-dd} nhưng không có dòng số liệu nào"));
        }

        return days;
    }

    private List<UnitLine> ReadUnits()
    {
        var units = Lines("units.csv", "unit_code", "unit_name", "unit_type", "headcount")
            .Select(line => (line, new UnitLine(line.Text("unit_code"), line.Text("unit_name"), line.Text("unit_type"), line.Count("headcount"))))
            .ToList();
        Unique(units, u => u.Code, "mã đơn vị");
        return [.. units.Select(u => u.Item2)];
    }

    private List<ProgressLine> ReadProgress(List<UnitLine> units)
    {
        var headcounts = units.DistinctBy(u => u.Code).ToDictionary(u => u.Code, u => u.Headcount, StringComparer.Ordinal);
        var areHeadcountsRead = _errors.TrueForAll(e => e.File != "units.csv");
        var progress = new List<(CsvLine Line, ProgressLine Progress)>();
        foreach (var line in Lines("unit_staff_level2.csv", "unit_code", "date", "activated_level2_cumulative"))
        {
            var point = new ProgressLine(line.Text("unit_code"), line.Day("date"), line.Count("activated_level2_cumulative"));
            var isKnown = headcounts.TryGetValue(point.Unit, out var headcount);
            if (!isKnown && IsThere("units.csv"))
            {
                line.Report($"đơn vị {point.Unit} không có trong units.csv");
            }
            else if (areHeadcountsRead && point.Level2 > headcount)
            {
                line.Report($"đơn vị {point.Unit} có {headcount} người, không thể có {point.Level2} tài khoản mức 2");
            }

            progress.Add((line, point));
        }

        Unique(progress.Where(p => p.Progress.Day != default), p => $"{p.Unit} {p.Day:yyyy-MM-dd}", "số liệu của đơn vị, ngày");
        return [.. progress.Select(p => p.Progress)];
    }

    private List<Dc01CsvLine> ReadDc01(List<CommuneLine> communes)
    {
        var matcher = new AreaMatcher([.. communes.Select((c, at) => new CommuneDefinition(at, c.Code, c.FullName, c.Group, []))], "", new Dictionary<string, int?>());
        var lines = new List<(CsvLine Line, Dc01CsvLine Figures)>();
        foreach (var line in Lines("dc01.csv", "ngay", "don_vi", "kich_hoat_muc_1_luy_ke", "kich_hoat_muc_2_luy_ke"))
        {
            var name = line.Text("don_vi");
            var (state, found) = matcher.Find(AreaName.Of(name));
            if (state != MatchState.Matched && IsThere("communes.csv"))
            {
                line.Report($"đơn vị {name} không phải xã nào trong communes.csv");
            }

            lines.Add((line, new(
                line.Day("ngay"), name, state == MatchState.Matched ? found[0].Code : "", line.Count("kich_hoat_muc_1_luy_ke"), line.Count("kich_hoat_muc_2_luy_ke"), line.Number)));
        }

        Unique(lines.Where(l => l.Figures.Day != default && l.Figures.Commune.Length > 0), l => $"{l.Commune} {l.Day:yyyy-MM-dd}", "số liệu DC01 của xã, ngày");
        return [.. lines.Select(l => l.Figures)];
    }

    private IReadOnlyList<CsvLine> Lines(string file, params string[] columns)
    {
        var table = new CsvTable(folder, file, _errors) { MayBeMissing = DataSet.IsOptional(folder, file) };
        var lines = table.Read(columns);
        if (!table.IsThere)
        {
            _notThere.Add(file);
        }

        return lines;
    }

    private bool IsThere(string file) => !_notThere.Contains(file);

    private static void Unique<T>(IEnumerable<(CsvLine Line, T Item)> lines, Func<T, string> key, string what)
    {
        foreach (var again in lines.GroupBy(l => key(l.Item), StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            again.Line.Report($"{what} {key(again.Item)} đã có ở dòng trước");
        }
    }
}
