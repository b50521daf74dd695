using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Core.Data;

/// <summary>
/// Reads past EF Core, whose model takes longer to build than all the rest of a start: for the little that the start and the
/// sign-in page need. No scope applies, so it is for what everybody may see and for the portal's own keys.
/// </summary>
/// <param name="connect">Makes a connection that is not open yet.</param>
public sealed class PlainDatabase(Func<DbConnection> connect)
{
    /// <summary>A pooled connection may have died since it was used: the next is a new one.</summary>
    private const int Attempts = 2;

    public static PlainDatabase Of(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new(database.Provider == DatabaseProvider.Sqlite ? Sqlite(database.ConnectionString) : SqlServer(database.ConnectionString));
    }

    /// <summary>Reads from the portal's own tables; the pool of EF Core would keep answering from a file that has been deleted.</summary>
    /// <exception cref="DbException">They cannot be read.</exception>
    public Task TryAsync(CancellationToken cancel) =>
        QueryAsync("SELECT MAX(c.Id) FROM Campaigns c", (reader, token) => reader.ReadAsync(token), cancel);

    internal async Task<T> QueryAsync<T>(string sql, Func<DbDataReader, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = connect();
                await connection.OpenAsync(cancel);
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of the caller.
                command.CommandText = sql;
#pragma warning restore CA2100
                await using var reader = await command.ExecuteReaderAsync(cancel);
                return await read(reader, cancel);
            }
            catch (DbException problem) when (attempt < Attempts && DatabaseTrouble.MayPass(problem))
            {
            }
        }
    }

    // To look must not make a file: EF Core would find one that is there, and take it as it is.
    private static Func<DbConnection> Sqlite(string connectionString)
    {
        // Without a pool: a second one beside EF Core's would keep the file open when that lets go of it.
        var options = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (options.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            options.Mode = SqliteOpenMode.ReadWrite;
        }

        var existing = options.ToString();
        return () => new SqliteConnection(existing);
    }

    // Apart, for a method that names the other database's connection loads its library.
    private static Func<DbConnection> SqlServer(string connectionString) => () => new SqlConnection(connectionString);
}
