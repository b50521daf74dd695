using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Urging;

/// <summary>Urging communes that have not reported or are far behind, and what came of it (plan IV.2, V.5).</summary>
public sealed class UrgingService(PortalDb db, RollupService rollups, CampaignClock clock)
{
    /// <summary>Today's communes with cause or without, and who was urged today.</summary>
    /// <returns>Null where there is no campaign.</returns>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<UrgingDesk?> GetAsync(AreaScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var current = await rollups.CurrentAsync(scope, c => c.Nearest(clock.Today(c.Campaign)), cancel);
        if (current is not var (campaign, rollup))
        {
            return null;
        }

        await using var context = db.Open(scope);
        var urges = await context.Urges.AsNoTracking().Where(u => u.CampaignId == campaign.Id && u.Day == rollup.Day)
            .OrderByDescending(u => u.Id).ToListAsync(cancel);
        var reported = await context.CommuneDays.AsNoTracking().Where(d => d.CampaignId == campaign.Id && d.Day == rollup.Day)
            .ToDictionaryAsync(d => d.CommuneId, d => d.FirstReceivedAt, cancel);
        return new(campaign, rollup, [.. urges.Select(u => new UrgeRow(
            campaign.FindCommune(u.CommuneId)!.FullName, u.Reason, CampaignClock.ToLocal(u.UrgedAt), u.UrgedBy,
            u.Reason == UrgeReason.Missing && reported.TryGetValue(u.CommuneId, out var at) && at >= u.UrgedAt
                ? (int)(at - u.UrgedAt).TotalMinutes
                : null))]);
    }

    /// <summary>Writes down that these communes were urged now; one without cause any more is left out.</summary>
    /// <returns>How many were written down.</returns>
    /// <exception cref="AccessDeniedException">The scope is not the agency's, or a commune is not the campaign's.</exception>
    public async Task<int> RecordAsync(AreaScope scope, int campaignId, IReadOnlyCollection<int> communeIds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(communeIds);
        AreaScope.Require(scope.MayDecide(campaignId));
        if (await rollups.CurrentAsync(scope, c => c.Nearest(clock.Today(c.Campaign)), cancel) is not var (campaign, rollup))
        {
            return 0;
        }

        AreaScope.Require(campaign.Id == campaignId && communeIds.All(id => campaign.FindCommune(id) is not null));
        await using var context = db.Open(scope);
        var now = clock.UtcNow(campaign.Campaign);
        foreach (var row in rollup.Rows.Where(r => communeIds.Contains(r.AreaId)))
        {
            if (UrgingRules.ReasonOf(row) is { } reason)
            {
                context.Urges.Add(new() { CampaignId = campaignId, CommuneId = row.AreaId, Day = rollup.Day, Reason = reason, UrgedAt = now, UrgedBy = scope.UserName });
            }
        }

        return await context.SaveChangesAsync(cancel);
    }
}

/// <param name="Rollup">Of today.</param>
/// <param name="Log">Of today, the newest first.</param>
public sealed record UrgingDesk(CampaignDefinition Campaign, RollupTable Rollup, IReadOnlyList<UrgeRow> Log);

/// <param name="UrgedAt">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="MinutesUntilReported">Null where it was not about a missing day, or that is still missing.</param>
public sealed record UrgeRow(string Commune, UrgeReason Reason, DateTime UrgedAt, string UrgedBy, int? MinutesUntilReported);
