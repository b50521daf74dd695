using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Core.Data;

/// <summary>Tells a database that cannot serve just now from a fault of the program.</summary>
public static class DatabaseTrouble
{
    // SQLite's primary result codes: BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL.
    private static readonly HashSet<int> SqliteCodes = [5, 6, 7, 8, 10, 13, 14, 15];

    // CORRUPT and NOTADB of SQLite; of SQL Server: no such database, no leave to sign in.
    private static readonly HashSet<int> UnusableSqliteCodes = [11, 26];
    private static readonly HashSet<int> UnusableSqlServerNumbers = [4060, 18452, 18456];

    /// <summary>
    /// True where the same call may succeed later: the disk is full or fails, the file stays locked, the server is gone. Whether
    /// it was carried out is then not known to the caller, who may only repeat what can be repeated.
    /// </summary>
    public static bool MayPass(Exception? problem) => Of(problem) switch
    {
        SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteErrorCode),

        // From severity 17 on it is resources or the server itself; -2 is a timeout.
        SqlException sql => sql.Class >= 17 || sql.Number == -2,
        _ => false,
    };

    /// <summary>True where no call will succeed before somebody has mended the database or the setting that names it.</summary>
    public static bool IsUnusable(Exception? problem) => Of(problem) switch
    {
        SqliteException sqlite => UnusableSqliteCodes.Contains(sqlite.SqliteErrorCode),
        SqlException sql => UnusableSqlServerNumbers.Contains(sql.Number),
        _ => false,
    };

    /// <summary>What the database itself said; null where it said nothing.</summary>
    public static DbException? Of(Exception? problem) => problem switch
    {
        null => null,
        SqliteException or SqlException => (DbException)problem,
        _ => Of(problem.InnerException),
    };
}
