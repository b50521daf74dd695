namespace CampaignPortal.Core.Dc01;

/// <summary>Finds running totals that go down, which those of a system that only adds up do not. Pure.</summary>
internal static class Dc01Falls
{
    /// <summary>By commune and day of the file: against the nearest day before, and the nearest after.</summary>
    /// <param name="rows">Of the file; they stand in for what is stored of their days.</param>
    public static IReadOnlyDictionary<(int CommuneId, DateOnly Day), Dc01Fall> Find(
        IReadOnlyCollection<Dc01Row> rows, IReadOnlyDictionary<(int CommuneId, DateOnly Day), Dc01Figures> stored)
    {
        var all = stored.ToDictionary(s => s.Key, s => s.Value);
        foreach (var row in rows)
        {
            all[(row.CommuneId, row.Day)] = new(row.Level1, row.Level2);
        }

        var ofFile = rows.Select(r => (r.CommuneId, r.Day)).ToHashSet();
        var falls = new Dictionary<(int CommuneId, DateOnly Day), Dc01Fall>();
        foreach (var commune in all.GroupBy(a => a.Key.CommuneId))
        {
            var days = commune.OrderBy(c => c.Key.Day).ToList();
            foreach (var (before, after) in days.Zip(days.Skip(1)))
            {
                var place = ofFile.Contains(after.Key) ? after.Key : before.Key;
                if ((after.Value.Level1 < before.Value.Level1 || after.Value.Level2 < before.Value.Level2) && ofFile.Contains(place))
                {
                    falls.TryAdd(place, new(before.Key.Day, before.Value, after.Key.Day, after.Value));
                }
            }
        }

        return falls;
    }
}
