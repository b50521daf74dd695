using System.Globalization;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Closing;

/// <summary>The tables of a closing report's figures, the same for page, .docx and the comparison with later figures.</summary>
internal static class ClosingSheets
{
    /// <summary>One line a figure: what a reader looks for first.</summary>
    public static SheetTable Summary(ClosingFigures figures) => new(
        "Ket qua",
        "Kết quả thực hiện",
        Subtitle(figures),
        [new("TT", 6), new("Nội dung", 52), new("Kết quả", 22)],
        [.. Lines(figures).Select((line, index) => new SheetRow([index + 1, line.Name, line.Value]))]);

    /// <summary>A line a hamlet; null for a unit.</summary>
    public static SheetTable? Hamlets(ClosingFigures figures) => figures.Commune is not { } commune ? null : new(
        "Theo ap",
        "Kết quả theo ấp, khóm",
        Subtitle(figures),
        [new("TT", 7), new("Ấp, khóm", 24), .. commune.Columns.Select(c => new SheetColumn(c.Heading, 11))],
        [.. commune.Hamlets.Select((line, index) => Row(commune, line, index + 1, false)), Row(commune, commune.Total, null, true)]);

    /// <summary>Every figure that differs, in words: "Lũy kế" was "1.204" and is "1.207".</summary>
    public static IReadOnlyList<ClosingDifference> Differences(ClosingFigures before, ClosingFigures after)
    {
        var old = Named(before);
        var now = Named(after);
        return
        [
            .. old.Keys.Union(now.Keys).Select(name => new ClosingDifference(name, old.GetValueOrDefault(name, ""), now.GetValueOrDefault(name, "")))
                .Where(d => d.Before != d.After),
        ];
    }

    public static string Place(WorkPlace place) => place switch
    {
        WorkPlace.Home => "Tại nhà",
        WorkPlace.Agency => "Tại cơ quan",
        WorkPlace.School => "Tại trường học",
        WorkPlace.Market => "Tại chợ",
        WorkPlace.Worship => "Tại cơ sở thờ tự",
        _ => "Nơi khác",
    };

    public static string Days(IReadOnlyCollection<DateOnly> days) =>
        days.Count == 0 ? "0 ngày" : string.Create(CultureInfo.InvariantCulture, $"{days.Count} ngày ({string.Join(", ", days.Select(d => $"{d.Day:00}/{d.Month}"))})");

    private static IEnumerable<(string Name, object? Value)> Lines(ClosingFigures figures) => figures switch
    {
        { Commune: { } commune } => OfCommune(commune),
        { Unit: { } unit } => OfUnit(unit),
        _ => [],
    };

    private static IEnumerable<(string Name, object? Value)> OfCommune(CommuneFigures commune)
    {
        yield return ("Chỉ tiêu được giao (tài khoản)", commune.Quota);
        yield return ("Kích hoạt lũy kế trong chiến dịch (tài khoản)", commune.Cumulative);
        yield return ("Tỷ lệ so với chỉ tiêu (%)", commune.Percent);
        yield return ("Còn lại so với chỉ tiêu (tài khoản)", commune.Remaining);
        yield return ("Công dân đủ điều kiện (người)", commune.Eligible);
        yield return ("Đã kích hoạt trước chiến dịch (tài khoản)", commune.ActivatedBefore);
        yield return ("Tỷ lệ đã kích hoạt so với công dân đủ điều kiện (%)", commune.PercentOfEligible);
        yield return ("Số ngày đã báo cáo", string.Create(CultureInfo.InvariantCulture, $"{commune.DaysReported()}/{commune.Days()} ngày"));
        yield return ("Báo cáo đúng hạn", string.Create(CultureInfo.InvariantCulture, $"{commune.DaysOnTime} ngày"));
        yield return ("Báo cáo trễ", Days(commune.LateDays));
        yield return ("Chưa báo cáo", Days(commune.MissingDays));
        yield return ("Ngày không phát sinh", Days(commune.ZeroDays));
        foreach (var place in commune.Places)
        {
            yield return ($"{Place(place.Place)} (người được hướng dẫn)", place.Value);
        }
    }

    private static IEnumerable<(string Name, object? Value)> OfUnit(UnitFigures unit)
    {
        yield return ("Biên chế (người)", unit.Headcount);
        yield return ("Đã kích hoạt mức 2 (người)", unit.Level2);
        yield return ("Tỷ lệ (%)", unit.Percent);
        yield return ("Còn thiếu (người)", unit.Missing);
        yield return ("Ngày đạt 100%", unit.CompletedOn is { } day ? OfficialDate.InText(day) : "chưa đạt");
        yield return ("Hạn 100% theo kế hoạch", unit.Deadline is { } deadline ? OfficialDate.InText(deadline) : null);
        yield return ("Số ngày đã báo cáo", unit.DaysReported);
        yield return ("Báo cáo gần nhất", unit.LastReported is { } last ? OfficialDate.InText(last) : "chưa báo cáo");
        if ((unit.Pupils ?? unit.Parents) is not null)
        {
            yield return ("Học sinh được hướng dẫn (người)", unit.Pupils);
            yield return ("Phụ huynh được hướng dẫn (người)", unit.Parents);
        }
    }

    private static SheetRow Row(CommuneFigures commune, ClosingLine line, int? number, bool isTotal) => new(
        [number, isTotal ? "Cộng" : line.Name, .. line.Values.Select((v, i) => v is null ? null : commune.Columns[i].IsPercent ? (object)v.Value : (int)v.Value)], isTotal);

    private static string Subtitle(ClosingFigures figures) => string.Create(
        CultureInfo.InvariantCulture, $"{figures.Name} – {figures.CampaignName} – số liệu đến hết ngày {figures.Day:dd/MM/yyyy}");

    private static Dictionary<string, string> Named(ClosingFigures figures)
    {
        var named = Lines(figures).ToDictionary(l => l.Name, l => SheetDocument.Text(l.Value), StringComparer.Ordinal);
        if (Hamlets(figures) is { } table)
        {
            foreach (var row in table.Rows)
            {
                foreach (var (index, column) in table.Columns.Index().Skip(2))
                {
                    // With its number: two hamlets may have one name.
                    named[$"{(row.IsTotal ? "" : row.Values[0] + ". ")}{row.Values[1]} – {column.Heading}"] = SheetDocument.Text(row.Values[index]);
                }
            }
        }

        return named;
    }
}

/// <summary>A figure that has changed since it was locked, as documents write it; empty where it is blank.</summary>
public sealed record ClosingDifference(string Name, string Before, string After);
