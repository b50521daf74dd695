using CampaignPortal.Core.Excel;

namespace CampaignPortal.Core.Reports;

/// <summary>A figure that is another one now than in the draft.</summary>
/// <param name="Table">Title of the table that it stands in.</param>
/// <param name="Row">Whose figure it is.</param>
/// <param name="Column">Null where the whole row is new or gone.</param>
/// <param name="Old">As documents write it; null for a new row.</param>
/// <param name="New">Null for a row that is gone.</param>
public sealed record SheetChange(string Table, string Row, string? Column, string? Old, string? New);

/// <summary>
/// What differs between the figures of a draft and those of now, table by table: whatever the report says stands in one of its
/// tables. Pure.
/// </summary>
internal static class SheetChanges
{
    /// <param name="draft">The tables of the draft; each has one of its name in <paramref name="now"/>.</param>
    public static IReadOnlyList<SheetChange> Of(IEnumerable<SheetTable> draft, IEnumerable<SheetTable> now)
    {
        var tables = now.ToDictionary(t => t.SheetName, StringComparer.Ordinal);
        return [.. draft.SelectMany(old => Table(old, tables[old.SheetName]))];
    }

    private static IEnumerable<SheetChange> Table(SheetTable old, SheetTable now)
    {
        var before = Keyed(old);
        var after = Keyed(now);
        foreach (var (key, row) in after)
        {
            var texts = SheetDocument.Texts(row);
            if (!before.TryGetValue(key, out var earlier))
            {
                yield return new(now.Title, key.Name, null, null, string.Join(" · ", texts.Skip(1).Where(t => t.Length > 0)));
                continue;
            }

            // The first column is the number of the row.
            var was = SheetDocument.Texts(earlier);
            for (var column = 1; column < texts.Count; column++)
            {
                var (then, becomes) = (column < was.Count ? was[column] : "", texts[column]);
                if (then != becomes)
                {
                    yield return new(now.Title, key.Name, now.Columns[column].Heading, then, becomes);
                }
            }
        }

        foreach (var (key, row) in before.Where(b => !after.ContainsKey(b.Key)))
        {
            yield return new(old.Title, key.Name, null, string.Join(" · ", SheetDocument.Texts(row).Skip(1).Where(t => t.Length > 0)), null);
        }
    }

    // Rows that bear one name are told apart by their order.
    private static Dictionary<(string Name, int Nth), SheetRow> Keyed(SheetTable table)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new Dictionary<(string, int), SheetRow>();
        foreach (var row in table.Rows)
        {
            var texts = SheetDocument.Texts(row);
            var name = string.Join(" – ", texts.Skip(1).Take(table.NameColumn - 1));
            var nth = seen[name] = seen.GetValueOrDefault(name) + 1;
            rows[(name, nth)] = row;
        }

        return rows;
    }
}
