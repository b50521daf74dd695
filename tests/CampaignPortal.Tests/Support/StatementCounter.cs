using System.Data.Common;
using CampaignPortal.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace CampaignPortal.Tests.Support;

/// <summary>Hears from SQLite itself what is asked of it, by EF Core or past it. Statements that set something up are left out.</summary>
public sealed class StatementCounter : DbConnectionInterceptor
{
    private readonly Lock _gate = new();
    private readonly List<string> _statements = [];

    /// <summary>What was asked since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            string[] taken = [.. _statements];
            _statements.Clear();
            return taken;
        }
    }

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(this));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Listen(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Listen(connection);
        return Task.CompletedTask;
    }

    private void Listen(DbConnection connection) => raw.sqlite3_trace(((SqliteConnection)connection).Handle!, (_, sql) => Add(sql), null);

    private void Add(string sql)
    {
        if (!sql.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase) && !sql.StartsWith("--", StringComparison.Ordinal))
        {
            lock (_gate)
            {
                _statements.Add(sql);
            }
        }
    }
}
