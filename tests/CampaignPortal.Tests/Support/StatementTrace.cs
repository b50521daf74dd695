using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignPortal.Tests.Support;

/// <summary>
/// Every statement that SQLite itself is given for one database file, written by hand or by EF Core: interceptors see the
/// latter alone.
/// </summary>
internal sealed class StatementTrace : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> _statements = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly string _database;

    public StatementTrace(string database)
    {
        _database = database;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] taken = [.. _statements];
        _statements.Clear();
        return taken;
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Value: ConnectionEndEventData { Connection: SqliteConnection { Handle: { } handle } connection } } && value.Key == RelationalEventId.ConnectionOpened.Name
            && connection.DataSource == _database)
        {
            SQLitePCL.raw.sqlite3_trace(handle, (_, statement) => Add(statement), null);
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private void Add(string statement)
    {
        if (!statement.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase))
        {
            _statements.Enqueue(statement);
        }
    }
}
