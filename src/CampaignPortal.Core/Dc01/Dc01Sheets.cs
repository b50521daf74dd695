using System.IO.Compression;
using System.Text;
using CampaignPortal.Core.DayImport;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CampaignPortal.Core.Dc01;

/// <summary>The sheets of a guarded file: texts as Unicode, merged cells filled in, nothing beyond what a statistic of communes can have.</summary>
internal static class Dc01Sheets
{
    /// <summary>Rows that hold something, of all sheets together.</summary>
    public const int MaxRows = 20_000;

    public const int MaxColumns = 100;

    private const int MaxSheets = 60;
    private const int MaxMerged = 10_000;

    // A statistic of every commune of a province for a whole campaign has 3 MB; the reader holds some parts as objects.
    private const long MaxUnpacked = 24 * 1024 * 1024;
    private const long MaxOtherPart = 2 * 1024 * 1024;

    // What is walked through, blank or not: a row may claim to be the millionth and 16,384 columns wide.
    private const long MaxSteps = 20_000_000;

    // Files of Excel 97 and older are written in the code page of the machine that made them.
    static Dc01Sheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (IReadOnlyList<SheetTable> Sheets, FileProblem? Problem, Dc01Fault? Fault) Read(byte[] file)
    {
        if ((SheetGuard.Check(file) ?? CheckParts(file)) is { } problem)
        {
            return ([], problem, null);
        }

        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file, writable: false));
            var errors = FormulaErrors.Find(file);
            var sheets = new List<SheetTable>();
            var (rows, steps) = (0, 0L);
            do
            {
                // A damaged .xls may claim two thousand million rows, which the library would go through one by one.
                if ((long)reader.RowCount * (1 + reader.FieldCount) > MaxSteps)
                {
                    return ([], FileProblem.TooMuchInside, null);
                }

                if (ReadSheet(reader, errors, ref rows, ref steps) is not { } sheet)
                {
                    return steps > MaxSteps ? ([], FileProblem.TooMuchInside, null)
                        : ([], null, new(Dc01FaultCode.TooManyRows, reader.Name, MaxRows));
                }

                sheets.Add(sheet);
            }
            while (sheets.Count < MaxSheets && reader.NextResult());
            return (sheets, rows == 0 ? FileProblem.Empty : null, null);
        }
        catch (InvalidPasswordException)
        {
            return ([], FileProblem.Password, null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The library says what is wrong with a damaged file by any exception that happens to come of it.
            return ([], FileProblem.Damaged, null);
        }
    }

    private static FileProblem? CheckParts(byte[] file)
    {
        if (file[0] != 'P')
        {
            return null;
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var read = archive.Entries.Where(e => !e.FullName.StartsWith("xl/media/", StringComparison.OrdinalIgnoreCase)).ToList();
            return read.Sum(e => e.Length) > MaxUnpacked || read.Any(e => e.Length > MaxOtherPart && !IsTable(e.FullName)) ? FileProblem.TooMuchInside : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or ArgumentException)
        {
            return FileProblem.Damaged;
        }
    }

    private static bool IsTable(string part) =>
        part.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase) || part.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase);

    // Null where the file has too much.
    private static SheetTable? ReadSheet(
        IExcelDataReader reader, IReadOnlyDictionary<(string Sheet, int Row, int Column), string> errors, ref int rows, ref long steps)
    {
        var table = new List<object?[]>();
        var last = 0;
        while (reader.Read())
        {
            steps += 1 + reader.FieldCount;
            var row = ReadRow(reader, column => errors.GetValueOrDefault((reader.Name, table.Count, column)));
            rows += row.Length > 0 ? 1 : 0;
            if (rows > MaxRows || steps > MaxSteps)
            {
                return null;
            }

            table.Add(row);
            last = row.Length > 0 ? table.Count : last;
        }

        table.RemoveRange(last, table.Count - last);
        Fill(table, reader.MergeCells ?? []);
        var texts = new SheetText(table.SelectMany(r => r).OfType<string>());
        foreach (var row in table)
        {
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = row[column] is string text ? texts.Read(text) is { Length: > 0 } read ? read : null : row[column];
            }
        }

        return new(reader.Name, table, IsCut: false);
    }

    private static object?[] ReadRow(IExcelDataReader reader, Func<int, string?> errorAt)
    {
        var width = Math.Min(reader.FieldCount, MaxColumns);
        while (width > 0 && IsBlank(reader.GetValue(width - 1)) && errorAt(width - 1) is null)
        {
            width--;
        }

        var row = new object?[width];
        for (var column = 0; column < width; column++)
        {
            var value = reader.GetValue(column);
            row[column] = IsBlank(value) ? errorAt(column) : value;
        }

        return row;
    }

    private static bool IsBlank(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    // What is merged belongs to all its cells: a title over two columns, a day beside twelve rows.
    private static void Fill(List<object?[]> table, CellRange[] merged)
    {
        foreach (var range in merged.Take(MaxMerged))
        {
            if (range.FromRow < 0 || range.FromRow >= table.Count || range.FromColumn < 0 || range.FromColumn >= table[range.FromRow].Length
                || table[range.FromRow][range.FromColumn] is not { } value)
            {
                continue;
            }

            for (var row = range.FromRow; row <= Math.Min(range.ToRow, table.Count - 1); row++)
            {
                var right = Math.Min(range.ToColumn, MaxColumns - 1);
                if (table[row].Length <= right)
                {
                    var wider = new object?[right + 1];
                    table[row].CopyTo(wider, 0);
                    table[row] = wider;
                }

                for (var column = range.FromColumn; column <= right; column++)
                {
                    table[row][column] ??= value;
                }
            }
        }
    }
}
