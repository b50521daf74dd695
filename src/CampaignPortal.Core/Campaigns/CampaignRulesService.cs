using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Campaigns;

/// <summary>Sets how days are entered and figures judged: cut-off, locks, approval, classes, official counts, checks.</summary>
public sealed class CampaignRulesService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    /// <summary>The rules as they are stored.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set the rules of this campaign.</exception>
    public async Task<CampaignRules> GetAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MaySetRules(campaignId));
        await using var context = db.Open(scope);
        return CampaignRules.Of(await catalog.GetAsync(context, campaignId, cancel));
    }

    /// <summary>Stores new rules with the next version of the definition, so that every node reads them at its next request.</summary>
    /// <param name="agreed">The <see cref="RulesOutcome.Agreement"/> of an earlier answer; null where none was asked for.</param>
    /// <exception cref="AccessDeniedException">The scope does not set the rules of this campaign.</exception>
    public async Task<RulesOutcome> SaveAsync(
        AreaScope scope, int campaignId, CampaignRules rules, string? agreed = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(rules);
        AreaScope.Require(scope.MaySetRules(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var changes = RulesChecks.Changes(CampaignRules.Of(campaign), rules);
        if (RulesChecks.Problems(rules, campaign) is { Count: > 0 } problems)
        {
            return new(RulesStatus.Refused, problems, [], []);
        }

        if (rules.SeenVersion != campaign.Campaign.DefinitionVersion)
        {
            return new(RulesStatus.Stale, [], [], changes);
        }

        if (changes.Count == 0)
        {
            return new(RulesStatus.Unchanged, [], [], []);
        }

        var now = clock.Now(campaign.Campaign);
        var warnings = RulesChecks.Warnings(campaign, rules, now, await FirstSubmissionsAsync(context, campaignId, changes, cancel));
        if (warnings.Count > 0 && RulesChecks.Agreement(warnings) != agreed)
        {
            return new(RulesStatus.NeedsAgreement, [], warnings, changes);
        }

        var isSaved = await db.WriteAsync(scope, (write, token) => WriteAsync(write, campaignId, rules, changes, token), cancel);
        if (isSaved)
        {
            feed.Publish(campaignId);
        }

        return new(isSaved ? RulesStatus.Saved : RulesStatus.Stale, [], [], changes);
    }

    // Only another cut-off judges a report anew.
    private static async Task<IReadOnlyList<(DateOnly Day, DateTime At)>> FirstSubmissionsAsync(
        PortalDbContext context, int campaignId, IEnumerable<AuditChange> changes, CancellationToken cancel)
    {
        if (!changes.Any(c => c.Field.StartsWith("cutOff", StringComparison.Ordinal)))
        {
            return [];
        }

        var days = await context.CommuneDays.Where(d => d.CampaignId == campaignId).Select(d => new { d.Day, d.FirstSubmittedAt }).ToListAsync(cancel);
        return [.. days.Select(d => (d.Day, CampaignClock.ToLocal(d.FirstSubmittedAt)))];
    }

    private async Task<bool> WriteAsync(
        PortalDbContext context, int campaignId, CampaignRules rules, IReadOnlyList<AuditChange> changes, CancellationToken cancel)
    {
        // Counting the version up first holds the campaign's row; who comes second with the same version finds none.
        var found = await context.Campaigns.Where(c => c.Id == campaignId && c.DefinitionVersion == rules.SeenVersion)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DefinitionVersion, c => c.DefinitionVersion + 1), cancel);
        if (found == 0)
        {
            return false;
        }

        var campaign = await context.Campaigns.AsTracking().SingleAsync(c => c.Id == campaignId, cancel);
        campaign.CutOff = rules.CutOff;
        campaign.RemindMinutes = rules.RemindMinutes;
        campaign.LateBy = rules.LateBy;
        campaign.LockAfterDays = rules.LockAfterDays;
        campaign.ReopenHours = rules.ReopenHours;
        campaign.EntersRunningTotals = rules.EntersRunningTotals;
        campaign.NeedsApproval = rules.NeedsApproval;
        (campaign.OnTrackFromPercent, campaign.SlowFromPercent) = (rules.OnTrackFromPercent, rules.SlowFromPercent);
        campaign.OfficialFigures = rules.OfficialFigures;
        (campaign.PlansDue, campaign.ReportsDue) = (rules.PlansDue, rules.ReportsDue);
        await SetCutOffsAsync(context, campaignId, rules, cancel);
        await SetChecksAsync(context, campaignId, rules, cancel);
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.RulesChanged, changes) { CampaignId = campaignId });
        return true;
    }

    private static async Task SetCutOffsAsync(PortalDbContext context, int campaignId, CampaignRules rules, CancellationToken cancel)
    {
        var stored = await context.DayCutOffs.AsTracking().Where(c => c.CampaignId == campaignId).ToListAsync(cancel);
        context.DayCutOffs.RemoveRange(stored.Where(s => !rules.CutOffs.Any(c => c.Day == s.Day)));
        foreach (var exception in rules.CutOffs)
        {
            if (stored.FirstOrDefault(s => s.Day == exception.Day) is { } there)
            {
                there.CutOff = exception.CutOff;
            }
            else
            {
                context.DayCutOffs.Add(new() { CampaignId = campaignId, Day = exception.Day, CutOff = exception.CutOff });
            }
        }
    }

    // A check that is as the standard has it needs no row.
    private static async Task SetChecksAsync(PortalDbContext context, int campaignId, CampaignRules rules, CancellationToken cancel)
    {
        var stored = await context.CheckRules.AsTracking().Where(r => r.CampaignId == campaignId).ToListAsync(cancel);
        foreach (var check in rules.Checks)
        {
            var row = stored.FirstOrDefault(r => r.Code == check.Code);
            var standard = StandardChecks.All.First(r => r.Code == check.Code);
            if (row is null && (standard.Level, standard.Factor, standard.Floor) != (check.Level, check.Factor, check.Floor))
            {
                row = new() { CampaignId = campaignId, Code = check.Code };
                context.CheckRules.Add(row);
            }

            if (row is not null)
            {
                (row.Level, row.Factor, row.Floor) = (check.Level, check.Factor, check.Floor);
            }
        }
    }
}
