using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.Excel;

/// <summary>The units of one day as a workbook, in the order of the campaign.</summary>
public static class UnitWorkbook
{
    public static byte[] Write(CampaignDefinition campaign, UnitTable table)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(table);
        var deadline = table.Deadline is { } day ? string.Create(CultureInfo.InvariantCulture, $", hạn 100 % {day:dd/MM/yyyy}") : "";
        return TableWorkbook.Write(campaign, new(
            string.Create(CultureInfo.InvariantCulture, $"Don vi {table.Day:yyyy-MM-dd}"),
            "Tiến độ kích hoạt mức 2 của cơ quan, đơn vị",
            string.Create(CultureInfo.InvariantCulture, $"{campaign.Campaign.Name} – ngày {table.Day:dd/MM/yyyy}{deadline}"),
            [
                new("TT", 6), new("Cơ quan, đơn vị", 40), new("Khối", 24), new("Biên chế", 10), new("Đã kích hoạt mức 2", 12), new("Còn thiếu", 10),
                new("Tỷ lệ (%)", 10), new("Cần mỗi ngày", 10), new("Học sinh đã hướng dẫn", 13), new("Phụ huynh đã hướng dẫn", 13), new("Báo cáo gần nhất", 13), new("Tiến độ", 16),
            ],
            [
                new(
                    [
                        null, "Cộng", null, table.Headcount, table.Level2, table.Rows.Sum(r => r.Missing), table.Percent, null,
                        Sums.OrNull(table.Rows.Select(r => r.Pupils)), Sums.OrNull(table.Rows.Select(r => r.Parents)), null, null,
                    ],
                    IsTotal: true),
                .. table.Rows.Select((r, index) => new SheetRow(
                    [index + 1, r.Name, r.Kind, r.Headcount, r.Level2, r.Missing, r.Percent, r.NeededPerDay, r.Pupils, r.Parents, r.LastReported, RollupWords.Pace(r.Pace)])),
            ]));
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(UnitTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return string.Create(CultureInfo.InvariantCulture, $"don-vi-{table.Day:yyyy-MM-dd}.xlsx");
    }
}
