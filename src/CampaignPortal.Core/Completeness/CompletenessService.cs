using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Completeness;

/// <summary>Which reports are here, which came late and which are missing (tình hình báo cáo).</summary>
public sealed class CompletenessService(PortalDb db, RollupService rollups, CampaignClock clock, RollupMemory memory)
{
    // So many cells take as much room as a row of a rollup.
    private const int CellsOfARow = 100;

    // Half a million rows are not read again four times a minute: days altered past the portal are seen after so long.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>From so many communes on those alone are read again that a change names; fewer are read as quickly.</summary>
    internal int RenewedFrom { get; set; } = 400;

    /// <summary>The current campaign up to one day, or one of its groups alone; null where there is no campaign.</summary>
    /// <param name="choose">Gives the day and the group, which hang on the campaign.</param>
    /// <param name="moment">Of the scope's campaign, where it has been read already.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<CampaignCompleteness?> GetAsync(
        AreaScope scope, Func<CampaignDefinition, CompletenessFilter> choose, CampaignMoment? moment = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);
        if ((moment ?? await rollups.MomentAsync(scope, cancel)) is not { Campaign: { } campaign, Stamp: var stamp })
        {
            return null;
        }

        AreaScope.Require(scope.MayFollow(campaign.Id));
        cancel.ThrowIfCancellationRequested();
        var filter = choose(campaign);
        var communes = campaign.Communes.Count(c => filter.Group is null || c.GroupName == filter.Group);
        var days = Math.Max(1, filter.Day.DayNumber - campaign.Campaign.StartDay.DayNumber + 1);
        var isRenewed = communes >= RenewedFrom;
        return await memory.GetAsync(
            new CompletenessKey(campaign.Id, filter), 1 + (communes * days / CellsOfARow), stamp,
            async () =>
            {
                await using var context = db.Open(scope);
                var reports = await ReportHistory.ReadAsync(context, campaign, filter, CancellationToken.None);
                return new CampaignCompleteness(campaign, CompletenessTable.Of(campaign, filter, clock.Now(campaign.Campaign), reports));
            },
            isRenewed ? (before, since) => RenewAsync(scope, stamp, filter, before, since) : null, isRenewed ? Longest : null);
    }

    // Null where that is not enough: figures of another definition, of another state of a day, or of more than single communes.
    private async Task<CampaignCompleteness?> RenewAsync(
        AreaScope scope, RollupStamp stamp, CompletenessFilter filter, CampaignCompleteness before, RollupStamp since)
    {
        var (campaign, table) = before;
        var now = clock.Now(campaign.Campaign);
        if (campaign.Campaign.DefinitionVersion != stamp.DefinitionVersion || !((IKeptFigures<CampaignCompleteness>)before).HoldsAt(now))
        {
            return null;
        }

        await using var context = db.Open(scope);
        return await ReportHistory.ReadChangedAsync(context, campaign, filter, since.NewestEntry, CancellationToken.None) is { } reports
            ? new(campaign, table.Renewed(campaign, now, reports))
            : null;
    }
}

/// <param name="Day">The last one.</param>
/// <param name="Group">The communes of this group alone; null for all.</param>
public readonly record struct CompletenessFilter(DateOnly Day, string? Group = null)
{
    public static implicit operator CompletenessFilter(DateOnly day) => FromDateOnly(day);

    /// <summary>All communes.</summary>
    public static CompletenessFilter FromDateOnly(DateOnly day) => new(day);
}

/// <summary>A table and the definition that it was put together with.</summary>
public sealed record CampaignCompleteness(CampaignDefinition Campaign, CompletenessTable Table) : IKeptFigures<CampaignCompleteness>
{
    // Whether a day is open, missing or ahead changes with its cut-off and at midnight.
    bool IKeptFigures<CampaignCompleteness>.HoldsAt(DateTime now) => Table.Days.All(day =>
    {
        var cutOff = Campaign.CutOffOn(day);
        return DayStates.Of(day, cutOff, null, now) == DayStates.Of(day, cutOff, null, Table.AsOf);
    });

    CampaignCompleteness IKeptFigures<CampaignCompleteness>.At(DateTime now) => this with { Table = Table with { AsOf = now } };
}

internal readonly record struct CompletenessKey(int CampaignId, CompletenessFilter Filter);
