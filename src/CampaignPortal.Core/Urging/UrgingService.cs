using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Urging;

/// <summary>Urging communes that have not reported or are far behind, and what came of it (plan IV.2, V.5).</summary>
public sealed class UrgingService(PortalDb db, RollupService rollups, CampaignClock clock)
{
    /// <summary>For so long an urging is not written down again: whoever copies the text twice has urged once.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>Today's communes with cause or without, and who was urged today.</summary>
    /// <returns>Null where there is no campaign.</returns>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<UrgingDesk?> GetAsync(AreaScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await CurrentAsync(scope, cancel) is var (campaign, rollup)
            ? new(campaign, rollup, await RowsAsync(scope, campaign, rollup, new(rollup.Day, rollup.Day), cancel))
            : null;
    }

    /// <summary>Who was urged over some days.</summary>
    /// <returns>Null where there is no campaign.</returns>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<UrgeLog?> LogAsync(AreaScope scope, Func<CampaignDefinition, UrgeFilter> choose, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);
        if (await CurrentAsync(scope, cancel) is not var (campaign, rollup))
        {
            return null;
        }

        var filter = choose(campaign);
        return new(campaign, filter, await RowsAsync(scope, campaign, rollup, filter, cancel));
    }

    /// <summary>Writes down that these communes were urged now; one without cause any more is left out, and one that just was.</summary>
    /// <returns>How many were written down.</returns>
    /// <exception cref="AccessDeniedException">The scope is not the agency's, or a commune is not the campaign's.</exception>
    public async Task<int> RecordAsync(AreaScope scope, int campaignId, IReadOnlyCollection<int> communeIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(communeIds);
        AreaScope.Require(scope.MayDecide(campaignId));
        if (await CurrentAsync(scope, cancel) is not var (campaign, rollup))
        {
            return 0;
        }

        AreaScope.Require(campaign.Id == campaignId && communeIds.All(id => campaign.FindCommune(id) is not null));
        RollupRow[] asked = [.. rollup.Rows.Where(r => communeIds.Contains(r.AreaId))];

        // Pressed twice, the second press must see the rows of the first, which have no key that would stop it.
        return await db.WriteOfOneMomentAsync(scope, (context, token) => WriteAsync(context, campaign, rollup, asked, token), cancel);
    }

    private async Task<int> WriteAsync(PortalDbContext context, CampaignDefinition campaign, RollupTable rollup, RollupRow[] asked, CancellationToken cancel)
    {
        var (day, isOver) = (rollup.Day, UrgingRules.IsOver(campaign, rollup));
        var now = clock.UtcNow(campaign.Campaign);
        var since = now - Again;
        var fresh = await context.Urges.AsNoTracking().Where(u => u.CampaignId == campaign.Id && u.Day == day && u.UrgedAt > since).ToListAsync(cancel);

        // Whose report came since the figures were read was not missing when it was urged.
        var reported = await context.CommuneDays.Where(d => d.CampaignId == campaign.Id && d.Day == day).Select(d => d.CommuneId).ToHashSetAsync(cancel);
        List<Urge> urges =
        [
            .. from row in asked
               let reason = UrgingRules.ReasonIfChosen(row, isOver)
               where reason is not null && !(reason == UrgeReason.Missing && reported.Contains(row.AreaId)) && !fresh.Any(u => u.CommuneId == row.AreaId && u.Reason == reason)
               select new Urge
               {
                   CampaignId = campaign.Id,
                   CommuneId = row.AreaId,
                   Day = day,
                   Reason = reason.Value,
                   UrgedAt = now,
                   UrgedBy = context.Scope.UserName,
                   Cumulative = row.Cumulative,
                   Quota = row.Quota,
               },
        ];
        context.Urges.AddRange(urges);
        return urges.Count;
    }

    private Task<CampaignRollup?> CurrentAsync(AreaScope scope, CancellationToken cancel) =>
        rollups.CurrentAsync(scope, c => clock.NewestDay(c), null, cancel);

    private async Task<IReadOnlyList<UrgeRow>> RowsAsync(
        AreaScope scope, CampaignDefinition campaign, RollupTable rollup, UrgeFilter filter, CancellationToken cancel)
    {
        await using var context = db.Open(scope);
        var urges = await context.Urges.AsNoTracking()
            .Where(u => u.CampaignId == campaign.Id && u.Day >= filter.From && u.Day <= filter.To && (filter.CommuneId == null || u.CommuneId == filter.CommuneId))
            .OrderByDescending(u => u.Id).ToListAsync(cancel);
        var reported = await context.CommuneDays.AsNoTracking().Where(d => d.CampaignId == campaign.Id && d.Day >= filter.From && d.Day <= filter.To)
            .Select(d => new { d.CommuneId, d.Day, d.FirstReceivedAt, d.BlankHamlets })
            .ToDictionaryAsync(d => (d.CommuneId, d.Day), d => (At: (DateTime?)d.FirstReceivedAt, d.BlankHamlets), cancel);
        var now = rollup.Rows.ToDictionary(r => r.AreaId);
        var letters = await LettersAsync(context, campaign.Id, filter, urges, cancel);
        return
        [
            .. UrgingRules.InOrder(campaign, urges).Select(u => UrgeRow.Of(campaign, u, reported.GetValueOrDefault((u.CommuneId, u.Day)).At, now.GetValueOrDefault(u.CommuneId)) with
            {
                BlankHamlets = reported.GetValueOrDefault((u.CommuneId, u.Day)).BlankHamlets,
                Letter = new(AttachmentOwnerKind.Urge, (int)letters.GetValueOrDefault((u.Day, u.UrgedAt, u.UrgedBy), u.Id)),
            }),
        ];
    }

    // The first entry of each go, which may be another commune's than the one that is asked for.
    private static async Task<Dictionary<(DateOnly Day, DateTime UrgedAt, string UrgedBy), long>> LettersAsync(
        PortalDbContext context, int campaignId, UrgeFilter filter, List<Urge> urges, CancellationToken cancel)
    {
        if (filter.CommuneId is null || urges.Count == 0)
        {
            return urges.GroupBy(u => (u.Day, u.UrgedAt, u.UrgedBy)).ToDictionary(g => g.Key, g => g.Min(u => u.Id));
        }

        var goes = await context.Urges.Where(u => u.CampaignId == campaignId && u.Day >= filter.From && u.Day <= filter.To)
            .GroupBy(u => new { u.Day, u.UrgedAt, u.UrgedBy }).Select(g => new { g.Key, First = g.Min(u => u.Id) }).ToListAsync(cancel);
        return goes.ToDictionary(g => (g.Key.Day, g.Key.UrgedAt, g.Key.UrgedBy), g => g.First);
    }
}

/// <param name="Rollup">Of today.</param>
/// <param name="Log">Of today, the newest first.</param>
public sealed record UrgingDesk(CampaignDefinition Campaign, RollupTable Rollup, IReadOnlyList<UrgeRow> Log);
