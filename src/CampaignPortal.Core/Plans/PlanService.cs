using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Plans;

/// <summary>The implementing plans of communes and units (plan V.1): filed by each, followed by the agency.</summary>
public sealed class PlanService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>One body's plans, the newest first.</summary>
    /// <exception cref="AccessDeniedException">The body is not the scope's.</exception>
    public async Task<PlanDesk> GetAsync(AreaScope scope, int campaignId, BodyId body, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(body.IsSeenBy(scope, campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var owner = campaign.FindBody(body) ?? throw new AccessDeniedException();
        var versions = await VersionsAsync(context, campaignId, context.Plans.Where(p => p.CommuneId == body.CommuneId && p.UnitId == body.UnitId), cancel);
        return new(campaign, owner, StateOf(campaign, versions), versions);
    }

    /// <summary>Every body with its plans, also those that filed none.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<PlanTracker> ListAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var plans = (await VersionsAsync(context, campaignId, context.Plans, cancel)).ToLookup(p => p.Body);
        return new(campaign, clock.Now(campaign.Campaign), [.. campaign.Bodies.Select(b => new PlanRow(b, StateOf(campaign, [.. plans[b.Id]]), [.. plans[b.Id]]))]);
    }

    /// <summary>Files a plan with its file; an earlier one is kept and holds no more.</summary>
    /// <exception cref="AccessDeniedException">The scope does not file for this body.</exception>
    public async Task<PlanOutcome> FileAsync(AreaScope scope, PlanInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(input.Body.MayBeFiledBy(scope, input.CampaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, input.CampaignId, cancel);
        AreaScope.Require(campaign.FindBody(input.Body) is not null);
        var (number, date, problems) = PlanRules.Read(input, clock.Today(campaign.Campaign));
        var (file, fault) = await CheckedUpload.OfAsync(input.File, cancel);
        if (file is null || problems.Count > 0)
        {
            return new(PlanStatus.Refused, problems, fault);
        }

        return await db.WriteAsync(
            scope, (write, token) => WriteAsync(write, campaign, input.Body, new() { Number = number, Date = date, FiledBy = scope.UserName }, file, input.SeenVersion, token), cancel);
    }

    private async Task<PlanOutcome> WriteAsync(
        PortalDbContext context, CampaignDefinition campaign, BodyId body, Plan plan, CheckedUpload file, int seenVersion, CancellationToken cancel)
    {
        if (await NewestAsync(context, body, cancel) != seenVersion)
        {
            return new(PlanStatus.Stale, [], null);
        }

        (plan.Id, plan.CampaignId, plan.CommuneId, plan.UnitId) = (0, campaign.Id, body.CommuneId, body.UnitId);
        (plan.Version, plan.FiledAt) = (seenVersion + 1, clock.UtcNow(campaign.Campaign));
        context.Plans.Add(plan);
        await context.SaveChangesAsync(cancel);
        var store = new AttachmentStore(context, clock, campaign, new(AttachmentOwnerKind.Plan, plan.Id, body));
        await store.AddAsync(file, cancel);
        AuditChange[] changes = [new(nameof(Plan.Number), null, plan.Number), new(nameof(Plan.Date), null, plan.Date.ToString("O", null)), new(file.Name, null, file.Hash)];
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.PlanFiled, changes)
        {
            CampaignId = campaign.Id,
            CommuneId = body.CommuneId,
            UnitId = body.UnitId,
            Subject = plan.Number,
        });
        return new(PlanStatus.Filed, [], null);
    }

    private DueState StateOf(CampaignDefinition campaign, List<PlanVersion> versions) =>
        DueStates.Of(campaign.Campaign.PlansDue, versions.Count == 0 ? null : versions[^1].FiledAt, clock.Today(campaign.Campaign));

    private static Task<int> NewestAsync(PortalDbContext context, BodyId body, CancellationToken cancel) => context.Plans
        .Where(p => p.CommuneId == body.CommuneId && p.UnitId == body.UnitId).OrderByDescending(p => p.Version).Select(p => p.Version).FirstOrDefaultAsync(cancel);

    private static async Task<List<PlanVersion>> VersionsAsync(PortalDbContext context, int campaignId, IQueryable<Plan> plans, CancellationToken cancel)
    {
        var rows = await plans.AsNoTracking().Where(p => p.CampaignId == campaignId).OrderByDescending(p => p.Version).ToListAsync(cancel);
        var files = await AttachmentStore.ListAsync(context, campaignId, AttachmentOwnerKind.Plan, [.. rows.Select(r => r.Id)], cancel);
        return [.. rows.Select(r => new PlanVersion(BodyId.Of(r), r.Version, r.Number, r.Date, r.FiledBy, CampaignClock.ToLocal(r.FiledAt), [.. files[r.Id]]))];
    }
}
