using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using ClosedXML.Excel;

namespace CampaignPortal.Core.Excel;

/// <summary>
/// The rollup of one day as a workbook for print: A4 landscape, two heading rows, numeric cells. Excel shows the
/// numbers in the reader's own locale (1.204 and 42,89 under Vietnamese settings).
/// </summary>
public static class RollupWorkbook
{
    /// <summary>First row of the areas; the totals row stands above it, below the headings.</summary>
    public const int FirstAreaRow = 10;

    private const int GroupRow = 7;
    private const int HeadingRow = 8;
    private const int TotalRow = 9;
    private const int NameColumn = 2;
    private const int FirstFigureColumn = 3;
    // Vietnamese separators wherever the program has them by format and not by system.
    private const string Count = "[$-42A]#,##0";
    private const string Percent = "[$-42A]0.00";
    private const string Font = "Times New Roman";

    /// <summary>The workbook's bytes (.xlsx).</summary>
    public static byte[] Write(CampaignDefinition campaign, RollupTable rollup)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        var columns = RollupColumns.Of(campaign);
        var last = FirstFigureColumn + columns.Count - 1;
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = campaign.Campaign.Name;
        workbook.Properties.Author = campaign.Campaign.AgencyName;
        workbook.Style.Font.FontName = Font;
        workbook.Style.Font.FontSize = 11;
        var sheet = workbook.AddWorksheet(string.Create(CultureInfo.InvariantCulture, $"Tong hop {rollup.Day:yyyy-MM-dd}"));

        WriteTitle(sheet, campaign, rollup, last);
        WriteHeadings(sheet, campaign, columns);
        WriteRow(sheet, TotalRow, null, rollup.Total, columns, campaign, rollup);
        for (var index = 0; index < rollup.Rows.Count; index++)
        {
            WriteRow(sheet, FirstAreaRow + index, index + 1, rollup.Rows[index], columns, campaign, rollup);
        }

