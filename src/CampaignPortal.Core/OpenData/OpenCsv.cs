using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CampaignPortal.Core.OpenData;

/// <summary>How a file parts its columns and writes its decimals; a separator never stands in a number.</summary>
public enum CsvStyle
{
    /// <summary>Semicolons and decimal commas, as a spreadsheet set to Vietnamese opens it.</summary>
    Vietnamese,

    /// <summary>Commas and decimal points, as most programs read it.</summary>
    International,
}

/// <summary>A table as CSV that a spreadsheet opens with a double click: UTF-8 with its mark, and no cell that would be a formula.</summary>
public static class OpenCsv
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static async Task WriteAsync(OpenTable table, Stream to, CsvStyle style, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var culture = style == CsvStyle.Vietnamese ? Vietnamese : CultureInfo.InvariantCulture;
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(
            writer, new CsvConfiguration(culture) { Delimiter = style == CsvStyle.Vietnamese ? ";" : ",", NewLine = "\r\n" }, leaveOpen: true);
        foreach (var column in table.Columns)
        {
            csv.WriteField(column.Name);
        }

        await csv.NextRecordAsync();
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            for (var index = 0; index < row.Count; index++)
            {
                csv.WriteField(Text(table.Columns[index].Kind, row[index], culture));
            }

            await csv.NextRecordAsync();
        }
    }

    private static string Text(OpenKind kind, object? value, CultureInfo culture) => (kind, value) switch
    {
        (_, null) => "",
        (OpenKind.Text, string text) => Harmless(text),
        (OpenKind.Day, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (OpenKind.Moment, DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        (OpenKind.Percent, IFormattable number) => number.ToString("0.00", culture),
        (OpenKind.YesNo, bool isSo) => isSo ? "1" : "0",
        (_, IFormattable number) => number.ToString("0", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value} is no {kind}."),
    };

    // A spreadsheet takes a text that begins so for a formula; behind an apostrophe it stays a text.
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;
}
