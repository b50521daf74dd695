using System.Collections.Concurrent;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Campaigns;

/// <summary>
/// Hands out campaign definitions. They are kept in memory and re-read when <see cref="Campaign.DefinitionVersion"/> has
/// moved, so that a change by another process is seen at the next request.
/// </summary>
public sealed class CampaignCatalog(PortalDb db)
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, Task<int>>> VersionOf = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int id) => context.Campaigns.Where(c => c.Id == id).Select(c => c.DefinitionVersion).FirstOrDefault()));

    private readonly ConcurrentDictionary<int, CampaignDefinition> _known = new();

    /// <summary>The campaign that the scope belongs to, or for administrators the newest; null where there is none.</summary>
    public async Task<CampaignDefinition?> FindCurrentAsync(AreaScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.CampaignId is { } own)
        {
            return await FindAsync(scope, own, cancel);
        }

        await using var context = db.Open(scope);
        var newest = await context.Campaigns.OrderByDescending(c => c.Id).Select(c => new { c.Id, c.DefinitionVersion }).FirstOrDefaultAsync(cancel);
        return newest is null ? null : await OfVersionAsync(context, newest.Id, newest.DefinitionVersion, cancel);
    }

    /// <summary>The campaign as the scope sees it, or null where it does not exist.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign only.</exception>
    public async Task<CampaignDefinition?> FindAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId));
        await using var context = db.Open(scope);
        return await FindAsync(context, campaignId, cancel);
    }

    /// <summary>
    /// The scope's own campaign as it was last read, without asking the database; null where it has not been read or the
    /// scope has none of its own. For callers who find out by the version of what they read next whether it still holds.
    /// </summary>
    internal CampaignDefinition? Remembered(AreaScope scope) => scope.CampaignId is { } own ? Remembered(scope, own) : null;

    internal CampaignDefinition? Remembered(AreaScope scope, int campaignId) =>
        scope.SeesCampaign(campaignId) && _known.TryGetValue(campaignId, out var known) ? known.VisibleTo(scope) : null;

    /// <summary>Finds a campaign inside a service call that has a context already.</summary>
    internal async Task<CampaignDefinition?> FindAsync(PortalDbContext context, int campaignId, CancellationToken cancel)
    {
        var version = await VersionOf.For(context)(context, campaignId);
        return version == 0 ? null : await OfVersionAsync(context, campaignId, version, cancel);
    }

    /// <summary>Like <see cref="FindAsync(PortalDbContext, int, CancellationToken)"/>, where the campaign must be there.</summary>
    /// <param name="version">The version that the caller has just read beside other rows; null where it has not.</param>
    internal async Task<CampaignDefinition> GetAsync(PortalDbContext context, int campaignId, int? version, CancellationToken cancel) =>
        (version is { } read ? await OfVersionAsync(context, campaignId, read, cancel) : await FindAsync(context, campaignId, cancel))
        ?? throw new AccessDeniedException();

    /// <summary>The same, where nothing has been read yet.</summary>
    internal Task<CampaignDefinition> GetAsync(PortalDbContext context, int campaignId, CancellationToken cancel) =>
        GetAsync(context, campaignId, null, cancel);

    /// <summary>The campaigns that the scope sees, newest first.</summary>
    public async Task<IReadOnlyList<CampaignSummary>> ListAsync(AreaScope scope, CancellationToken cancel = default)
    {
        await using var context = db.Open(scope);
        return await context.Campaigns.OrderByDescending(c => c.Id).Select(c => new CampaignSummary(c.Id, c.Name)).ToListAsync(cancel);
    }

    private async Task<CampaignDefinition> OfVersionAsync(PortalDbContext context, int campaignId, int version, CancellationToken cancel)
    {
        if (!_known.TryGetValue(campaignId, out var known) || known.Campaign.DefinitionVersion != version)
        {
            known = await ReadAsync(campaignId, cancel);
            _known[campaignId] = known;
        }

        return known.VisibleTo(context.Scope);
    }

    // The shared copy is read whole; VisibleTo cuts it down for each caller.
    private async Task<CampaignDefinition> ReadAsync(int id, CancellationToken cancel)
    {
        await using var context = db.Open(AreaScope.System("catalog"));
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var campaign = await context.Campaigns.SingleAsync(c => c.Id == id, cancel);
        var indicators = await context.Indicators.Where(i => i.CampaignId == id).OrderBy(i => i.SortOrder).ToListAsync(cancel);
        var communes = await context.Communes.Where(c => c.CampaignId == id).OrderBy(c => c.SortOrder).ToListAsync(cancel);
        var hamlets = (await context.Hamlets.Where(h => h.CampaignId == id).OrderBy(h => h.SortOrder).ToListAsync(cancel))
            .ToLookup(h => h.CommuneId);
        var units = await context.Units.Where(u => u.CampaignId == id).OrderBy(u => u.SortOrder).ToListAsync(cancel);
        var quotas = await context.Quotas.Where(q => q.CampaignId == id).OrderBy(q => q.Id).ToListAsync(cancel);
        var checks = await context.CheckRules.Where(r => r.CampaignId == id).ToListAsync(cancel);
        var cutOffs = await context.DayCutOffs.Where(c => c.CampaignId == id).ToListAsync(cancel);
        var reasons = await context.QuotaRevisions.Where(r => r.CampaignId == id && r.Reason != null)
            .ToDictionaryAsync(r => r.Id, r => r.Reason!, cancel);
        return new(
            campaign, indicators,
            [.. communes.Select(c => new CommuneDefinition(c.Id, c.Code, c.FullName, c.GroupName, [.. hamlets[c.Id]]))],
            units, quotas, checks, cutOffs, reasons);
    }
}

public sealed record CampaignSummary(int Id, string Name);
