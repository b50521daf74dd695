using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>Brings the database to the program's version.</summary>
public sealed class PortalMigrator(IPortalContextFactory factory)
{
    /// <summary>The migrations that were applied; none where the database was up to date.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel = default)
    {
        await using var context = factory.Create();
        var pending = (await context.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count > 0)
        {
            await context.Database.MigrateAsync(cancel);
        }

        await context.KeepLogAsync(cancel);
        return pending;
    }
}
