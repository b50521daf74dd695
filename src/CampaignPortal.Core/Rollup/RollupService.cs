using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>Reads the kept totals for dashboards, tables, exports and the JSON interface.</summary>
public sealed class RollupService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, RollupMemory memory)
{
    /// <summary>From so many communes on those alone are read again that a change names; fewer are read as quickly.</summary>
    internal int RenewedFrom { get; set; } = 400;

    /// <summary>The current campaign at this moment, for services that read its figures; null where there is no campaign.</summary>
    public async Task<CampaignMoment?> MomentAsync(AreaScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var context = db.Open(scope);
        return await MomentAsync(context, scope.CampaignId, cancel);
    }

    /// <summary>All communes of a campaign on one day or over a span: one row each, also for those that never reported.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<RollupTable> CampaignAsync(AreaScope scope, int campaignId, RollupSpan span, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        await context.HoldConnectionAsync(cancel);
        var moment = await MomentAsync(context, campaignId, cancel) ?? throw new AccessDeniedException();
        return (await ReadAsync(scope, moment, span, compares: false, cancel, context)).Table;
    }

    /// <summary>The same of the current campaign, with its definition; null where there is no campaign.</summary>
    /// <param name="choose">Gives the days, which hang on the campaign.</param>
    /// <param name="moment">Of the scope's campaign, where it has been read already.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public Task<CampaignRollup?> CurrentAsync(
        AreaScope scope, Func<CampaignDefinition, RollupSpan> choose, CampaignMoment? moment = null, CancellationToken cancel = default) =>
        CurrentAsync(scope, choose, moment, compares: false, cancel);

    /// <summary>The same with the ranks of the day before.</summary>
    /// <param name="choose">Gives the days, which hang on the campaign.</param>
    /// <param name="moment">Of the scope's campaign, where it has been read already.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public Task<CampaignRollup?> ComparedAsync(
        AreaScope scope, Func<CampaignDefinition, RollupSpan> choose, CampaignMoment? moment = null, CancellationToken cancel = default) =>
        CurrentAsync(scope, choose, moment, compares: true, cancel);

    /// <summary>The hamlets of a commune of the current campaign, with its definition; null where there is no campaign.</summary>
    /// <param name="choose">Gives the days, which hang on the campaign.</param>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public async Task<CampaignRollup?> CurrentCommuneAsync(
        AreaScope scope, int communeId, Func<CampaignDefinition, RollupSpan> choose, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);

        // To choose days by, the definition in memory will do: where the one that comes with the figures gives others, the
        // figures are read again.
        var campaign = catalog.Remembered(scope) ?? await catalog.FindCurrentAsync(scope, cancel);
        while (campaign is not null)
        {
            var rollup = await ReadCommuneAsync(scope, campaign.Id, communeId, choose(campaign), cancel);
            if (choose(rollup.Campaign) == rollup.Table.Span)
            {
                return rollup;
            }

            campaign = rollup.Campaign;
        }

        return null;
    }

    /// <summary>The hamlets of one commune on one day or over a span.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public async Task<RollupTable> CommuneAsync(
        AreaScope scope, int campaignId, int communeId, RollupSpan span, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (await ReadCommuneAsync(scope, campaignId, communeId, span, cancel)).Table;
    }

    private async Task<CampaignMoment?> MomentAsync(PortalDbContext context, int? campaignId, CancellationToken cancel) =>
        await RollupStamp.ReadAsync(context, campaignId, cancel) is { } stamp
            ? new(await catalog.GetAsync(context, stamp.CampaignId, stamp.DefinitionVersion, cancel), stamp)
            : null;

    private async Task<CampaignRollup?> CurrentAsync(
        AreaScope scope, Func<CampaignDefinition, RollupSpan> choose, CampaignMoment? moment, bool compares, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);
        moment ??= await MomentAsync(scope, cancel);
        while (moment is not null)
        {
            var rollup = await ReadAsync(scope, moment, choose(moment.Campaign), compares, cancel);
            if (choose(rollup.Campaign) == rollup.Table.Span)
            {
                return rollup;
            }

            // The definition that came with the figures gives other days.
            moment = new(rollup.Campaign, moment.Stamp with { DefinitionVersion = rollup.Campaign.Campaign.DefinitionVersion });
        }

        return null;
    }

    // Who follows a campaign sees all of its communes: what one of them read is what another would.
    // A context that is given must be the scope's; it is read by before this returns.
    internal Task<CampaignRollup> ReadAsync(
        AreaScope scope, CampaignMoment moment, RollupSpan span, bool compares, CancellationToken cancel, PortalDbContext? context = null)
    {
        AreaScope.Require(scope.MayFollow(moment.Campaign.Id));
        cancel.ThrowIfCancellationRequested();
        Func<CampaignRollup, RollupStamp, Task<CampaignRollup?>>? renew =
            span.IsDay && !compares && IsRenewed(moment.Campaign) ? (before, since) => RenewAsync(scope, moment, before, since) : null;
        return memory.GetAsync(
            new RollupKey(moment.Campaign.Id, span, compares), moment.Campaign.Communes.Count, moment.Stamp,
            () => ReadAnewAsync(scope, moment.Campaign, span, compares, context), renew);
    }

    private bool IsRenewed(CampaignDefinition campaign) =>
        campaign.Communes.Count >= RenewedFrom && campaign.Campaign.OfficialFigures == OfficialFigures.Communes;

    // Null where that is not enough: figures of another definition, of another state of the day, or of more than single communes.
    private async Task<CampaignRollup?> RenewAsync(AreaScope scope, CampaignMoment moment, CampaignRollup before, RollupStamp since)
    {
        var (campaign, table) = before;
        var now = clock.Now(campaign.Campaign);
        if (campaign.Campaign.DefinitionVersion != moment.Stamp.DefinitionVersion || !((IKeptFigures<CampaignRollup>)before).HoldsAt(now))
        {
            return null;
        }

        await using var context = db.Open(scope);
        var changes = await CommuneChanges.ReadAsync(context, campaign.Id, table.Day, since.NewestEntry, CancellationToken.None);
        return changes.IsAll || (changes.Newest.DefinitionVersion is { } version && version != campaign.Campaign.DefinitionVersion)
            ? null
            : new(campaign, new RollupBuilder(campaign, table.Span, now).Renewed(table, changes));
    }

    private async Task<CampaignRollup> ReadAnewAsync(
        AreaScope scope, CampaignDefinition campaign, RollupSpan span, bool compares, PortalDbContext? given)
    {
        await using var own = given is null ? db.Open(scope) : null;
        var context = own ?? given!;
        while (true)
        {
            var (table, newest) = await RollupReader.ReadAsync(context, campaign, span, clock.Now(campaign.Campaign), compares, CancellationToken.None);
            if (newest.DefinitionVersion is not { } version || version == campaign.Campaign.DefinitionVersion)
            {
                return new(campaign, table);
            }

            campaign = await catalog.GetAsync(context, campaign.Id, version, CancellationToken.None);
        }
    }

    private async Task<CampaignRollup> ReadCommuneAsync(AreaScope scope, int campaignId, int communeId, RollupSpan span, CancellationToken cancel)
    {
        AreaScope.Require(scope.SeesCommune(campaignId, communeId));
        await using var context = db.Open(scope);
        var standing = await CommuneStanding.ReadAsync(context, campaignId, communeId, span, cancel);
        var campaign = await catalog.GetAsync(context, campaignId, standing.DefinitionVersion, cancel);
        AreaScope.Require(campaign.FindCommune(communeId) is not null);
        var figures = await context.DailyCounts.AsNoTracking().Where(c => c.CommuneId == communeId).OfHamletsAsync(campaign, span, cancel);
        return new(campaign, new RollupBuilder(campaign, span, clock.Now(campaign.Campaign)).Hamlets(communeId, standing, figures));
    }
}

/// <summary>A rollup and the definition that its figures were put together with.</summary>
public sealed record CampaignRollup(CampaignDefinition Campaign, RollupTable Table) : IKeptFigures<CampaignRollup>
{
    // All that the moment decides is what becomes of a day that has not been reported.
    bool IKeptFigures<CampaignRollup>.HoldsAt(DateTime now)
    {
        var cutOff = Campaign.CutOffOn(Table.Day);
        return DayStates.Of(Table.Day, cutOff, null, now) == DayStates.Of(Table.Day, cutOff, null, Table.AsOf);
    }

    CampaignRollup IKeptFigures<CampaignRollup>.At(DateTime now) => this with { Table = Table with { AsOf = now } };
}
