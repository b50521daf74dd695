using System.Globalization;
using CampaignPortal.Core.Urging;

namespace CampaignPortal.Core.Excel;

/// <summary>The log of urging as a workbook: every entry, and a line for each commune.</summary>
public static class UrgeWorkbook
{
    public static byte[] Write(UrgeLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        const string title = "Kết quả đôn đốc";
        var subtitle = string.Create(CultureInfo.InvariantCulture, $"{log.Campaign.Campaign.Name} – từ {log.Filter.From:dd/MM/yyyy} đến {log.Filter.To:dd/MM/yyyy}");
        return TableWorkbook.WriteSheets(log.Campaign,
        [
            new(
                "Nhat ky", title, subtitle,
                [
                    new("TT", 6), new("Đơn vị", 26), new("Ngày số liệu", 12), new("Lý do", 16), new("Đôn đốc lúc", 18), new("Người đôn đốc", 24),
                    new("Báo cáo lúc", 18), new("Số phút đến khi báo cáo", 12), new("Lũy kế khi đôn đốc", 12), new("Tỷ lệ khi đôn đốc (%)", 12), new("Lũy kế hiện nay", 12), new("Tỷ lệ hiện nay (%)", 12),
                ],
                [.. log.Rows.Select((r, index) => new SheetRow(
                    [
                        index + 1, r.Commune, r.Day, Reason(r.Reason), Moment(r.UrgedAt), r.UrgedBy,
                        r.ReportedAt is { } at ? Moment(at) : null, r.MinutesUntilReported, r.Then?.Cumulative, r.Then?.Percent, r.Now.Cumulative, r.Now.Percent,
                    ]))]),
            new(
                "Theo don vi", title + " theo đơn vị", subtitle,
                [
                    new("TT", 6), new("Đơn vị", 30), new("Số lượt đôn đốc", 14), new("Trong đó chưa báo cáo", 14), new("Đã báo cáo sau đôn đốc", 14), new("Trung bình (phút)", 14),
                ],
                [Sum(null, log.Total with { Name = "Cộng" }, true), .. log.ByCommune.Select((s, index) => Sum(index + 1, s, false))]),
        ]);
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(UrgeLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return string.Create(CultureInfo.InvariantCulture, $"don-doc-{log.Filter.From:yyyy-MM-dd}-{log.Filter.To:yyyy-MM-dd}.xlsx");
    }

    private static string Reason(UrgeReason reason) => reason switch
    {
        UrgeReason.Missing => "Chưa báo cáo",
        UrgeReason.Behind => "Chậm tiến độ",
        _ => "Còn thiếu ấp, khóm",
    };

    private static SheetRow Sum(int? number, UrgeSum sum, bool isTotal) => new([number, sum.Name, sum.Count, sum.Missing, sum.Reported, sum.Minutes], isTotal);

    private static string Moment(DateTime at) => at.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
