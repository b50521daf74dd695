using System.Globalization;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;

namespace CampaignPortal.Core.Summary;

/// <summary>The tables of the summary report, the same for page, .docx and .xlsx.</summary>
public static class SummarySheets
{
    public const char OnTime = 'Đ';
    public const char Late = 'T';
    public const char Zero = '0';
    public const char Missing = '–';

    /// <summary>Not reported and still in time: not missing, as in the sums.</summary>
    public const char Open = '·';

    /// <summary>Every table, in the order of the workbook; also those without rows.</summary>
    public static IReadOnlyList<SheetTable> Of(SummaryFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return
        [
            Totals(figures), Ranking(figures), Communes(figures), Hamlets(figures), Units(figures), Days(figures), Calendar(figures), Lists(figures), Dc01(figures),
            Remarks(figures), Awards(figures), Filings(figures),
        ];
    }

    /// <summary>The whole campaign in a dozen lines; both denominators are named.</summary>
    internal static SheetTable Totals(SummaryFigures f)
    {
        var total = f.Total;
        List<object?[]> rows =
        [
            ["Công dân đủ điều kiện", total.Eligible, null, null],
            ["Đã kích hoạt trước chiến dịch", total.ActivatedBefore, null, null],
            ["Chỉ tiêu được giao", total.Quota, null, null],
            .. f.Parts.Select((name, i) => new object?[] { name, total.Parts[i], null, null }),
            ["Kích hoạt trong chiến dịch", total.Cumulative, total.Percent, "chỉ tiêu được giao"],
            ["Chỉ tiêu còn lại", total.Remaining, null, null],
            ["Kích hoạt trước và trong chiến dịch", total.Activated, total.PercentOfEligible, "công dân đủ điều kiện"],
            ["Vắng mặt tại địa phương", total.Absent, null, null],
            ["Không đủ điều kiện", total.Ineligible, null, null],
            ["Công dân có thể kích hoạt", total.Reachable, null, null],
            ["Kích hoạt trước và trong chiến dịch", total.Activated, total.PercentOfReachable, "công dân có thể kích hoạt"],
            .. total.Dc01 is { } dc01 ? [["Kích hoạt theo DC01", dc01, null, null]] : Array.Empty<object?[]>(),
        ];
        return new(
            "Tong hop", "Kết quả chung của chiến dịch", Subtitle(f),
            [new("TT", 6), new("Nội dung", 40), new("Số lượng", 14), new("Tỷ lệ (%)", 11), new("Tỷ lệ so với", 30)],
            [.. rows.Select((r, i) => new SheetRow([i + 1, .. r]))]);
    }

    /// <summary>One line a commune: what a reader looks for first.</summary>
    internal static SheetTable Ranking(SummaryFigures f) => new(
        "Xep hang", "Kết quả của các xã, phường, thị trấn", Subtitle(f),
        [
            new("TT", 6), new("Đơn vị", 26), new("Chỉ tiêu", 12), new("Kết quả", 12), new("Tỷ lệ so với chỉ tiêu (%)", 12),
            new("Tỷ lệ so với đủ điều kiện (%)", 13), new("Xếp hạng", 9), new("Ngày đúng hạn", 10),
        ],
        [
            .. f.Communes.Select((c, i) => new SheetRow([i + 1, c.Name, c.Quota, c.Cumulative, c.Percent, c.PercentOfEligible, c.Rank, c.Record?.OnTime])),
            new([null, f.TotalLabel, f.Total.Quota, f.Total.Cumulative, f.Total.Percent, f.Total.PercentOfEligible, null, f.Total.Record?.OnTime], IsTotal: true),
        ]);

    internal static SheetTable Communes(SummaryFigures f) => new(
        "Chi tiet xa", "Kết quả chi tiết của các xã, phường, thị trấn", Subtitle(f),
        [
            new("TT", 5), new("Đơn vị", 22), .. Figures(f), new("Ngày đúng hạn", 8), new("Ngày trễ", 8), new("Ngày không phát sinh", 9), new("Ngày chưa báo cáo", 9),
        ],
        [.. f.Communes.Select((c, i) => Row(i + 1, c)), Row(null, f.Total) with { IsTotal = true }]);

    internal static SheetTable Hamlets(SummaryFigures f) => new(
        "Ap khom", "Kết quả của các ấp, khóm", Subtitle(f),
        [new("TT", 5), new("Đơn vị", 20), new("Ấp, khóm", 20), .. Figures(f)],
        [.. f.Hamlets.Select((h, i) => new SheetRow([i + 1, h.Commune, h.Name, .. Values(h)]))], NameColumn: 3);

