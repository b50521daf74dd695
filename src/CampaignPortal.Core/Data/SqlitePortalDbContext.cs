using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>The embedded database: one file, nothing to install.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    // A transaction begins as the only writer of the whole file.
    internal override Task LockCommuneAsync(int communeId, CancellationToken cancel) => Task.CompletedTask;
}
