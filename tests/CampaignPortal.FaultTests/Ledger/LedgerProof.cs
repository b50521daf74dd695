using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Ledger;

/// <summary>
/// Holds a ledger against the file: the acknowledged submissions of each day, carried out again in the order of their
/// versions on what the day held before, must give its cells, its versions, its ids and its audit, no more and no less.
/// </summary>
internal sealed class LedgerProof(PortalFile file, IReadOnlyList<SampleCommune> communes, IReadOnlyList<int> flows)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults(IReadOnlyList<LedgerEntry> entries, IReadOnlyDictionary<(int Commune, DateOnly Day), StoredDay> before)
    {
        foreach (var entry in entries.Where(e => e.Fate != Fate.Acknowledged && e.MustFail != "IdUsedBefore"))
        {
            Require(entry.Fate == Fate.Refused, $"{entry.Day.Id} was never answered");
            Require(!file.Holds(entry.Day.Id), $"{entry.Day.Id} was refused and is stored");
        }

        foreach (var day in entries.GroupBy(e => e.Key))
        {
            var acknowledged = day.Where(e => e.Fate == Fate.Acknowledged).OrderBy(e => e.Version).ToList();
            Compare(day.Key, acknowledged, before[day.Key], file.Day(day.Key.Commune, day.Key.Day));
        }

        _faults.AddRange(file.WrongTotals());
        Require(file.Integrity() == "ok", file.Integrity());
        return _faults;
    }

    private void Compare((int Commune, DateOnly Day) key, List<LedgerEntry> acknowledged, StoredDay before, StoredDay after)
    {
        Require(after.Version == before.Version + acknowledged.Count, $"{key}: version {after.Version} after {acknowledged.Count} acknowledged on {before.Version}");
        Require(
            after.Submissions.Skip(before.Submissions.Count).SequenceEqual(acknowledged.Select(e => (e.Day.Id, e.Version))),
            $"{key}: the stored ids are not the acknowledged ones");
        var audit = after.Audit.Skip(before.Audit.Count).ToList();
        Require(audit.Count == acknowledged.Count, $"{key}: {audit.Count} audit entries for {acknowledged.Count} acknowledged");

        var cells = before.Cells.ToDictionary();
        foreach (var (entry, written) in acknowledged.Zip(audit))
        {
            var changes = Carry(entry.Day, cells);
            Require(
                changes.Order(StringComparer.Ordinal).SequenceEqual(written.Select(Text).Order(StringComparer.Ordinal), StringComparer.Ordinal),
                $"{key}: the audit of {entry.Day.Id} says {string.Join(' ', written.Select(Text))}, not {string.Join(' ', changes)}");
        }

        Require(cells.Count == after.Cells.Count && cells.All(c => after.Cells.TryGetValue(c.Key, out var stored) && stored == c.Value), $"{key}: other cells");
    }

    // Changes the cells as the submission says; what changed comes back as the audit should have it.
    private List<string> Carry(SentDay day, Dictionary<(int Hamlet, int Indicator), int> cells)
    {
        var wanted = day.Zero
            ? communes.Single(c => c.Id == day.CommuneId).Hamlets.SelectMany(h => flows.Select(f => ((h, f), (int?)0)))
            : day.Cells.Select(c => ((c.Hamlet, c.Indicator), c.Text.Length == 0 ? (int?)null : int.Parse(c.Text, CultureInfo.InvariantCulture)));
        var changes = new List<string>();
        foreach (var (cell, value) in wanted)
        {
            var old = cells.TryGetValue(cell, out var held) ? held : (int?)null;
            if (old != value)
            {
                changes.Add(Text(AuditChange.OfCell(cell.Item1, cell.Item2, old, value)));
            }

            if (value is { } given)
            {
                cells[cell] = given;
            }
            else
            {
                cells.Remove(cell);
            }
        }

        return changes;
    }

    private static string Text(AuditChange change) => $"{change.Field} {change.Old ?? "–"}→{change.New ?? "–"}";

    private void Require(bool held, string fault)
    {
        if (!held)
        {
            _faults.Add(fault);
        }
    }
}
