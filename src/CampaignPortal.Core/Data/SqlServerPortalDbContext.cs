using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>SQL Server, for several web nodes over one database.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    // An update that changes nothing holds the commune's row; readers under snapshot do not wait for it.
    internal override Task LockCommuneAsync(int communeId, CancellationToken cancel) => Communes
        .Where(commune => commune.Id == communeId)
        .ExecuteUpdateAsync(set => set.SetProperty(commune => commune.SortOrder, commune => commune.SortOrder), cancel);
}
