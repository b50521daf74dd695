using System.Globalization;

namespace CampaignPortal.Core.Excel;

/// <summary>
/// The totals of a table as formulae: where a total is the sum of the lines beside it, the sheet sums them up too, so that whoever
/// mends a line there sees the total follow. A total that is no such sum stays the number that it is.
/// </summary>
internal sealed class TableSums(IReadOnlyList<SheetRow> rows)
{
    // Excel takes 255 arguments and formulae of 8,192 letters.
    private const int MostParts = 200;

    /// <summary>For each column of a row its formula or null; null where the row is no total.</summary>
    public IReadOnlyList<string?>? Of(int index, int columns)
    {
        if (!rows[index].IsTotal)
        {
            return null;
        }

        var (below, above) = (Run(index, 1), Run(index, -1));
        List<int> totals = [.. Enumerable.Range(0, rows.Count).Where(i => i != index && rows[i].IsTotal)];
        return [.. Enumerable.Range(0, columns).Select(column => Formula(index, column, below, above, totals))];
    }

    private string? Formula(int index, int column, List<int> below, List<int> above, List<int> totals)
    {
        if (Value(index, column) is not { } total)
        {
            return null;
        }

        var letters = SheetWriter.Letters(column + 1);
        foreach (var run in (List<int>[])[below, above])
        {
            if (run.Count > 0 && Agrees(run, column, total))
            {
                return $"SUM({letters}{Row(run.Min())}:{letters}{Row(run.Max())})";
            }
        }

        return totals.Count is > 1 and <= MostParts && Agrees(totals, column, total)
            ? $"SUM({string.Join(',', totals.Select(t => letters + Row(t)))})"
            : null;
    }

    private bool Agrees(List<int> run, int column, long total)
    {
        long sum = 0;
        foreach (var index in run)
        {
            if (column < rows[index].Values.Count && rows[index].Values[column] is not (null or int or long or SignedCount))
            {
                return false;
            }

            sum += Value(index, column) ?? 0;
        }

        return sum == total;
    }

    private long? Value(int index, int column) => column >= rows[index].Values.Count ? null : rows[index].Values[column] switch
    {
        int count => count,
        long count => count,
        SignedCount change => change.Value,
        _ => null,
    };

    // The lines that follow a total, or stand before it, until the next one.
    private List<int> Run(int index, int step)
    {
        var run = new List<int>();
        for (var at = index + step; at >= 0 && at < rows.Count && !rows[at].IsTotal; at += step)
        {
            run.Add(at);
        }

        return run;
    }

    private static string Row(int index) => (TableWorkbook.HeadingRow + 1 + index).ToString(CultureInfo.InvariantCulture);
}
