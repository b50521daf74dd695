using System.Globalization;
using CampaignPortal.Core.DailyEntry;
using ClosedXML.Excel;

namespace CampaignPortal.Core.Excel;

/// <summary>The grid of one commune's day as a workbook to fill in; the import of a day reads it back.</summary>
public static class DayWorkbook
{
    /// <summary>Names of the indicators; the hamlets follow below.</summary>
    public const int HeadingRow = 5;

    private const int NameColumn = 1;
    private const int FirstFigureColumn = 2;

    /// <summary>The workbook's bytes (.xlsx).</summary>
    public static byte[] Write(EntryDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = day.Commune.FullName;
        workbook.Properties.Author = day.Campaign.Campaign.AgencyName;
        workbook.Style.Font.FontName = "Times New Roman";
        workbook.Style.Font.FontSize = 12;
        var sheet = workbook.AddWorksheet(string.Create(CultureInfo.InvariantCulture, $"Ngay {day.Day:yyyy-MM-dd}"));
        var last = FirstFigureColumn + day.Campaign.Entered.Count - 1;
        sheet.Cell(1, 1).SetValue(day.Commune.FullName.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))).Style.Font.SetBold();
        sheet.Cell(2, 1).SetValue(string.Create(CultureInfo.InvariantCulture, $"Số liệu ngày {day.Day:dd/MM/yyyy}")).Style.Font.SetBold();
        sheet.Cell(3, 1).SetValue("Ghi số phát sinh trong ngày hoặc hiện trạng cuối ngày. Ô để trống là chưa có số liệu, khác với số 0. Không đổi tên ấp, khóm và tên chỉ tiêu.");

        sheet.Cell(HeadingRow, NameColumn).SetValue("Ấp, khóm");
        foreach (var (index, indicator) in day.Campaign.Entered.Index())
        {
            sheet.Cell(HeadingRow, FirstFigureColumn + index).SetValue(indicator.Name);
        }

        foreach (var (index, row) in day.Rows.Index())
        {
            sheet.Cell(HeadingRow + 1 + index, NameColumn).SetValue(row.Name);
            foreach (var (column, indicator) in day.Campaign.Entered.Index())
            {
                if (row.Cells[indicator.Id].Value is { } value)
                {
                    sheet.Cell(HeadingRow + 1 + index, FirstFigureColumn + column).SetValue(value);
                }
            }
        }

        Total(sheet, day.Rows.Count, last);
        Style(sheet, day.Rows.Count, last);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(EntryDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return string.Create(CultureInfo.InvariantCulture, $"so-lieu-{day.Commune.Code}-{day.Day:yyyy-MM-dd}.xlsx");
    }

    private static void Total(IXLWorksheet sheet, int hamlets, int last)
    {
        var row = HeadingRow + 1 + hamlets;
        sheet.Cell(row, NameColumn).SetValue("Tổng cộng");
        for (var column = FirstFigureColumn; hamlets > 0 && column <= last; column++)
        {
            sheet.Cell(row, column).FormulaA1 = string.Create(
                CultureInfo.InvariantCulture, $"SUM({sheet.Cell(HeadingRow + 1, column).Address}:{sheet.Cell(row - 1, column).Address})");
        }

        sheet.Range(row, NameColumn, row, last).Style.Font.Bold = true;
    }

    private static void Style(IXLWorksheet sheet, int hamlets, int last)
    {
        var table = sheet.Range(HeadingRow, NameColumn, HeadingRow + 1 + hamlets, last);
        table.Style.Border.InsideBorder = table.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        var headings = sheet.Range(HeadingRow, NameColumn, HeadingRow, last);
        headings.Style.Font.Bold = true;
        headings.Style.Alignment.WrapText = true;
        headings.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        headings.Style.Fill.BackgroundColor = XLColor.FromHtml("#E8EDF3");
        if (hamlets > 0)
        {
            var counts = sheet.Range(HeadingRow + 1, FirstFigureColumn, HeadingRow + hamlets, last);
            counts.Style.NumberFormat.Format = "[$-42A]#,##0";
            var rule = counts.SetDataValidation();
            rule.WholeNumber.Between(0, CountText.Max);
            rule.ErrorTitle = "Số chưa đúng";
            rule.ErrorMessage = "Chỉ ghi số nguyên từ 0 trở lên.";
        }

        // Fixed widths: measuring text needs a graphics library that servers do not have.
        sheet.Column(NameColumn).Width = 26;
        sheet.Columns(FirstFigureColumn, last).Width = 13;
        sheet.Rows(HeadingRow + 1, HeadingRow + 1 + hamlets).Height = 20;
        sheet.Row(HeadingRow).Height = 36;
        sheet.SheetView.Freeze(HeadingRow, NameColumn);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }
}
