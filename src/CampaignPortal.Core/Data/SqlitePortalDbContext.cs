using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>The embedded database: one file, nothing to install.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    // A transaction begins as the only writer of the whole file.
    internal override Task LockCommuneAsync(int communeId, CancellationToken cancel) => Task.CompletedTask;

    // A writer that finds the file locked looks again only every 150 ms, holding a thread, while others slip in before it.
    internal override async Task<IDisposable?> TakeTurnAsync(CancellationToken cancel) =>
        await WriterTurns.TakeAsync(Database.GetDbConnection().DataSource, cancel);

    // EF Core tells each connection that it opens of a dozen functions.
    internal override Task HoldConnectionAsync(CancellationToken cancel) => Database.OpenConnectionAsync(cancel);

    // EF Core asks for it only where it makes the file itself, not where it finds one, be it empty.
    internal override Task KeepLogAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancel);
}
