using CampaignPortal.Core.Audit;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.FaultTests.Support;

/// <summary>The portal's database read past all of its code, from beside it.</summary>
public sealed class PortalFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public PortalFile(string file)
    {
        _connection = new($"Data Source={file};Mode=ReadOnly;Pooling=False");
        _connection.Open();
    }

    public IReadOnlyList<SampleCommune> Communes()
    {
        var hamlets = Read("SELECT CommuneId, Id FROM Hamlets ORDER BY Id", r => (Commune: r.GetInt32(0), Id: r.GetInt32(1))).ToLookup(h => h.Commune, h => h.Id);
        return Read(
            "SELECT c.CampaignId, c.Id, u.UserName FROM Communes c JOIN AspNetUsers u ON u.CommuneId = c.Id ORDER BY c.Id",
            r => new SampleCommune(r.GetInt32(0), r.GetInt32(1), r.GetString(2), [.. hamlets[r.GetInt32(1)]]));
    }

    /// <summary>Ids of the indicators that are typed, flows or stocks.</summary>
    public IReadOnlyList<int> Indicators(bool stocks) =>
        Read("SELECT Id FROM Indicators WHERE Kind = $kind ORDER BY Id", r => r.GetInt32(0), ("$kind", stocks ? 2 : 1));

    /// <summary>Everything that is stored of a commune's day.</summary>
    public StoredDay Day(int commune, DateOnly day)
    {
        (string, object)[] key = [("$commune", commune), ("$day", day)];
        return new(
            Read("SELECT Version FROM CommuneDays WHERE CommuneId = $commune AND Day = $day", r => r.GetInt32(0), key).SingleOrDefault(),
            Read("SELECT HamletId, IndicatorId, Value FROM DailyCounts WHERE CommuneId = $commune AND Day = $day", r => ((r.GetInt32(0), r.GetInt32(1)), r.GetInt32(2)), key)
                .ToDictionary(c => c.Item1, c => c.Item2),
            Read("SELECT Id, Version FROM Submissions WHERE CommuneId = $commune AND Day = $day ORDER BY Version", r => (r.GetGuid(0), r.GetInt32(1)), key),
            Read("SELECT Changes FROM AuditEntries WHERE CommuneId = $commune AND Day = $day AND Action = 1 ORDER BY Id", r => AuditChanges.Read(r.GetString(0)), key));
    }

    public bool Holds(Guid submission) =>
        Read("SELECT COUNT(*) FROM Submissions WHERE Id = $id", r => r.GetInt32(0), ("$id", submission)).Single() > 0;

    /// <summary>Kept totals of flows that are not the sums of the counts, by hand-written SQL; empty when all agree.</summary>
    public IReadOnlyList<string> WrongTotals() => Read(
        """
        SELECT t.CommuneId || ' ' || t.Day || ' ' || t.IndicatorId || ': ' || COALESCE(t.DayValue, 'blank') || ' / ' || COALESCE(t.Running, 'blank')
        FROM DayTotals t JOIN Indicators i ON i.Id = t.IndicatorId
        WHERE i.Kind = 1 AND (
          t.DayValue IS NOT (SELECT SUM(c.Value) FROM DailyCounts c WHERE c.CommuneId = t.CommuneId AND c.IndicatorId = t.IndicatorId AND c.Day = t.Day)
          OR t.Running IS NOT (SELECT SUM(c.Value) FROM DailyCounts c WHERE c.CommuneId = t.CommuneId AND c.IndicatorId = t.IndicatorId AND c.Day <= t.Day))
        """, r => r.GetString(0));

    /// <summary>What SQLite itself finds wrong with the file; "ok" where nothing is.</summary>
    public string Integrity() => string.Join('\n', Read("PRAGMA integrity_check", r => r.GetString(0)));

    public void Dispose() => _connection.Dispose();

#pragma warning disable CA2100 // Statements of this class alone; every value is a parameter.
    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object Value)[] values)
    {
        using var command = new SqliteCommand(sql, _connection);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }
#pragma warning restore CA2100
}

public sealed record SampleCommune(int CampaignId, int Id, string UserName, IReadOnlyList<int> Hamlets);

/// <param name="Version">0 where it has not been reported.</param>
/// <param name="Submissions">Id and version, by version.</param>
/// <param name="Audit">Changes of the entries of its submissions, oldest first.</param>
public sealed record StoredDay(
    int Version, Dictionary<(int Hamlet, int Indicator), int> Cells, IReadOnlyList<(Guid Id, int Version)> Submissions,
    IReadOnlyList<IReadOnlyList<AuditChange>> Audit);
