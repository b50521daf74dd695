using CampaignPortal.FaultTests.Support;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.FaultTests.Database;

/// <summary>How SQLite's log stands before a submission, which decides on what else its commit writes.</summary>
public enum LogState
{
    /// <summary>Pages are added to it.</summary>
    InUse,

    /// <summary>It begins anew, with a heading that is forced to the disk by itself.</summary>
    Empty,

    /// <summary>It has grown so long that the commit moves it into the database itself.</summary>
    Full,
}

internal static class LogStates
{
    // SQLite moves the log at a thousand pages.
    private const int Pages = 1000;

    public static void Prepare(this OfficerDay day, LogState state)
    {
        using var connection = day.Connect();
        if (state == LogState.Empty)
        {
            Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        else if (state == LogState.Full)
        {
            Run(connection, "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = OFF");
            for (var page = 0; page < Pages; page++)
            {
                // One page each, and no table of the portal's.
                Run(connection, page % 2 == 0 ? "PRAGMA user_version = 1" : "PRAGMA user_version = 0");
            }
        }
    }

#pragma warning disable CA2100 // Statements of this class alone.
    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
