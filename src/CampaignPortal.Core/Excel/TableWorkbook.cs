using System.Globalization;
using CampaignPortal.Core.Campaigns;
using ClosedXML.Excel;

namespace CampaignPortal.Core.Excel;

/// <summary>A plain table with one heading row as a workbook for print: titles above, A4, numeric cells.</summary>
public static class TableWorkbook
{
    /// <summary>The headings; rows follow below.</summary>
    public const int HeadingRow = 7;

    /// <summary>The workbook's bytes (.xlsx).</summary>
    public static byte[] Write(CampaignDefinition campaign, SheetTable table) => WriteSheets(campaign, [table]);

    /// <summary>The workbook's bytes (.xlsx): one sheet a table.</summary>
    public static byte[] WriteSheets(CampaignDefinition campaign, IReadOnlyList<SheetTable> tables)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(tables);
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = tables[0].Title;
        workbook.Properties.Author = campaign.Campaign.AgencyName;
        workbook.Style.Font.FontName = "Times New Roman";
        workbook.Style.Font.FontSize = 11;
        foreach (var table in tables)
        {
            Sheet(workbook, campaign, table);
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Sheet(XLWorkbook workbook, CampaignDefinition campaign, SheetTable table)
    {
        var sheet = workbook.AddWorksheet(table.SheetName);
        var last = table.Columns.Count;
        Line(sheet, 1, last, campaign.Campaign.HostName.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), 12);
        Line(sheet, 2, last, campaign.Campaign.AgencyName, 12);
        Line(sheet, 4, last, table.Title.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), 14);
        Line(sheet, 5, last, table.Subtitle, 11);
        foreach (var (index, column) in table.Columns.Index())
        {
            sheet.Cell(HeadingRow, index + 1).SetValue(column.Heading);
            sheet.Column(index + 1).Width = column.Width;
        }

        foreach (var (index, row) in table.Rows.Index())
        {
            Row(sheet, HeadingRow + 1 + index, table, row);
        }

        Style(sheet, table, last);
    }

    private static void Line(IXLWorksheet sheet, int row, int last, string text, double size)
    {
        sheet.Cell(row, 1).SetValue(text);
        var line = sheet.Range(row, 1, row, last).Merge();
        line.Style.Font.FontSize = size;
        line.Style.Font.Bold = row != 2 && row != 5;
        line.Style.Alignment.WrapText = row >= 4;
        line.Style.Alignment.Horizontal = row >= 4 ? XLAlignmentHorizontalValues.Center : XLAlignmentHorizontalValues.Left;
    }

    private static void Row(IXLWorksheet sheet, int at, SheetTable table, SheetRow row)
    {
        foreach (var (index, value) in row.Values.Index())
        {
            var cell = sheet.Cell(at, index + 1);
            switch (value)
            {
                case int count:
                    cell.SetValue(count).Style.NumberFormat.Format = "[$-42A]#,##0";
                    break;
                case SignedCount change:
                    cell.SetValue(change.Value).Style.NumberFormat.Format = "[$-42A]+#,##0;[$-42A]-#,##0;0";
                    break;
                case decimal percent:
                    cell.SetValue(percent).Style.NumberFormat.Format = "[$-42A]0.00";
                    break;
                case DateOnly day:
                    cell.SetValue(day.ToDateTime(default)).Style.DateFormat.Format = "dd/mm/yyyy";
                    break;
                case string text:
                    // Text whatever it begins with: a name is no formula.
                    cell.SetValue(text);
                    cell.Style.Alignment.WrapText = true;
                    break;
            }
        }

        sheet.Range(at, 1, at, table.Columns.Count).Style.Font.Bold = row.IsTotal;
        sheet.Cell(at, table.NameColumn).Style.Alignment.Indent = row.Indent;
    }

    private static void Style(IXLWorksheet sheet, SheetTable table, int last)
    {
        var range = sheet.Range(HeadingRow, 1, HeadingRow + table.Rows.Count, last);
        range.Style.Border.InsideBorder = range.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        var headings = sheet.Range(HeadingRow, 1, HeadingRow, last);
        headings.Style.Font.Bold = true;
        headings.Style.Alignment.WrapText = true;
        headings.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        headings.Style.Fill.BackgroundColor = XLColor.FromHtml("#E8EDF3");
        sheet.Row(HeadingRow).Height = 48;
        sheet.SheetView.Freeze(HeadingRow, table.NameColumn);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = last > 6 ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeadingRow, HeadingRow);
        sheet.PageSetup.CenterHorizontally = true;
    }
}

/// <param name="SheetName">At most 31 letters.</param>
/// <param name="NameColumn">The column, 1 for the first, that stays in sight.</param>
public sealed record SheetTable(
    string SheetName, string Title, string Subtitle, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<SheetRow> Rows, int NameColumn = 2);

/// <param name="Width">In letters: measuring text needs a graphics library that servers do not have.</param>
public sealed record SheetColumn(string Heading, double Width);

/// <param name="Values">Whole numbers, changes (<see cref="SignedCount"/>), percentages (decimal), days, texts; null is blank.</param>
public sealed record SheetRow(IReadOnlyList<object?> Values, bool IsTotal = false, int Indent = 0);

/// <summary>A number that says more or less: "+12".</summary>
public readonly record struct SignedCount(int Value);
