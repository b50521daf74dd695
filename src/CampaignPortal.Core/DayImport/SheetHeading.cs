using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DayImport;

/// <summary>Where a sheet names its indicators: one row, or two of which the upper one spans columns.</summary>
/// <param name="FirstRow">From 0.</param>
/// <param name="LastRow">The lower of the two, or the same.</param>
/// <param name="Columns">The column of each indicator, from 0.</param>
internal sealed record SheetHeading(int FirstRow, int LastRow, IReadOnlyDictionary<int, Indicator> Columns)
{
    private const int SearchedRows = 30;

    /// <summary>The row or pair of rows that names most indicators, the shorter and then the upper one of equals; null where none names one.</summary>
    public static SheetHeading? Find(SheetTable sheet, IndicatorNames names)
    {
        SheetHeading? best = null;
        foreach (var below in new[] { 0, 1 })
        {
            for (var row = 0; row < Math.Min(SearchedRows, sheet.Rows.Count); row++)
            {
                var found = Read(sheet, names, row, row + below);
                if (found.Columns.Count > (best?.Columns.Count ?? 0))
                {
                    best = found;
                }
            }
        }

        return best;
    }

    /// <summary>The whole heading of a column: both rows, the upper one taken from the left where it spans.</summary>
    public string Text(SheetTable sheet, int column) => Text(sheet, FirstRow, LastRow, column);

    private static SheetHeading Read(SheetTable sheet, IndicatorNames names, int first, int last)
    {
        var columns = new Dictionary<int, Indicator>();
        for (var column = 0; column < Width(sheet, first, last); column++)
        {
            var lower = last == first ? null : names.Find(sheet.Text(last, column));
            if ((lower ?? names.Find(Text(sheet, first, last, column))) is { } indicator && !columns.ContainsValue(indicator))
            {
                columns[column] = indicator;
            }
        }

        return new(first, last, columns);
    }

    private static string Text(SheetTable sheet, int first, int last, int column)
    {
        var lower = last == first ? "" : sheet.Text(last, column);
        var upper = sheet.Text(first, column);
        for (var left = column; upper.Length == 0 && lower.Length > 0 && left > 0; left--)
        {
            upper = sheet.Text(first, left - 1);
        }

        return $"{upper} {lower}".Trim();
    }

    private static int Width(SheetTable sheet, int first, int last) =>
        Math.Max(sheet.Rows[first].Length, last < sheet.Rows.Count ? sheet.Rows[last].Length : 0);
}