        Style(sheet, columns, FirstAreaRow + rollup.Rows.Count - 1, last);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(RollupTable rollup)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        return string.Create(CultureInfo.InvariantCulture, $"tong-hop-{rollup.Day:yyyy-MM-dd}.xlsx");
    }

    private static void WriteTitle(IXLWorksheet sheet, CampaignDefinition campaign, RollupTable rollup, int last)
    {
        Line(1, campaign.Campaign.HostName.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), 12, bold: true);
        Line(2, campaign.Campaign.AgencyName, 12, bold: false);
        Line(4, "BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CHIẾN DỊCH", 14, bold: true);
        Line(5, campaign.Campaign.Name, 12, bold: true);
        Line(6, string.Create(
            CultureInfo.InvariantCulture,
            $"Ngày {rollup.Day:dd/MM/yyyy} (ngày thứ {rollup.DayNumber}/{rollup.DayCount}) – Dữ liệu lúc {rollup.AsOf:HH:mm} ngày {rollup.AsOf:dd/MM/yyyy} – Đã báo cáo {rollup.ReportedCount}/{rollup.Rows.Count}"), 11, bold: false);
        sheet.Range(4, 1, 6, last).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;

        void Line(int row, string text, double size, bool bold)
        {
            sheet.Cell(row, 1).SetValue(text);
            var line = row >= 4 ? sheet.Range(row, 1, row, last).Merge() : sheet.Range(row, 1, row, 6).Merge();
            line.Style.Font.FontSize = size;
            line.Style.Font.Bold = bold;
        }
    }

    private static void WriteHeadings(IXLWorksheet sheet, CampaignDefinition campaign, IReadOnlyList<RollupColumn> columns)
    {
        Tall(1, "TT");
        Tall(NameColumn, "Đơn vị");
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            var at = FirstFigureColumn + index;
            switch (column.Field)
            {
                case RollupField.DayValue:
                    sheet.Cell(GroupRow, at).SetValue(column.Indicator!.Name);
                    sheet.Range(GroupRow, at, GroupRow, at + 1).Merge();
                    sheet.Cell(HeadingRow, at).SetValue("Trong ngày");
                    sheet.Cell(HeadingRow, at + 1).SetValue("Lũy kế");
                    break;
                case RollupField.Running when column.Indicator!.Kind != IndicatorKind.Stock:
                    break;
                default:
                    Tall(at, Heading(column));
                    break;
            }
        }

        void Tall(int column, string text)
        {
            sheet.Cell(GroupRow, column).SetValue(text);
            sheet.Range(GroupRow, column, HeadingRow, column).Merge();
        }

        string Heading(RollupColumn column) => column.Field switch
        {
            RollupField.Eligible => "Công dân đủ điều kiện",
            RollupField.ActivatedBefore => "Đã kích hoạt trước chiến dịch",
            RollupField.Quota => "Chỉ tiêu",
            RollupField.PercentOfQuota => "Tỷ lệ so với chỉ tiêu (%)",
            RollupField.Remaining => "Còn lại",
            RollupField.State => "Báo cáo",
            _ => column.Indicator?.Name ?? campaign.Headline.Name,
        };
    }

    private static void WriteRow(
        IXLWorksheet sheet, int at, int? number, RollupRow row, IReadOnlyList<RollupColumn> columns, CampaignDefinition campaign, RollupTable rollup)
    {
        if (number is { } ordinal)
        {
            sheet.Cell(at, 1).SetValue(ordinal);
        }

        sheet.Cell(at, NameColumn).SetValue(row.Name);
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            var cell = sheet.Cell(at, FirstFigureColumn + index);
            if (column.Field == RollupField.State)
            {
                cell.SetValue(number is null
                    ? string.Create(CultureInfo.InvariantCulture, $"{rollup.ReportedCount}/{rollup.Rows.Count}")
                    : StateText(row));
            }
            else if (column.ValueOf(row) is { } value)
            {
                cell.SetValue(value);
                cell.Style.NumberFormat.Format = column.Field == RollupField.PercentOfQuota ? Percent : Count;
            }
        }
    }

    private static string StateText(RollupRow row) => (row.State, row.Kind) switch
    {
        (DayState.OnTime, DayKind.Zero) or (DayState.Late, DayKind.Zero) => "Không phát sinh",
        (DayState.OnTime, _) => "Đúng hạn",
        (DayState.Late, _) => "Trễ",
        (DayState.Ahead, _) => "Chưa đến ngày",
        _ => "Chưa báo cáo",
    };

    private static void Style(IXLWorksheet sheet, IReadOnlyList<RollupColumn> columns, int lastRow, int last)
    {
        var table = sheet.Range(GroupRow, 1, lastRow, last);
        table.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        table.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        var headings = sheet.Range(GroupRow, 1, HeadingRow, last);
        headings.Style.Font.Bold = true;
        headings.Style.Alignment.WrapText = true;
        headings.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        headings.Style.Fill.BackgroundColor = XLColor.FromHtml("#E8EDF3");
        sheet.Range(TotalRow, 1, TotalRow, last).Style.Font.Bold = true;
        sheet.Range(TotalRow, 1, lastRow, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;

        // Fixed widths: measuring text needs a graphics library that servers do not have.
        sheet.Column(1).Width = 5;
        sheet.Column(NameColumn).Width = 22;
        for (var index = 0; index < columns.Count; index++)
        {
            sheet.Column(FirstFigureColumn + index).Width = columns[index].Field == RollupField.State ? 16 : 10.5;
        }

        sheet.Range(TotalRow, NameColumn, lastRow, NameColumn).Style.Alignment.Indent = 1;
        sheet.Range(TotalRow, last, lastRow, last).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        for (var row = TotalRow; row <= lastRow; row++)
        {
            sheet.Row(row).Height = 18;
        }

        sheet.Row(GroupRow).Height = 32;
        sheet.Row(HeadingRow).Height = 34;
        sheet.SheetView.Freeze(HeadingRow, NameColumn);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(GroupRow, HeadingRow);
        sheet.PageSetup.CenterHorizontally = true;
        sheet.PageSetup.Margins.Left = sheet.PageSetup.Margins.Right = 0.4;
        sheet.PageSetup.Footer.Right.AddText("Trang ");
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        sheet.PageSetup.Footer.Right.AddText("/");
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }
}
