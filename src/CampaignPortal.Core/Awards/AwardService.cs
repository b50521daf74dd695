using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Awards;

/// <summary>Commendation and criticism (plan IV.2, IV.5, V.4): rules bring names with their figures, a person decides.</summary>
public sealed class AwardService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>Rules, figures, decisions, issued lists and the log of a kind.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<AwardDesk> GetAsync(AreaScope scope, int campaignId, AwardKind kind, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        return await new AwardReader(context, campaign).ReadAsync(kind, clock.Now(campaign.Campaign), cancel);
    }

    /// <summary>Sets the rules; decisions that were made by other ones show that their figures have changed.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<AwardOutcome> SaveRulesAsync(AreaScope scope, AwardRulesInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MayDecide(input.CampaignId));
        return WriteAsync(scope, input.CampaignId, async (context, campaign, token) =>
        {
            var (rules, problem) = AwardInputRules.Read(input, campaign, clock.Today(campaign.Campaign));
            if (rules is null)
            {
                return problem;
            }

            var stored = await context.AwardRules.AsTracking().FirstOrDefaultAsync(r => r.CampaignId == campaign.Id, token);
            var changes = AwardInputRules.Changes(stored ?? AwardRules.Standard(campaign.Campaign), rules);
            if (changes.Count == 0 || (stored?.Version ?? 0) != input.SeenVersion)
            {
                return changes.Count == 0 ? AwardOutcome.Unchanged : AwardOutcome.Stale;
            }

            rules.Version = input.SeenVersion + 1;
            Put(context, stored, rules);
            context.AuditEntries.Add(Audit(scope, campaign.Id, AuditAction.AwardRulesChanged, null, changes));
            return AwardOutcome.Saved;
        }, cancel);
    }

    /// <summary>
    /// Stores that somebody is proposed, or was looked at and left out, with the figures of this moment. Decided anew, it takes
    /// over figures that have changed since.
    /// </summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<AwardOutcome> DecideAsync(AreaScope scope, AwardInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MayDecide(input.CampaignId));
        return WriteAsync(scope, input.CampaignId, async (context, campaign, token) =>
        {
            var rules = await new AwardReader(context, campaign).RulesAsync(token);
            var now = clock.Now(campaign.Campaign);
            var standing = AwardSubject.IsByHand(input.Subject) ? null
                : (await new EvidenceReader(context, campaign, rules).ReadAsync(input.Kind, rules.DayOf(campaign, DateOnly.FromDateTime(now)), now, token))
                    .FirstOrDefault(s => s.Subject == input.Subject);
            if (standing is null && !AwardSubject.IsNewByHand(input.Subject))
            {
                return AwardOutcome.NoSubject;
            }

            var (proposal, problem) = AwardInputRules.Read(input, rules, standing);
            if (proposal is null)
            {
                return problem;
            }

            var stored = await context.AwardProposals.AsTracking()
                .FirstOrDefaultAsync(p => p.CampaignId == campaign.Id && p.Kind == input.Kind && p.Subject == input.Subject, token);
            var changes = AwardInputRules.Changes(stored, proposal);
            if (changes.Count == 0 || (stored?.Version ?? 0) != input.SeenVersion)
            {
                return changes.Count == 0 ? AwardOutcome.Unchanged : AwardOutcome.Stale;
            }

            (proposal.Version, proposal.DecidedBy, proposal.DecidedAt) = (input.SeenVersion + 1, scope.UserName, clock.UtcNow(campaign.Campaign));
            Put(context, stored, proposal);
            context.AuditEntries.Add(Audit(scope, campaign.Id, AwardReader.ActionOf(input.Kind), proposal.Name, changes));
            return AwardOutcome.Saved;
        }, cancel);
    }

    private static void Put<T>(PortalDbContext context, T? stored, T row)
        where T : class
    {
        if (stored is null)
        {
            context.Add(row);
        }
        else
        {
            context.Entry(stored).CurrentValues.SetValues(row);
        }
    }

    private AuditEntry Audit(AreaScope scope, int campaignId, AuditAction action, string? subject, IReadOnlyCollection<AuditChange> changes) =>
        new(scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaignId,
            Subject = subject,
        };

    private Task<AwardOutcome> WriteAsync(
        AreaScope scope, int campaignId, Func<PortalDbContext, CampaignDefinition, CancellationToken, Task<AwardOutcome>> change, CancellationToken cancel) =>
        db.WriteAsync(scope, async (context, token) => await change(context, await catalog.GetAsync(context, campaignId, token), token), cancel);
}
