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

    /// <summary>True where the database has every migration and an account.</summary>
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
            await using DbConnection connection = isSqlite ? new SqliteConnection(database.ConnectionString) : new SqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory WHERE EXISTS (SELECT 1 FROM AspNetUsers)";
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

    private static HashSet<string> Migrations(Type context) =>
    [
        .. from type in typeof(FirstLook).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context
           select type.GetCustomAttribute<MigrationAttribute>()!.Id,
    ];
}
