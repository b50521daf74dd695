using ClosedXML.Excel;

namespace CampaignPortal.Tests.DayImport;

/// <summary>Makes workbooks as a commune would.</summary>
internal static class Sheet
{
    /// <summary>One sheet of these rows, from A1; null leaves a cell blank.</summary>
    public static byte[] Of(params object?[][] rows) => Named(("Sheet1", rows));

    public static byte[] Named(params (string Name, object?[][] Rows)[] sheets)
    {
        using var workbook = new XLWorkbook();
        foreach (var (name, rows) in sheets)
        {
            var sheet = workbook.AddWorksheet(name);
            foreach (var (row, cells) in rows.Index())
            {
                foreach (var (column, value) in cells.Index())
                {
                    Set(sheet.Cell(row + 1, column + 1), value);
                }
            }
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Set(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                cell.SetValue(text);
                break;
            case int number:
                cell.SetValue(number);
                break;
            case double number:
                cell.SetValue(number);
                break;
            case bool truth:
                cell.SetValue(truth);
                break;
            case DateTime moment:
                cell.SetValue(moment);
                break;
            default:
                throw new ArgumentException($"{value.GetType()}", nameof(value));
        }
    }
}
