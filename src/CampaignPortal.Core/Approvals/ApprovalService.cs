using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Approvals;

/// <summary>A second person looks at a submitted day, where the campaign wants that. The day counts meanwhile.</summary>
public sealed class ApprovalService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    /// <summary>Longest comment.</summary>
    public const int CommentLength = 500;

    /// <summary>The reported communes of one day, and the days that have some pending.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<ApprovalList> ListAsync(AreaScope scope, int campaignId, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (!campaign.Campaign.NeedsApproval)
        {
            return new(day, [], []);
        }

        var pending = await context.CommuneDays.Where(d => d.CampaignId == campaignId && d.Approval == ApprovalState.Pending)
            .GroupBy(d => d.Day).Select(g => new PendingDay(g.Key, g.Count())).ToListAsync(cancel);
        var reported = await context.CommuneDays.AsNoTracking().Where(d => d.CampaignId == campaignId && d.Day == day).ToListAsync(cancel);
        var figures = (await context.DayTotals.AsNoTracking()
            .Where(t => t.CampaignId == campaignId && t.IndicatorId == campaign.Headline.Id && t.Day == day).ToListAsync(cancel))
            .ToLookup(t => t.CommuneId, t => t.DayValue);
        var rows = from commune in campaign.Communes
                   join own in reported on commune.Id equals own.CommuneId
                   orderby own.Approval != ApprovalState.Pending
                   select new ApprovalRow(own, commune.FullName, figures[commune.Id].FirstOrDefault(), ApprovalRules.IsSecondPerson(scope, own));
        return new(day, [.. rows], [.. pending.OrderByDescending(p => p.Day)]);
    }

    /// <summary>Accepts the version that was looked at.</summary>
    /// <exception cref="AccessDeniedException">The scope may not enter counts of this commune.</exception>
    public Task<ApprovalOutcome> AcceptAsync(AreaScope scope, SeenDay seen, CancellationToken cancel = default) =>
        DecideAsync(scope, seen, ApprovalState.Accepted, null, cancel);

    /// <summary>Sends the version that was looked at back to the commune, with a comment.</summary>
    /// <exception cref="AccessDeniedException">The scope may not enter counts of this commune.</exception>
    public Task<ApprovalOutcome> ReturnAsync(AreaScope scope, SeenDay seen, string? comment, CancellationToken cancel = default) =>
        DecideAsync(scope, seen, ApprovalState.Returned, SearchKey.Clean(comment, CommentLength), cancel);

    private async Task<ApprovalOutcome> DecideAsync(
        AreaScope scope, SeenDay seen, ApprovalState state, string? comment, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(seen);
        AreaScope.Require(scope.MayEnter(seen.CampaignId, seen.CommuneId));
        var outcome = await db.WriteAsync(
            scope,
            async (context, token) =>
            {
                var campaign = await catalog.GetAsync(context, seen.CampaignId, token);
                AreaScope.Require(campaign.FindCommune(seen.CommuneId) is not null);

                // Who sends and who decides wait for each other: the version and the state read here are those that are written.
                await context.LockCommuneAsync(seen.CommuneId, token);
                var day = await context.CommuneDays.AsTracking().FirstOrDefaultAsync(d => d.CommuneId == seen.CommuneId && d.Day == seen.Day, token);
                if (ApprovalRules.Check(campaign, scope, day, seen.Version, state, comment) is { } refusal)
                {
                    return refusal;
                }

                day!.Approval = state;
                day.ApprovedBy = scope.UserName;
                day.ApprovedAt = clock.UtcNow(campaign.Campaign);
                day.ApprovalComment = comment;
                context.AuditEntries.Add(Audit(scope, seen, state, comment));
                return state == ApprovalState.Accepted ? ApprovalOutcome.Accepted : ApprovalOutcome.Returned;
            },
            cancel);
        if (outcome is ApprovalOutcome.Accepted or ApprovalOutcome.Returned)
        {
            feed.Publish(seen.CampaignId);
        }

        return outcome;
    }

    private AuditEntry Audit(AreaScope scope, SeenDay seen, ApprovalState state, string? comment)
    {
        AuditChange[] changes =
        [
            new("approval", nameof(ApprovalState.Pending), state.ToString(), comment),
            new("version", null, seen.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        return new(scope, clock.RealUtcNow, state == ApprovalState.Accepted ? AuditAction.DayAccepted : AuditAction.DayReturned, changes)
        {
            CampaignId = seen.CampaignId,
            CommuneId = seen.CommuneId,
            Day = seen.Day,
        };
    }
}
