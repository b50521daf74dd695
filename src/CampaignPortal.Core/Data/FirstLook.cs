using System.Data.Common;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignPortal.Core.Data;

/// <summary>Asks whether there is anything to prepare, past EF Core, whose model takes longer to build than all the rest of a start.</summary>
public sealed class FirstLook
{
    private FirstLook(Task<bool> isInUse) => IsInUse = isInUse;

    /// <summary>True where the database has every migration, an account and, for SQLite, its log.</summary>
    public Task<bool> IsInUse { get; }

    /// <summary>Looks while the caller goes on.</summary>
    public static FirstLook Begin(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new(Task.Run(() => LookAsync(database)));
    }

    private static async Task<bool> LookAsync(DatabaseOptions database)
    {
        var isSqlite = database.Provider == DatabaseProvider.Sqlite;
        var missing = Migrations(isSqlite ? typeof(SqlitePortalDbContext) : typeof(SqlServerPortalDbContext));
        try
        {
            await using DbConnection connection = isSqlite ? Existing(database.ConnectionString) : new SqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = isSqlite
                ? "SELECT MigrationId FROM __EFMigrationsHistory WHERE EXISTS (SELECT 1 FROM AspNetUsers) AND (SELECT journal_mode FROM pragma_journal_mode) = 'wal'"
                : "SELECT MigrationId FROM __EFMigrationsHistory WHERE EXISTS (SELECT 1 FROM AspNetUsers)";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                missing.Remove(rows.GetString(0));
            }
        }
        catch (DbException)
        {
            // No such tables, no database, no answer: EF Core makes them, or says what is wrong.
            return false;
        }

        return missing.Count == 0;
    }

    // To look must not make a file: EF Core would find one that is there, and take it as it is.
    private static SqliteConnection Existing(string connectionString)
    {
        var options = new SqliteConnectionStringBuilder(connectionString);
        if (options.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            options.Mode = SqliteOpenMode.ReadWrite;
        }

        return new(options.ToString());
    }

    private static HashSet<string> Migrations(Type context) =>
    [
        .. from type in typeof(FirstLook).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context
           select type.GetCustomAttribute<MigrationAttribute>()!.Id,
    ];
}
