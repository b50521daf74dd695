using System.Globalization;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CampaignPortal.Core.DataSets;

/// <summary>One file of a data set, UTF-8 with a heading line, parted by commas, semicolons or tabs; every fault goes to the common list and reading goes on.</summary>
internal sealed class CsvTable(string folder, string file, ICollection<DataSetError> errors)
{
    public string File => file;

    /// <summary>False where <see cref="Read"/> found no table at all; what other files say of its lines is then no fault of theirs.</summary>
    public bool IsThere { get; private set; } = true;

    /// <summary>Without the file there are no lines, which is no fault.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>The lines below the heading; none where the file is missing, unreadable or lacks a column.</summary>
    public IReadOnlyList<CsvLine> Read(params string[] columns)
    {
        var path = Path.Combine(folder, file);
        if (!System.IO.File.Exists(path))
        {
            return MayBeMissing ? [] : NotThere(0, "không có tệp này trong thư mục");
        }

        var lines = new List<CsvLine>();
        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(path, columns[0]),
            MissingFieldFound = null,
            BadDataFound = bad => Report(bad.Context.Parser?.Row ?? 0, "dấu ngoặc kép đặt sai chỗ"),
        });
        if (!csv.Read() || !csv.ReadHeader())
        {
            return NotThere(0, "tệp trống");
        }

        var missing = columns.Except(csv.HeaderRecord!, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            return NotThere(1, $"thiếu cột {string.Join(", ", missing)}");
        }

        while (csv.Read())
        {
            // "1,204" without quotes would move every field after it, and a line cut off would pass for blanks.
            if (csv.Parser.Count != csv.HeaderRecord!.Length)
            {
                Report(csv.Parser.RawRow, $"có {csv.Parser.Count} cột, dòng tiêu đề có {csv.HeaderRecord.Length}");
                continue;
            }

            var fields = csv.HeaderRecord.Distinct(StringComparer.Ordinal).ToDictionary(c => c, c => SearchKey.Clean(csv.GetField(c) ?? ""), StringComparer.Ordinal);
            lines.Add(new(this, csv.Parser.RawRow, fields));
        }

        return lines;
    }

    // Where the decimal mark is a comma, as in Vietnam, Excel saves CSV with semicolons, and its Unicode text has tabs.
    private static string Delimiter(string path, string first)
    {
        using var reader = new StreamReader(path);
        var heading = reader.ReadLine() ?? "";
        return Array.Find([";", "\t"], d => heading.Split(d).Contains(first, StringComparer.Ordinal)) ?? ",";
    }

    public void Report(int line, string message) => errors.Add(new(file, line, message));

    private CsvLine[] NotThere(int line, string message)
    {
        IsThere = false;
        Report(line, message);
        return [];
    }
}

/// <summary>One line; the readers report a fault and give a harmless value, so that one run shows every fault.</summary>
internal sealed class CsvLine(CsvTable table, int number, Dictionary<string, string> fields)
{
    public int Number => number;

    public string Text(string column)
    {
        var text = fields[column];
        if (text.Length == 0)
        {
            Report($"cột {column} để trống");
        }

        return text;
    }

    /// <summary>A column that a file may leave out or empty.</summary>
    public string? Optional(string column) => fields.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

    /// <summary>A count from 0 to <see cref="CountText.Max"/>.</summary>
    public int Count(string column) => OptionalCount(column) ?? Fault(column, "để trống");

    /// <summary>A count, or null for an empty field: blank is not zero.</summary>
    public int? OptionalCount(string column)
    {
        var reading = CountText.Read(fields[column]);
        return reading.Problem is null ? reading.Value : Fault(column, $"“{fields[column]}” không phải số nguyên từ 0 đến 9.999.999");
    }

    public DateOnly Day(string column)
    {
        if (DateOnly.TryParseExact(fields[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault(column, $"“{fields[column]}” không phải ngày dạng năm-tháng-ngày");
        return DateOnly.MinValue;
    }

    /// <summary>A moment with its offset, in UTC.</summary>
    public DateTime Moment(string column)
    {
        if (DateTimeOffset.TryParseExact(
            fields[column], "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return moment.UtcDateTime;
        }

        Fault(column, $"“{fields[column]}” không phải thời điểm dạng 2023-08-05T14:26:00+07:00");
        return DateTime.MinValue;
    }

    public void Report(string message) => table.Report(number, message);

    private int Fault(string column, string what)
    {
        Report($"cột {column}: {what}");
        return 0;
    }
}