    internal static SheetTable Units(SummaryFigures f) => new(
        "Don vi", "Kết quả của các cơ quan, đơn vị", Subtitle(f),
        [
            new("TT", 5), new("Cơ quan, đơn vị", 38), new("Khối", 22), new("Biên chế", 10), new("Đã kích hoạt mức 2", 11), new("Còn thiếu", 9), new("Tỷ lệ (%)", 10),
            new(f.UnitsDeadline is { } day ? $"Đạt tại hạn {OfficialDate.InText(day)}" : "Đạt tại ngày báo cáo", 12), new("Đủ 100% từ ngày", 12),
            new("Học sinh đã hướng dẫn", 11), new("Phụ huynh đã hướng dẫn", 11),
        ],
        [
            .. f.Units.Select((u, i) => new SheetRow(
                [i + 1, u.Name, u.Kind, u.Headcount, u.Level2, Math.Max(0, u.Headcount - u.Level2), u.Percent, u.OnDeadline, u.Reached, u.Pupils, u.Parents])),
            new(
                [
                    null, "Cộng", null, f.Units.Sum(u => u.Headcount), f.Units.Sum(u => u.Level2), f.Units.Sum(u => Math.Max(0, u.Headcount - u.Level2)),
                    Rollup.PaceRules.Percent(f.Units.Sum(u => u.Level2), f.Units.Sum(u => u.Headcount)), f.Units.Sum(u => u.OnDeadline), null,
                    Rollup.Sums.OrNull(f.Units.Select(u => u.Pupils)), Rollup.Sums.OrNull(f.Units.Select(u => u.Parents)),
                ],
                IsTotal: true),
        ]);

    internal static SheetTable Days(SummaryFigures f) => new(
        "Theo ngay", "Kết quả theo ngày", Subtitle(f),
        [new("TT", 6), new("Ngày", 14), new("Trong ngày", 12), new("Lũy kế", 12), new("Mức phải đạt", 12), new("Đơn vị báo cáo", 12), new("Đúng hạn", 12)],
        [.. f.Days.Select((d, i) => new SheetRow([i + 1, d.Day, d.Reported == 0 ? null : d.Value, d.Cumulative, d.Required, d.Reported, d.OnTime]))]);

    internal static string Legend { get; } = $"{OnTime}: đúng hạn; {Late}: trễ; {Zero}: không phát sinh; {Missing}: chưa báo cáo";

    /// <summary>Communes by days: a mark in each cell.</summary>
    internal static SheetTable Calendar(SummaryFigures f) => new(
        "Lich bao cao", "Lịch báo cáo của các xã, phường, thị trấn", f.Calendar.Any(c => c.Marks.Contains(Open, StringComparison.Ordinal)) ? $"{Legend}; {Open}: còn trong hạn" : Legend,
        [new("TT", 5), new("Đơn vị", 22), .. f.Days.Select(d => new SheetColumn(string.Create(CultureInfo.InvariantCulture, $"{d.Day:d/M}"), 5))],
        [.. f.Calendar.Select((c, i) => new SheetRow([i + 1, c.Name, .. c.Marks.Select(m => m.ToString())]))]);

    internal static SheetTable Lists(SummaryFigures f) => new(
        "Ba danh sach", "Ba danh sách: đã xác nhận, vắng mặt, không đủ điều kiện", Subtitle(f),
        [
            new("TT", 5), new("Đơn vị", 26), new("Công dân đủ điều kiện", 12), new("Đã xác nhận kích hoạt", 12), new("Tỷ lệ (%)", 10),
            new("Vắng mặt tại địa phương", 12), new("Tỷ lệ (%)", 10), new("Không đủ điều kiện", 12), new("Tỷ lệ (%)", 10),
        ],
        [.. f.Communes.Select((c, i) => List(i + 1, c)), List(null, f.Total) with { IsTotal = true }]);

    internal static SheetTable Dc01(SummaryFigures f) => new(
        "DC01", "Đối chiếu với số liệu DC01", Subtitle(f),
        [new("TT", 5), new("Đơn vị", 28), new("Số liệu báo cáo", 14), new("DC01", 14), new("Chênh lệch", 14)],
        f.Communes.Any(c => c.Dc01 is not null) ? [.. f.Communes.Select((c, i) => Beside(i + 1, c)), Beside(null, f.Total) with { IsTotal = true }] : []);

