using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DayLocks;

/// <summary>How a locked day comes to be entered after all: a commune asks, the agency answers, the day locks itself again.</summary>
public sealed class ReopeningService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    /// <summary>How many answered requests the list shows.</summary>
    public const int LogLength = 100;

    /// <summary>Longest reason or answer.</summary>
    public const int WordLength = DayLockTables.WordLength;

    /// <summary>Requests without an answer, oldest first, and the newest answers.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<ReopeningList> ListAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var requests = context.Reopenings.AsNoTracking().Where(r => r.CampaignId == campaignId);
        var pending = await requests.Where(r => r.Status == ReopeningStatus.Requested).OrderBy(r => r.Id).ToListAsync(cancel);
        var log = await requests.Where(r => r.Status != ReopeningStatus.Requested)
            .OrderByDescending(r => r.DecidedAt).ThenByDescending(r => r.Id).Take(LogLength).ToListAsync(cancel);
        var now = clock.Now(campaign.Campaign);
        return new()
        {
            Campaign = campaign,
            UtcNow = clock.UtcNow(campaign.Campaign),
            Pending = [.. pending.Select(Row)],
            Log = [.. log.Select(Row)],
            LockedDays =
            [
                .. Enumerable.Range(0, campaign.DayCount).Select(campaign.Campaign.StartDay.AddDays)
                    .Where(day => LockRules.IsPast(campaign, day, now)).OrderDescending(),
            ],
        };

        ReopeningRow Row(Reopening reopening) => new(reopening, campaign.FindCommune(reopening.CommuneId)!.FullName);
    }

    /// <summary>A commune's officer asks for a locked day; one request for each day at a time.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the officer's, or the scope decides itself.</exception>
    public async Task<ReopenOutcome> RequestAsync(
        AreaScope scope, int campaignId, int communeId, DateOnly day, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayEnter(campaignId, communeId) && !scope.MayDecide(campaignId));
        return SearchKey.Clean(reason, WordLength) is not { } word ? ReopenOutcome.NoReason
            : await WriteAsync(scope, campaignId, communeId, day, (desk, earlier) => earlier.Any(r => r.Status == ReopeningStatus.Requested)
                ? ReopenOutcome.AlreadyRequested
                : desk.Ask(communeId, day, word), cancel);
    }

    /// <summary>Opens a locked day without a request, or answers the one that waits, for the hours of the campaign.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<ReopenOutcome> OpenAsync(
        AreaScope scope, int campaignId, int communeId, DateOnly day, string? reason = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return await WriteAsync(scope, campaignId, communeId, day, (desk, earlier) =>
            earlier.FirstOrDefault(r => r.Status == ReopeningStatus.Requested) is { } waiting
                ? desk.Grant(waiting)
                : desk.Open(communeId, day, SearchKey.Clean(reason, WordLength) ?? ""), cancel);
    }

    /// <summary>Opens the day that was asked for, for the hours of the campaign.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's, or the request is another campaign's.</exception>
    public Task<ReopenOutcome> GrantAsync(AreaScope scope, int campaignId, int requestId, CancellationToken cancel = default) =>
        AnswerAsync(scope, campaignId, requestId, (desk, request) => desk.Grant(request), cancel);

    /// <summary>Leaves the day locked and says why.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's, or the request is another campaign's.</exception>
    public Task<ReopenOutcome> DeclineAsync(
        AreaScope scope, int campaignId, int requestId, string? answer, CancellationToken cancel = default) =>
        AnswerAsync(
            scope, campaignId, requestId,
            (desk, request) => SearchKey.Clean(answer, WordLength) is { } word ? desk.Decline(request, word) : ReopenOutcome.NoReason, cancel);

    private async Task<ReopenOutcome> AnswerAsync(
        AreaScope scope, int campaignId, int requestId, Func<ReopeningDesk, Reopening, ReopenOutcome> answer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));

        // The status is part of the WHERE: of two answers one finds no row, looks again, and finds the other.
        var outcome = await db.WriteAsync(
            scope,
            async (context, token) =>
            {
                var campaign = await catalog.GetAsync(context, campaignId, token);
                var request = await context.Reopenings.AsTracking().FirstOrDefaultAsync(r => r.Id == requestId && r.CampaignId == campaignId, token);
                AreaScope.Require(request is not null);
                return request!.Status == ReopeningStatus.Requested ? answer(new(context, campaign, clock), request) : ReopenOutcome.AlreadyDecided;
            },
            cancel);
        feed.Publish(campaignId);
        return outcome;
    }

    // The commune's row is held while it is looked whether there is a request already.
    private async Task<ReopenOutcome> WriteAsync(
        AreaScope scope, int campaignId, int communeId, DateOnly day,
        Func<ReopeningDesk, IReadOnlyList<Reopening>, ReopenOutcome> write, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync(
            scope,
            async (context, token) =>
            {
                var campaign = await catalog.GetAsync(context, campaignId, token);
                AreaScope.Require(campaign.FindCommune(communeId) is not null);
                if (!campaign.IsCampaignDay(day) || !LockRules.IsPast(campaign, day, clock.Now(campaign.Campaign)))
                {
                    return ReopenOutcome.NotLocked;
                }

                await context.LockCommuneAsync(communeId, token);
                var earlier = await context.Reopenings.AsTracking().Where(r => r.CommuneId == communeId && r.Day == day).ToListAsync(token);
                return earlier.Any(r => r.IsOpen(clock.UtcNow(campaign.Campaign))) ? ReopenOutcome.AlreadyOpen : write(new(context, campaign, clock), earlier);
            },
            cancel);
        feed.Publish(campaignId);
        return outcome;
    }
}
