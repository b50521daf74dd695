using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.ThreeLists;

namespace CampaignPortal.Core.Excel;

/// <summary>The three lists of one day as a workbook.</summary>
public static class ThreeListWorkbook
{
    public static byte[] Write(CampaignDefinition campaign, ThreeListTable table)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(table);
        return TableWorkbook.Write(campaign, new(
            string.Create(CultureInfo.InvariantCulture, $"Ba danh sach {table.Day:yyyy-MM-dd}"),
            "Ba danh sách: đã xác nhận, vắng mặt, không đủ điều kiện",
            string.Create(CultureInfo.InvariantCulture, $"{campaign.Campaign.Name} – {table.Total.Name}, đến hết ngày {table.Day:dd/MM/yyyy}"),
            [
                new("TT", 6), new("Địa bàn", 30), new("Công dân đủ điều kiện", 12), new("Đã kích hoạt trước chiến dịch", 13),
                new("Đã xác nhận kích hoạt", 12), new("Tỷ lệ (%)", 10), new("Vắng mặt tại địa phương", 12), new("Tỷ lệ (%)", 10),
                new("Không đủ điều kiện", 12), new("Tỷ lệ (%)", 10), new("Còn phải vận động", 12),
            ],
            [Row(null, table.Total, true), .. table.Rows.Select((row, index) => Row(index + 1, row, false))]));
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(ThreeListTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return string.Create(CultureInfo.InvariantCulture, $"ba-danh-sach-{table.Day:yyyy-MM-dd}.xlsx");
    }

    private static SheetRow Row(int? number, ThreeListRow row, bool isTotal) => new(
        [
            number, row.Name, row.Eligible, row.ActivatedBefore, row.Confirmed, row.ConfirmedPercent,
            row.Absent, row.AbsentPercent, row.Ineligible, row.IneligiblePercent, row.Left,
        ],
        isTotal);
}
