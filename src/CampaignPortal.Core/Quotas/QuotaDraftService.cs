using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Quotas;

/// <summary>Drafts new targets and publishes them. What is published is never altered: the next revision is another row.</summary>
public sealed class QuotaDraftService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    /// <summary>The draft of an indicator, or what holds today where there is none.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set the targets of this campaign, or the indicator takes none.</exception>
    public async Task<QuotaDesk> OpenAsync(AreaScope scope, int campaignId, int indicatorId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MaySetRules(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var indicator = IndicatorOf(campaign, indicatorId);
        var today = clock.Today(campaign.Campaign);
        var held = QuotaBook.On(campaign, indicatorId, campaign.Nearest(today)).ToDictionary(h => h.Key, h => h.Value.Target);
        var draft = await DraftOf(context, campaignId, indicatorId).AsNoTracking().FirstOrDefaultAsync(cancel);
        var plan = draft is null ? new() { ValidFrom = QuotaRules.FirstDay(campaign, indicatorId, today), Targets = WithHost(campaign, held) } : QuotaPlan.FromJson(draft.Content);
        var known = QuotaBook.Areas(campaign).ToHashSet();
        var targets = plan.Targets.Where(t => known.Contains(t.Key)).ToDictionary();
        return new(
            campaign, indicator, plan with { Targets = targets }, held, QuotaRules.FirstDay(campaign, indicatorId, today),
            draft?.Version ?? 0, await LastRevisionAsync(context, campaignId, indicatorId, cancel),
            draft?.SavedBy, draft is null ? null : CampaignClock.ToLocal(draft.SavedAt), plan.Targets.Count - targets.Count);
    }

    /// <summary>Keeps targets without publishing them; sums need not agree yet.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set the targets of this campaign, or the indicator takes none.</exception>
    public Task<QuotaOutcome> SaveAsync(AreaScope scope, QuotaInput input, CancellationToken cancel = default) =>
        RunAsync(scope, input, publishes: false, cancel);

    /// <summary>Makes targets hold from their day on, for good, and ends the draft.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set the targets of this campaign, or the indicator takes none.</exception>
    public Task<QuotaOutcome> PublishAsync(AreaScope scope, QuotaInput input, CancellationToken cancel = default) =>
        RunAsync(scope, input, publishes: true, cancel);

    /// <summary>Throws the draft away; false where somebody else saved or published it meanwhile.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set the targets of this campaign.</exception>
    public async Task<bool> DiscardAsync(AreaScope scope, int campaignId, int indicatorId, int seenVersion, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MaySetRules(campaignId));
        return await db.WriteAsync(
            scope,
            async (context, token) =>
            {
                IndicatorOf(await catalog.GetAsync(context, campaignId, token), indicatorId);
                var draft = await DraftOf(context, campaignId, indicatorId).AsTracking().FirstOrDefaultAsync(token);
                if (draft is null || draft.Version != seenVersion)
                {
                    return draft is null && seenVersion == 0;
                }

                context.QuotaDrafts.Remove(draft);
                context.AuditEntries.Add(QuotaWriter.Audit(context, clock, campaignId, indicatorId, AuditAction.QuotaDraftDiscarded, QuotaWriter.Dropped(draft)));
                return true;
            },
            cancel);
    }

    private async Task<QuotaOutcome> RunAsync(AreaScope scope, QuotaInput input, bool publishes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MaySetRules(input.CampaignId));
        var outcome = await db.WriteAsync(scope, (context, token) => WriteAsync(context, input, publishes, token), cancel);
        if (outcome.Status == QuotaStatus.Published)
        {
            feed.Publish(input.CampaignId);
        }

        return outcome;
    }

    private async Task<QuotaOutcome> WriteAsync(PortalDbContext context, QuotaInput input, bool publishes, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, input.CampaignId, cancel);
        IndicatorOf(campaign, input.IndicatorId);
        var (plan, problems) = QuotaRules.Read(campaign, input);
        var differences = QuotaRules.Differences(campaign, plan.Targets);
        if (problems.Count == 0 && publishes)
        {
            problems = QuotaRules.BeforePublication(campaign, input.IndicatorId, plan, clock.Today(campaign.Campaign));
        }

        if (problems.Count > 0)
        {
            return new(QuotaStatus.Refused, problems, differences);
        }

        var writer = new QuotaWriter(context, campaign, clock);
        var isWritten = publishes ? await writer.PublishAsync(input, plan, differences, cancel) : await writer.SaveAsync(input, plan, cancel);
        return new(!isWritten ? QuotaStatus.Stale : publishes ? QuotaStatus.Published : QuotaStatus.Saved, [], differences);
    }

    // Data sets give the communes' targets alone; the host's is their sum until somebody sets it.
    private static Dictionary<QuotaArea, int> WithHost(CampaignDefinition campaign, Dictionary<QuotaArea, int> held)
    {
        var targets = new Dictionary<QuotaArea, int>(held);
        if (!held.ContainsKey(QuotaArea.Host) && Sums.OrNull(campaign.Communes.Select(c => held.TryGetValue(QuotaArea.Commune(c.Id), out var t) ? t : (int?)null)) is { } sum)
        {
            targets[QuotaArea.Host] = sum;
        }

        return targets;
    }

    private static Indicator IndicatorOf(CampaignDefinition campaign, int indicatorId) =>
        QuotaBook.Indicators(campaign).FirstOrDefault(i => i.Id == indicatorId) ?? throw new AccessDeniedException();

    internal static IQueryable<QuotaDraft> DraftOf(PortalDbContext context, int campaignId, int indicatorId) =>
        context.QuotaDrafts.Where(d => d.CampaignId == campaignId && d.IndicatorId == indicatorId);

    internal static async Task<int> LastRevisionAsync(PortalDbContext context, int campaignId, int indicatorId, CancellationToken cancel) =>
        await context.QuotaRevisions.Where(r => r.CampaignId == campaignId && r.IndicatorId == indicatorId)
            .OrderByDescending(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(cancel);
}
