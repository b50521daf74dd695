using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignPortal.Core.Data;

/// <summary>What the two databases are asked for; nobody else knows the provider.</summary>
internal static class Providers
{
    // Sqlite: synchronous=FULL is the default, and with the log what survives a power cut.
    public static DbContextOptionsBuilder<TContext> Sqlite<TContext>(DbContextOptionsBuilder<TContext> builder, string connectionString)
        where TContext : PortalDbContext
    {
        Sqlite((DbContextOptionsBuilder)builder, connectionString);
        return builder;
    }

    public static DbContextOptionsBuilder<TContext> SqlServer<TContext>(DbContextOptionsBuilder<TContext> builder, string connectionString)
        where TContext : PortalDbContext
    {
        SqlServer((DbContextOptionsBuilder)builder, connectionString);
        return builder;
    }

    public static void Sqlite(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable("__EFMigrationsHistory"))
            // SQLite rebuilds a table with its keys off, which no transaction takes; nothing that the reader of the log could do.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));

    public static void SqlServer(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseSqlServer(connectionString, server => server.EnableRetryOnFailure());
}
