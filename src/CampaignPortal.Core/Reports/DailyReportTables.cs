using System.Globalization;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Excel;

namespace CampaignPortal.Core.Reports;

/// <summary>The tables of a daily report, the same for .docx and .xlsx.</summary>
internal static class DailyReportTables
{
    /// <summary>One line a commune: what a reader looks for first.</summary>
    public static SheetTable Summary(DailyFigures figures) => new(
        "Ket qua",
        "Kết quả thực hiện chiến dịch",
        Subtitle(figures),
        [
            new("TT", 6), new("Đơn vị", 26), new("Chỉ tiêu", 12), new("Trong ngày", 12), new("Lũy kế", 12),
            new("Tỷ lệ (%)", 11), new("Còn lại", 12), new("Xếp hạng", 10), new("Báo cáo", 18),
        ],
        [
            .. figures.Rows.Select((r, i) => new SheetRow([i + 1, r.Name, r.Quota, r.DayValue, r.Cumulative, r.Percent, r.Remaining, r.Rank, State(r)])),
            new([null, figures.TotalLabel, figures.Total.Quota, figures.Total.Today, figures.Total.Cumulative, figures.Total.Percent, figures.Total.Remaining, null, ReportedOf(figures)], IsTotal: true),
        ]);

    /// <summary>Every column of the rollup.</summary>
    public static SheetTable Details(DailyFigures figures) => new(
        "Chi tiet",
        "Kết quả chi tiết của các đơn vị",
        Subtitle(figures),
        [new("TT", 7), new("Đơn vị", 24), .. figures.Columns.Select(c => new SheetColumn(c.Heading, 11))],
        [.. figures.Rows.Select((r, i) => Detail(figures, r, i + 1, false)), Detail(figures, figures.Total, null, true)]);

    public static SheetTable Adjustments(DailyFigures figures) => new(
        "Dieu chinh",
        "Điều chỉnh số liệu đã báo cáo",
        figures.PreviousDay is { } day ? string.Create(CultureInfo.InvariantCulture, $"So với báo cáo ngày {day:dd/MM/yyyy}") : "Chưa có báo cáo trước",
        [new("TT", 6), new("Đơn vị", 26), new("Ngày", 15), new("Đã báo cáo", 12), new("Nay là", 12), new("Điều chỉnh", 12), new("Nguyên nhân", 40)],
        [.. figures.Adjustments.Select((a, i) => new SheetRow([i + 1, a.Commune, Of(a), a.Before, a.After, new SignedCount(a.Difference), a.Cause]))]);

    public static SheetTable Remarks(DailyFigures figures) => new(
        "Kho khan",
        "Khó khăn, vướng mắc, kiến nghị",
        Subtitle(figures),
        [new("TT", 6), new("Đơn vị", 26), new("Khó khăn, vướng mắc", 50), new("Kiến nghị, đề xuất", 50)],
        [.. figures.Remarks.Select((r, i) => new SheetRow([i + 1, r.Commune, r.Difficulties, r.Proposals]))]);

    public static string ReportedOf(DailyFigures figures) =>
        string.Create(CultureInfo.InvariantCulture, $"{figures.Rows.Count(r => r.IsReported)}/{figures.Rows.Count}");

    private static object Of(Adjustment adjustment) =>
        adjustment.IsRunning ? string.Create(CultureInfo.InvariantCulture, $"Lũy kế đến {adjustment.Day:dd/MM/yyyy}") : adjustment.Day;

    private static SheetRow Detail(DailyFigures figures, DailyLine line, int? number, bool isTotal) => new(
        [number, line.Name, .. line.Values.Select((v, i) => v is null ? null : figures.Columns[i].IsPercent ? (object)v.Value : (int)v.Value)], isTotal);

    private static string Subtitle(DailyFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figures.CampaignName} – ngày {figures.Day:dd/MM/yyyy} (ngày thứ {figures.DayNumber}/{figures.DayCount}) – Dữ liệu lúc {figures.AsOf:HH:mm} ngày {figures.AsOf:dd/MM/yyyy}");

    private static string State(DailyLine line) => (line.State, line.Kind) switch
    {
        (DayState.OnTime or DayState.Late, DayKind.Zero) => "Không phát sinh",
        (DayState.OnTime, _) => "Đúng hạn",
        (DayState.Late, _) => "Trễ",
        _ => "Chưa báo cáo",
    };
}
