using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;
using ClosedXML.Excel;

namespace CampaignPortal.Core.Excel;

/// <summary>
/// A rollup as a workbook for print: A4 landscape, two heading rows, numeric cells. Excel shows the
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
    private const string Change = "\"▲\"0;\"▼\"0;\"=\"";
    private const string Font = "Times New Roman";

    /// <summary>The workbook of a day in the layout of the data set (.xlsx).</summary>
    public static byte[] Write(CampaignDefinition campaign, RollupTable rollup) => Write(campaign, RollupView.Of(campaign, rollup));

    /// <summary>The workbook's bytes (.xlsx): the columns, lines, order and words of the view.</summary>
    public static byte[] Write(CampaignDefinition campaign, RollupView view)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(view);
        var last = FirstFigureColumn + view.Columns.Count - 1;
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = campaign.Campaign.Name;
        workbook.Properties.Author = campaign.Campaign.AgencyName;
        workbook.Style.Font.FontName = Font;
        workbook.Style.Font.FontSize = 11;
        var sheet = workbook.AddWorksheet(string.Create(CultureInfo.InvariantCulture, $"Tong hop {view.Table.Day:yyyy-MM-dd}"));

        WriteTitle(sheet, campaign, view.Table, last);
        WriteHeadings(sheet, view);
        var number = 0;
        foreach (var (index, line) in view.Lines.Index())
        {
            WriteLine(sheet, TotalRow + index, line.Kind == RollupLineKind.Area ? ++number : null, line, view);
        }

        var lastRow = TotalRow + view.Lines.Count - 1;
        Style(sheet, view, lastRow, last);
        foreach (var (index, note) in RollupWords.Notes(view.Table).Index())
        {
            sheet.Cell(lastRow + 2 + index, 1).SetValue(note).Style.Font.Italic = true;
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(RollupTable rollup)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        return string.Create(
            CultureInfo.InvariantCulture, $"tong-hop-{(rollup.Span.IsDay ? "" : $"{rollup.Span.From:yyyy-MM-dd}-den-")}{rollup.Day:yyyy-MM-dd}.xlsx");
    }

    private static void WriteTitle(IXLWorksheet sheet, CampaignDefinition campaign, RollupTable rollup, int last)
    {
        Line(1, campaign.Campaign.HostName.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), 12, bold: true);
        Line(2, campaign.Campaign.AgencyName, 12, bold: false);
        Line(4, "BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CHIẾN DỊCH", 14, bold: true);
        Line(5, campaign.Campaign.Name, 12, bold: true);
        Line(6, string.Create(
            CultureInfo.InvariantCulture,
            $"{(rollup.Span.IsDay ? "Ngày" : $"Từ ngày {rollup.Span.From:dd/MM/yyyy} đến ngày")} {rollup.Day:dd/MM/yyyy} (ngày thứ {rollup.DayNumber}/{rollup.DayCount}) – Dữ liệu lúc {rollup.AsOf:HH:mm} ngày {rollup.AsOf:dd/MM/yyyy} – Đã báo cáo {rollup.ReportedCount}/{rollup.Rows.Count}"), 11, bold: false);
        sheet.Range(4, 1, 6, last).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;

        void Line(int row, string text, double size, bool bold)
        {
            sheet.Cell(row, 1).SetValue(text);
            var line = row >= 4 ? sheet.Range(row, 1, row, last).Merge() : sheet.Range(row, 1, row, Math.Min(6, last)).Merge();
            line.Style.Font.FontSize = size;
            line.Style.Font.Bold = bold;
            line.Style.Alignment.WrapText = row >= 4;
        }
    }

    private static void WriteHeadings(IXLWorksheet sheet, RollupView view)
    {
        Tall(1, "TT");
        Tall(NameColumn, "Đơn vị");
        for (var index = 0; index < view.Columns.Count; index++)
        {
            var column = view.Columns[index];
            var at = FirstFigureColumn + index;
            if (!column.IsGrouped)
            {
                Tall(at, RollupWords.Group(column));
                continue;
            }

            sheet.Cell(HeadingRow, at).SetValue(RollupWords.Below(column, view.Table.Span.IsDay));
            if (index == 0 || !view.Columns[index - 1].IsGroupedWith(column))
            {
                var width = view.Columns.Skip(index).TakeWhile(column.IsGroupedWith).Count();
                sheet.Cell(GroupRow, at).SetValue(RollupWords.Group(column));
                sheet.Range(GroupRow, at, GroupRow, at + width - 1).Merge();
            }
        }

        void Tall(int column, string text)
        {
            sheet.Cell(GroupRow, column).SetValue(text);
            sheet.Range(GroupRow, column, HeadingRow, column).Merge();
        }
    }

    private static void WriteLine(IXLWorksheet sheet, int at, int? number, RollupLine line, RollupView view)
    {
        if (number is { } ordinal)
        {
            sheet.Cell(at, 1).SetValue(ordinal);
        }

        sheet.Cell(at, NameColumn).SetValue(line.Row.Name);
        sheet.Range(at, 1, at, FirstFigureColumn + view.Columns.Count - 1).Style.Font.Bold = line.Kind != RollupLineKind.Area;
        for (var index = 0; index < view.Columns.Count; index++)
        {
            var column = view.Columns[index];
            var cell = sheet.Cell(at, FirstFigureColumn + index);
            if (!column.IsNumber)
            {
                cell.SetValue(column.Field == RollupField.Pace ? RollupWords.Pace(line.Row.Pace) : StateOf(line, view.Table));
            }
            else if (column.ValueOf(line.Row) is { } value)
            {
                cell.SetValue(value);
                cell.Style.NumberFormat.Format = column.IsPercent ? Percent : column.Field == RollupField.RankChange ? Change : Count;
            }
        }
    }

    private static string StateOf(RollupLine line, RollupTable table)
    {
        var (reported, of) = line.ReportedOf(table);
        return line.Kind == RollupLineKind.Area && table.Span.IsDay
            ? RollupWords.State(line.Row)
            : string.Create(CultureInfo.InvariantCulture, $"{reported}/{of}{(table.Span.IsDay ? "" : " ngày")}");
    }

    private static void Style(IXLWorksheet sheet, RollupView view, int lastRow, int last)
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
        sheet.Range(TotalRow, 1, lastRow, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;

        // Fixed widths: measuring text needs a graphics library that servers do not have.
        sheet.Column(1).Width = 5;
        sheet.Column(NameColumn).Width = 22;
        for (var index = 0; index < view.Columns.Count; index++)
        {
            var column = sheet.Column(FirstFigureColumn + index);
            column.Width = view.Columns[index].IsNumber ? 10.5 : 16;
            if (!view.Columns[index].IsNumber)
            {
                sheet.Range(TotalRow, FirstFigureColumn + index, lastRow, FirstFigureColumn + index).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
            }
        }

        sheet.Range(TotalRow, NameColumn, lastRow, NameColumn).Style.Alignment.Indent = 1;
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
