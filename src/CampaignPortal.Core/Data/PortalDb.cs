using CampaignPortal.Core.Areas;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>The one way to the tables: a context for one service call, set to the scope of who asks.</summary>
public sealed class PortalDb(IPortalContextFactory factory)
{
    /// <summary>A new context that sees and writes the rows of <paramref name="scope"/>; the caller disposes of it.</summary>
    public PortalDbContext Open(AreaScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var context = factory.Create();
        context.Scope = scope;
        return context;
    }
}

/// <summary>Makes contexts of the configured provider (SQLite or SQL Server).</summary>
public interface IPortalContextFactory
{
    PortalDbContext Create();
}

internal sealed class PortalContextFactory<TContext>(IDbContextFactory<TContext> factory) : IPortalContextFactory
    where TContext : PortalDbContext
{
    // Contexts are pooled: one comes back with the scope of whoever had it before.
    public PortalDbContext Create()
    {
        var context = factory.CreateDbContext();
        context.Scope = AreaScope.None;
        return context;
    }
}
