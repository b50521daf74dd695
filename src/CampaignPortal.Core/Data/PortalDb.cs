using System.Data;
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

    /// <summary>
    /// Changes rows inside a transaction, after the writers that came earlier. Of two who change one row at once the second meets
    /// its version; <paramref name="work"/> is done again then, and answers by what the first stored.
    /// Whatever it answers is committed: work that refuses must refuse before it writes.
    /// </summary>
    internal Task<T> WriteAsync<T>(AreaScope scope, Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(scope, IsolationLevel.Unspecified, work, cancel);

    /// <summary>The same where nobody may write between the reads: every figure that is stored is of one moment.</summary>
    internal Task<T> WriteOfOneMomentAsync<T>(AreaScope scope, Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(scope, IsolationLevel.Serializable, work, cancel);

    private async Task<T> WriteAsync<T>(AreaScope scope, IsolationLevel isolation, Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        const int attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            await using var context = Open(scope);
            try
            {
                return await RunAsync(context, isolation, token => work(context, token), cancel);
            }
            catch (DbUpdateException) when (attempt < attempts)
            {
            }
        }
    }

    /// <summary>One attempt with a context that the caller has, such as that of a user manager.</summary>
    internal static Task<T> RunAsync<T>(PortalDbContext context, IsolationLevel isolation, Func<CancellationToken, Task<T>> work, CancellationToken cancel) =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                context.ChangeTracker.Clear();
                using var turn = await context.TakeTurnAsync(token);
                await using var transaction = await context.Database.BeginTransactionAsync(isolation, token);
                var result = await work(token);
                await context.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
                return result;
            },
            cancel);
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
