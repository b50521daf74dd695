using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Excel;

/// <summary>Completeness and timeliness as a workbook: by commune, by day, and the calendar of both.</summary>
public static class CompletenessWorkbook
{
    public static byte[] Write(CampaignDefinition campaign, CompletenessTable table)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(table);
        var subtitle = string.Create(
            CultureInfo.InvariantCulture, $"{campaign.Campaign.Name} – từ {table.Days[0]:dd/MM/yyyy} đến {table.AsOf:HH:mm} ngày {table.Day:dd/MM/yyyy}");
        return TableWorkbook.WriteSheets(campaign,
        [
            new("Theo xã", "Tình hình báo cáo theo xã", subtitle, Columns("Xã, thị trấn", 26),
                [
                    new(Values(null, campaign.Campaign.HostTotalLabel, table.Total), IsTotal: true),
                    .. table.Rows.Select((r, index) => new SheetRow(Values(index + 1, r.Name, r.Counts))),
                ]),
            new("Theo ngày", "Tình hình báo cáo theo ngày", subtitle, Columns("Ngày", 13),
                [
                    new(Values(null, "Cộng", table.Total), IsTotal: true),
                    .. table.Days.Select((d, index) => new SheetRow(Values(index + 1, d, table.OfDay(index)))),
                ]),
            new("Lịch báo cáo", "Lịch báo cáo", subtitle,
                [new("TT", 6), new("Xã, thị trấn", 26), .. table.Days.Select(d => new SheetColumn(d.ToString("dd/MM", CultureInfo.InvariantCulture), 9))],
                [.. table.Rows.Select((r, index) => new SheetRow([index + 1, r.Name, .. r.Cells.Select((c, day) => Words(c, table.Days[day]))]))]),
        ]);
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(CompletenessTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return string.Create(CultureInfo.InvariantCulture, $"tinh-hinh-bao-cao-{table.Day:yyyy-MM-dd}.xlsx");
    }

    private static IReadOnlyList<SheetColumn> Columns(string name, double width) =>
    [
        new("TT", 6), new(name, width), new("Phải báo cáo", 10), new("Đã báo cáo", 10), new("Đúng hạn", 10), new("Trễ hạn", 10),
        new("Không phát sinh", 10), new("Chưa báo cáo, quá hạn", 11), new("Chưa đến hạn", 10), new("Tỷ lệ báo cáo (%)", 11), new("Tỷ lệ đúng hạn (%)", 11),
        new("Báo cáo còn thiếu ấp, khóm", 11),
    ];

    private static IReadOnlyList<object?> Values(int? number, object name, ReportCounts counts) =>
    [
        number, name, counts.Expected, counts.Reported, counts.OnTime, counts.Late, counts.Zero, counts.Missing, counts.Open,
        counts.ReportedPercent, counts.OnTimePercent, counts.Partial,
    ];

    private static string Words(ReportCell cell, DateOnly day)
    {
        var at = cell.SubmittedAt is not { } moment ? ""
            : moment.ToString(DateOnly.FromDateTime(moment) == day ? "HH:mm" : "HH:mm dd/MM", CultureInfo.InvariantCulture);
        var lacks = cell.BlankHamlets > 0 ? string.Create(CultureInfo.InvariantCulture, $", còn thiếu {cell.BlankHamlets} ấp, khóm") : "";
        return cell.State switch
        {
            DayState.OnTime => (cell.Kind == DayKind.Zero ? "Không phát sinh " : "Đúng hạn ") + at + lacks,
            DayState.Late => "Trễ " + at + lacks,
            DayState.Missing => "Chưa báo cáo",
            DayState.Open => "Chưa đến hạn",
            _ => "",
        };
    }
}
