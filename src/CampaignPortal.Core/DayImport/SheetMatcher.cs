using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DayImport;

/// <summary>Finds a commune's day in the sheets of a file. Pure.</summary>
internal sealed class SheetMatcher(CampaignDefinition campaign, CommuneDefinition commune)
{
    private readonly IndicatorNames _indicators = new(campaign);
    private readonly HamletNames _hamlets = new(commune);

    /// <summary>The sheet that fits best; of equals the one whose name or title is of the day, then the first.</summary>
    public (ImportPreview? Preview, FileProblem? Problem) Match(IReadOnlyList<SheetTable> sheets, DateOnly day)
    {
        var headed = sheets.Select(s => (Sheet: s, Heading: SheetHeading.Find(s, _indicators))).Where(s => s.Heading is not null).ToList();
        if (headed.Count == 0)
        {
            return (null, FileProblem.NoIndicators);
        }

        var (sheet, heading, column, hamlets) = headed.Select(s =>
            {
                var (at, found) = HamletColumn(s.Sheet, s.Heading!);
                return (s.Sheet, Heading: s.Heading!, Column: at, Hamlets: found);
            })
            .OrderByDescending(s => s.Hamlets * s.Heading.Columns.Count)
            .ThenByDescending(s => SheetDay.Of(s.Sheet, s.Heading, campaign) == day).First();
        if (hamlets == 0)
        {
            return (null, FileProblem.NoHamlets);
        }

        var cells = new List<ImportCell>();
        var rows = new List<RowNote>();
        var seen = new HashSet<int>();
        for (var row = heading.LastRow + 1; row < sheet.Rows.Count; row++)
        {
            var text = sheet.Text(row, column);
            if (text.Length == 0 || heading.Columns.Keys.All(c => sheet.At(row, c) is null))
            {
                continue;
            }

            if (_hamlets.Find(text) is { } hamlet)
            {
                if (seen.Add(hamlet.Id))
                {
                    cells.AddRange(Cells(sheet, heading, row, hamlet));
                }
                else
                {
                    rows.Add(new(row + 1, text, RowIssue.Twice));
                }
            }
            else if (!SheetNames.IsTotal(text))
            {
                rows.Add(new(row + 1, text, _hamlets.IsAmbiguous(text) ? RowIssue.Ambiguous : RowIssue.Unknown));
            }
        }

        return (new(sheet.Name, cells, rows, [.. Unmatched(sheet, heading, column)], SheetDay.Of(sheet, heading, campaign), sheet.IsCut), null);
    }

    // The column that names most hamlets of the commune; figures in it name none.
    private (int Column, int Hamlets) HamletColumn(SheetTable sheet, SheetHeading heading) =>
        Enumerable.Range(0, sheet.Rows.Max(r => r.Length)).Except(heading.Columns.Keys)
            .Select(column => (column, Count: sheet.Rows.Skip(heading.LastRow + 1)
                .Select(row => column < row.Length && row[column] is string text ? _hamlets.Find(text)?.Id : null).OfType<int>().Distinct().Count()))
            .OrderByDescending(c => c.Count).FirstOrDefault();

    private static IEnumerable<ImportCell> Cells(SheetTable sheet, SheetHeading heading, int row, Hamlet hamlet)
    {
        foreach (var (column, indicator) in heading.Columns)
        {
            var cell = sheet.At(row, column);
            var reading = SheetNumber.Read(cell);
            if (reading != default)
            {
                yield return new(hamlet.Id, indicator.Id, SheetNumber.Show(cell), reading.Value, reading.Problem);
            }
        }
    }

    private IEnumerable<ColumnNote> Unmatched(SheetTable sheet, SheetHeading heading, int hamlets)
    {
        for (var column = 0; column < sheet.Rows.Max(r => r.Length); column++)
        {
            var text = heading.Text(sheet, column);
            if (column == hamlets || heading.Columns.ContainsKey(column) || text.Length == 0 || SheetNames.IsOrdinal(text))
            {
                continue;
            }

            yield return new(Letter(column), text, _indicators.IsTotal(text) ? ColumnIssue.WorkedOut
                : _indicators.Find(text) is not null ? ColumnIssue.Twice
                : ColumnIssue.Unknown);
        }
    }

    /// <summary>A column as the spreadsheet names it; <paramref name="column"/> from 0.</summary>
    public static string Letter(int column) =>
        column < 26 ? ((char)('A' + column)).ToString(CultureInfo.InvariantCulture) : Letter((column / 26) - 1) + Letter(column % 26);
}