    internal static SheetTable Remarks(SummaryFigures f) => new(
        "Kho khan, kien nghi", "Khó khăn, vướng mắc và kiến nghị của các đơn vị", Subtitle(f),
        [new("TT", 5), new("Mục", 20), new("Nội dung", 80), new("Nguồn", 50)],
        [.. f.Remarks.Select((r, i) => new SheetRow([i + 1, r.IsProposal ? "Kiến nghị, đề xuất" : "Khó khăn, vướng mắc", r.Text, string.Join("; ", r.Origins)]))], NameColumn: 3);

    internal static SheetTable Awards(SummaryFigures f) => new(
        "Khen thuong", "Danh sách đề nghị khen thưởng", Subtitle(f),
        [new("TT", 5), new("Tập thể, cá nhân", 30), new("Chức vụ, đơn vị", 28), new("Hình thức đề nghị", 34), new("Thành tích", 60)],
        [
            .. f.Awards.Select((a, i) => new SheetRow(
                [i + 1, a.Name, string.Join(", ", new[] { a.Position, a.Body }.OfType<string>()) is { Length: > 0 } place ? place : null, a.Form, a.Reason])),
        ]);

    internal static SheetTable Filings(SummaryFigures f) => new(
        "Bao cao tong ket", "Báo cáo tổng kết của các xã, đơn vị", Subtitle(f),
        [new("TT", 5), new("Đơn vị", 40), new("Tình trạng", 26), new("Nộp lúc", 24)],
        [
            .. f.Filings.Select((b, i) => new SheetRow(
            [
                i + 1, b.Name, b.FiledAt is null ? "Chưa nộp" : $"{(b.IsLate ? "Nộp trễ" : "Nộp đúng hạn")}{(b.IsAccepted ? ", đã tiếp nhận" : "")}",
                b.FiledAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at:HH:mm} ngày {OfficialDate.InText(DateOnly.FromDateTime(at))}") : null,
            ])),
        ]);

    private static IEnumerable<SheetColumn> Figures(SummaryFigures f) =>
    [
        new("Công dân đủ điều kiện", 10), new("Kích hoạt trước chiến dịch", 10), new("Chỉ tiêu", 9), .. f.Parts.Select(p => new SheetColumn(p, 10)), new("Kích hoạt trong chiến dịch", 10),
        new("Tỷ lệ so với chỉ tiêu (%)", 10), new("Còn lại", 9), new("Tỷ lệ so với đủ điều kiện (%)", 10), new("Vắng mặt", 8), new("Không đủ điều kiện", 8),
        new("Tỷ lệ so với công dân có thể kích hoạt (%)", 10),
    ];

    private static IEnumerable<object?> Values(SummaryLine line) =>
    [
        line.Eligible, line.ActivatedBefore, line.Quota, .. line.Parts.Select(p => (object?)p), line.Cumulative, line.Percent, line.Remaining, line.PercentOfEligible,
        line.Absent, line.Ineligible, line.PercentOfReachable,
    ];

    private static SheetRow Row(int? number, SummaryLine line) =>
        new([number, line.Name, .. Values(line), line.Record?.OnTime, line.Record?.Late, line.Record?.Zero, line.Record?.Missing]);

    private static SheetRow List(int? number, SummaryLine line) => new(
    [
        number, line.Name, line.Eligible, line.Cumulative, Rollup.PaceRules.Percent(line.Cumulative, line.Eligible), line.Absent, Share(line.Absent, line.Eligible), line.Ineligible,
        Share(line.Ineligible, line.Eligible),
    ]);

    private static SheetRow Beside(int? number, SummaryLine line) =>
        new([number, line.Name, line.Own, line.Dc01, line.Dc01Difference is { } difference ? new SignedCount(difference) : null]);

    private static decimal? Share(int? part, int whole) => part is { } given ? Rollup.PaceRules.Percent(given, whole) : null;

    private static string Subtitle(SummaryFigures f) => string.Create(
        CultureInfo.InvariantCulture,
        $"{f.CampaignName} – đến hết ngày {f.Day:dd/MM/yyyy} (ngày thứ {f.DayNumber}/{f.DayCount}) – Dữ liệu lúc {f.AsOf:HH:mm} ngày {f.AsOf:dd/MM/yyyy}");
}
