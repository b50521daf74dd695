using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignPortal.Core.SheetForms;

/// <summary>The references of a formula, moved to where rows have gone.</summary>
internal static partial class FormulaText
{
    /// <param name="formula">Without the sign before it.</param>
    /// <param name="sheet">The sheet that the formula stands in: references without a name are to it.</param>
    /// <param name="maps">By the name of a sheet.</param>
    /// <param name="own">The row that the formula stands in where that row is repeated, and the number of the copy, 0 for the first.</param>
    public static string Move(string formula, string sheet, Func<string, RowMap?> maps, (int Row, int Copy)? own = null) =>
        Reference().Replace(formula, match =>
        {
            if (match.Groups["row"].Length == 0 && match.Groups["from"].Length == 0)
            {
                return match.Value;
            }

            var name = match.Groups["sheet"].Value;
            var target = name.Length == 0 ? sheet : SheetOf(name);
            return maps(target) is not { IsSame: false } map ? match.Value
                : match.Groups["from"].Length > 0 ? $"{name}{Row(match.Groups["from"].Value, map.First)}:{Row(match.Groups["to"].Value, map.Last)}"
                : match.Groups["row2"].Length == 0 ? name + Cell(match, formula, map, string.Equals(target, sheet, StringComparison.OrdinalIgnoreCase) ? own : null)
                : IsOwn(match.Groups["row"].Value) && IsOwn(match.Groups["row2"].Value) && own is { } copy && string.Equals(target, sheet, StringComparison.OrdinalIgnoreCase)
                    ? $"{name}{match.Groups["col"].Value}{Row(match.Groups["row"].Value, r => map.First(r) + copy.Copy)}:{match.Groups["col2"].Value}{Row(match.Groups["row2"].Value, r => map.First(r) + copy.Copy)}"
                : $"{name}{match.Groups["col"].Value}{Row(match.Groups["row"].Value, map.First)}:{match.Groups["col2"].Value}{Row(match.Groups["row2"].Value, map.Last)}";

            bool IsOwn(string row) => own is { } place && !row.StartsWith('$') && int.Parse(row, NumberStyles.None, CultureInfo.InvariantCulture) == place.Row;
        });

    /// <summary>The same formula so many rows and columns away, as it stands for a shared one.</summary>
    public static string Offset(string formula, int rows, int columns) => Reference().Replace(formula, match =>
        match.Groups["row"].Length == 0 ? match.Value
        : match.Groups["sheet"].Value + Column(match.Groups["col"].Value, columns) + Row(match.Groups["row"].Value, r => match.Groups["row"].Value[0] == '$' ? r : r + rows)
            + (match.Groups["row2"].Length == 0 ? "" : ":" + Column(match.Groups["col2"].Value, columns) + Row(match.Groups["row2"].Value, r => match.Groups["row2"].Value[0] == '$' ? r : r + rows)));

    /// <summary>A cell's address or a range's, such as of a merged cell.</summary>
    public static string MoveRange(string range, RowMap map) => Reference().Replace(range, match =>
        match.Groups["row"].Length == 0 ? match.Value
        : match.Groups["row2"].Length == 0 && !map.IsRepeated(RowOf(match.Groups["row"].Value)) ? match.Groups["col"].Value + Row(match.Groups["row"].Value, map.First)
        : $"{match.Groups["col"].Value}{Row(match.Groups["row"].Value, map.First)}:{(match.Groups["row2"].Length == 0 ? match.Groups["col"].Value : match.Groups["col2"].Value)}{Row(match.Groups[match.Groups["row2"].Length == 0 ? "row" : "row2"].Value, map.Last)}");

    public static int RowOf(string row) => int.Parse(row.AsSpan().TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A is 1.</summary>
    public static int ColumnOf(string letters) => letters.Where(char.IsAsciiLetter).Aggregate(0, (sum, letter) => (sum * 26) + char.ToUpperInvariant(letter) - 'A' + 1);

    /// <summary>"'Bieu 1'!" gives Bieu 1.</summary>
    public static string SheetOf(string name) => name.TrimEnd('!').Trim('\'').Replace("''", "'", StringComparison.Ordinal);

    // One cell of a repeated row, asked for from elsewhere: all copies where they are to be added up, else the first.
    private static string Cell(Match match, string formula, RowMap map, (int Row, int Copy)? own)
    {
        var (column, row) = (match.Groups["col"].Value, match.Groups["row"].Value);
        var number = RowOf(row);
        return !map.IsRepeated(number) ? column + Row(row, map.First)
            : own is { } place && place.Row == number && row[0] != '$' ? column + Row(row, r => map.First(r) + place.Copy)
            : own is null && SumBefore().IsMatch(formula[..match.Index]) && match.Index + match.Length < formula.Length && formula[match.Index + match.Length] is ')' or ',' or ';'
                ? $"{column}{Row(row, map.First)}:{column}{Row(row, map.Last)}"
            : column + Row(row, map.First);
    }

    private static string Row(string row, Func<int, int> move) => (row[0] == '$' ? "$" : "") + move(RowOf(row)).ToString(CultureInfo.InvariantCulture);

    private static string Column(string column, int by) => column[0] == '$' || by == 0 ? column : Excel.SheetWriter.Letters(Math.Max(1, ColumnOf(column) + by));

    // Texts in quotes are passed over; so are names of functions (LOG10) and of other things that only look like cells.
    [GeneratedRegex("""
        "(""|[^"])*"|(?<![\p{L}\p{N}_.$\]])(?<sheet>('(''|[^'])+'|[\p{L}_][\p{L}\p{N}_.]*)!)?((?<col>\$?[A-Za-z]{1,3})(?<row>\$?[1-9][0-9]{0,6})(:(?<col2>\$?[A-Za-z]{1,3})(?<row2>\$?[1-9][0-9]{0,6}))?|(?<from>\$?[1-9][0-9]{0,6}):(?<to>\$?[1-9][0-9]{0,6}))(?![\p{L}\p{N}_.(!\[])
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(SUM|COUNT|COUNTA|AVERAGE|MIN|MAX|SUBTOTAL\([0-9]+[,;])\(?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SumBefore();
}
