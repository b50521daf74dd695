using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Core.Dc01;

/// <summary>What a column of the national system's statistics holds.</summary>
public enum Dc01Field
{
    /// <summary>The commune, as that system writes it.</summary>
    Area = 1,

    /// <summary>Level 1 activations up to and with the day.</summary>
    Level1 = 2,

    /// <summary>Level 2 activations up to and with the day.</summary>
    Level2 = 3,

    /// <summary>The day of the figures, where one file has several.</summary>
    Day = 4,
}

/// <summary>Where a sheet has its columns.</summary>
/// <param name="FirstRow">First row of the heading, from 0.</param>
/// <param name="LastRow">Its last row; the figures follow.</param>
/// <param name="Columns">From 0.</param>
internal sealed record Dc01Columns(int FirstRow, int LastRow, IReadOnlyDictionary<Dc01Field, int> Columns)
{
    public const int SearchedRows = 40;

    private const int MaxHeight = 3;

    /// <summary>Without these a sheet has no figures.</summary>
    public static readonly Dc01Field[] Needed = [Dc01Field.Area, Dc01Field.Level1, Dc01Field.Level2];

    /// <summary>
    /// The heading of a sheet: the lowest one of those that name all that is needed; before it, one that a person pointed at, and
    /// one that says of both levels that it has totals up to the day.
    /// </summary>
    /// <param name="known">What a person decided about headings, by <see cref="Dc01Headings.KeyOf"/>.</param>
    public static (Dc01Columns? Found, Dc01Fault? Fault) Find(SheetTable sheet, IReadOnlyDictionary<string, Dc01Field> known)
    {
        Dc01Fault? fault = null;
        (Dc01Columns Columns, int Worth)? best = null;
        for (var height = 1; height <= MaxHeight; height++)
        {
            for (var row = 0; row + height <= Math.Min(SearchedRows, sheet.Rows.Count); row++)
            {
                var (columns, worth, twice) = Read(sheet, row, row + height - 1, known);
                if (twice is { } two)
                {
                    fault ??= new(Dc01FaultCode.TwoColumns, sheet.Name, row + 1, string.Join(", ", two.Columns.Select(SheetMatcher.Letter)), two.Field.ToString());
                }
                else if (Needed.All(columns.ContainsKey) && worth > (best?.Worth ?? -1))
                {
                    best = (new(row, row + height - 1, columns), worth);
                    if (known.Count == 0)
                    {
                        return (best.Value.Worth == 0 ? WithTotals(sheet, best.Value.Columns) : best.Value.Columns, null);
                    }
                }
            }
        }

        return (best?.Columns, best is null ? fault : null);
    }

    // A heading over two columns that are not merged, the counts of the day and the totals: the row below tells them apart.
    private static Dc01Columns WithTotals(SheetTable sheet, Dc01Columns found)
    {
        for (var last = found.LastRow + 1; last < Math.Min(found.FirstRow + MaxHeight, Math.Min(SearchedRows, sheet.Rows.Count)); last++)
        {
            if (Read(sheet, found.FirstRow, last, new Dictionary<string, Dc01Field>()) is (var columns, > 0, null))
            {
                return new(found.FirstRow, last, columns);
            }
        }

        return found;
    }

    /// <summary>
    /// The headings of the columns that a person points at: of the fewest rows, from the chosen one upwards, in which every one of
    /// them has a heading that no other column has. Empty where there are none.
    /// </summary>
    /// <param name="row">From 0.</param>
    /// <returns>What each column of those rows is to be, by its key; null for those that were not pointed at.</returns>
    public static IReadOnlyDictionary<string, Dc01Field?> Pointed(SheetTable sheet, int row, IReadOnlyDictionary<Dc01Field, int> columns)
    {
        for (var first = row; first >= 0 && first > row - MaxHeight && row < Math.Min(SearchedRows, sheet.Rows.Count); first--)
        {
            var keys = Enumerable.Range(0, Width(sheet, first, row)).Select(column => Dc01Headings.KeyOf(Heading(sheet, first, row, column))).ToList();
            if (columns.Values.All(c => c < keys.Count && keys[c].Length > 0 && keys.Count(k => k == keys[c]) == 1))
            {
                return keys.Index().Where(k => k.Item.Length > 0).DistinctBy(k => k.Item)
                    .ToDictionary(k => k.Item, k => columns.Where(c => c.Value == k.Index).Select(c => (Dc01Field?)c.Key).FirstOrDefault(), StringComparer.Ordinal);
            }
        }

        return new Dictionary<string, Dc01Field?>(StringComparer.Ordinal);
    }

    /// <summary>Text of a column's heading, from the upper row to the lower.</summary>
    public static string Heading(SheetTable sheet, int first, int last, int column)
    {
        var words = new List<string>();
        for (var row = first; row <= last; row++)
        {
            var text = sheet.Text(row, column);

            // A heading over several columns that are not merged stands in the first of them.
            for (var left = column - 1; text.Length == 0 && row < last && sheet.Text(last, column).Length > 0 && left >= 0; left--)
            {
                text = sheet.Text(row, left);
            }

            if (text.Length > 0 && !words.Contains(text, StringComparer.Ordinal))
            {
                words.Add(text);
            }
        }

        return string.Join(' ', words);
    }

    private static int Width(SheetTable sheet, int first, int last) => Enumerable.Range(first, last - first + 1).Max(row => sheet.Rows[row].Length);

    // Worth: 2 where a person pointed at all that is needed, and 1 where both levels are totals.
    private static (Dictionary<Dc01Field, int> Columns, int Worth, (Dc01Field Field, List<int> Columns)? Twice) Read(
        SheetTable sheet, int first, int last, IReadOnlyDictionary<string, Dc01Field> known)
    {
        var found = Enumerable.Range(0, Width(sheet, first, last))
            .Select(column => (Column: column, Key: Dc01Headings.KeyOf(Heading(sheet, first, last, column))))
            .Select(c => (c.Column, c.Key, Field: known.TryGetValue(c.Key, out var field) ? field : Dc01Headings.FieldOf(c.Key), IsKnown: known.ContainsKey(c.Key)))
            .Where(c => c.Field is not null).ToList();
        var columns = new Dictionary<Dc01Field, int>();
        (Dc01Field, List<int>)? twice = null;
        var (isDecided, areTotals) = (true, true);
        foreach (var field in Enum.GetValues<Dc01Field>())
        {
            // What a person decided goes before what is guessed, the running total before what does not say which it is.
            var best = found.Where(c => c.Field == field)
                .GroupBy(c => (c.IsKnown ? 4 : 0) + (Dc01Headings.IsCumulative(c.Key) ? 2 : 0)).OrderByDescending(g => g.Key).FirstOrDefault()?.ToList();
            if (best is not null)
            {
                columns[field] = best[0].Column;
                isDecided &= best[0].IsKnown || field == Dc01Field.Day;
                areTotals &= Dc01Headings.IsCumulative(best[0].Key) || field is Dc01Field.Area or Dc01Field.Day;
                twice = best.Count > 1 && (field is Dc01Field.Level1 or Dc01Field.Level2) ? (field, best.ConvertAll(c => c.Column)) : twice;
            }
        }

        var isWhole = Needed.All(columns.ContainsKey);
        return (columns, isWhole ? (isDecided ? 2 : 0) + (areTotals ? 1 : 0) : 0, isWhole ? twice : null);
    }
}
