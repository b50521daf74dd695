using System.Data.Common;
using System.Reflection;

namespace CampaignPortal.Core.Data;

/// <summary>Asks whether there is anything to prepare before the port can open.</summary>
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

    /// <summary>Ids of the migrations that the program has for a database: its project writes them into the program.</summary>
    internal static HashSet<string> Migrations(DatabaseProvider provider) =>
    [
        .. from known in typeof(FirstLook).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
           where known.Value == provider + " migration"
           select known.Key,
    ];

    private static async Task<bool> LookAsync(DatabaseOptions database)
    {
        var missing = Migrations(database.Provider);
        var sql = database.Provider == DatabaseProvider.Sqlite
            ? "SELECT MigrationId FROM __EFMigrationsHistory WHERE EXISTS (SELECT 1 FROM AspNetUsers) AND (SELECT journal_mode FROM pragma_journal_mode) = 'wal'"
            : "SELECT MigrationId FROM __EFMigrationsHistory WHERE EXISTS (SELECT 1 FROM AspNetUsers)";
        try
        {
            return await PlainDatabase.Of(database).QueryAsync(
                sql,
                async (rows, cancel) =>
                {
                    while (await rows.ReadAsync(cancel))
                    {
                        missing.Remove(rows.GetString(0));
                    }

                    return missing.Count == 0;
                },
                CancellationToken.None);
        }
        catch (DbException)
        {
            // No such tables, no database, no answer: EF Core makes them, or says what is wrong.
            return false;
        }
    }
}
