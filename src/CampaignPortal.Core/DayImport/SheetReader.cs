using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CampaignPortal.Core.DayImport;

/// <summary>The upper left part of one sheet.</summary>
/// <param name="Rows">Values as the file types them: text, number, moment, truth; null is blank.</param>
/// <param name="IsCut">True where there are rows below.</param>
internal sealed record SheetTable(string Name, IReadOnlyList<object?[]> Rows, bool IsCut)
{
    public object? At(int row, int column) => row < Rows.Count && column < Rows[row].Length ? Rows[row][column] : null;

    /// <summary>The text of a cell, trimmed; empty where it is blank.</summary>
    public string Text(int row, int column) =>
        (At(row, column) is { } value ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "" : "").Trim();
}

/// <summary>Reads a guarded file row by row, no further than a day's report can reach.</summary>
internal static class SheetReader
{
    public const int MaxRows = 2_000;

    private const int MostRowsOfExcel = 1_048_576;
    private const int MaxColumns = 100;
    private const int MaxSheets = 31;

    // Files of Excel 97 and older are written in the code page of the machine that made them.
    static SheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (IReadOnlyList<SheetTable> Sheets, FileProblem? Problem) Read(byte[] file)
    {
        if (SheetGuard.Check(file) is { } problem)
        {
            return ([], problem);
        }

        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file, writable: false));
            var sheets = new List<SheetTable>();
            do
            {
                // A damaged .xls may claim two thousand million rows, which the library would go through one by one.
                if (reader.RowCount > MostRowsOfExcel)
                {
                    return ([], FileProblem.Damaged);
                }

                sheets.Add(ReadSheet(reader));
            }
            while (sheets.Count < MaxSheets && reader.NextResult());
            return (sheets, sheets.All(s => s.Rows.All(r => r.All(v => v is null))) ? FileProblem.Empty : null);
        }
        catch (InvalidPasswordException)
        {
            return ([], FileProblem.Password);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The library says what is wrong with a damaged file by any exception that happens to come of it.
            return ([], FileProblem.Damaged);
        }
    }

    private static SheetTable ReadSheet(IExcelDataReader reader)
    {
        var rows = new List<object?[]>();
        var isCut = false;
        while (reader.Read())
        {
            if (rows.Count == MaxRows)
            {
                isCut = true;
                break;
            }

            var row = new object?[Math.Min(reader.FieldCount, MaxColumns)];
            for (var column = 0; column < row.Length; column++)
            {
                var value = reader.GetValue(column);
                row[column] = value is string text && string.IsNullOrWhiteSpace(text) ? null : value;
            }

            rows.Add(row);
        }

        return new(reader.Name, rows, isCut);
    }
}
