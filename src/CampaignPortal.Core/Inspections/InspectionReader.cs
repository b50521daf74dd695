using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Inspections;

/// <summary>Reads visits with their demands and files, three statements whatever their number.</summary>
internal sealed class InspectionReader(PortalDbContext context, CampaignDefinition campaign, DateOnly today)
{
    /// <param name="communeId">Null for every commune that the scope sees.</param>
    public async Task<List<InspectionView>> ListAsync(int? communeId, CancellationToken cancel)
    {
        var visits = await context.Inspections.AsNoTracking().Where(i => i.CampaignId == campaign.Id && (communeId == null || i.CommuneId == communeId)).ToListAsync(cancel);
        var demands = await context.InspectionDemands.AsNoTracking()
            .Where(d => d.CampaignId == campaign.Id && (communeId == null || d.CommuneId == communeId)).ToListAsync(cancel);
        var files = await AttachmentStore.ListAsync(context, campaign.Id, AttachmentOwnerKind.Inspection, [.. visits.Select(v => v.Id)], cancel);
        var byVisit = demands.ToLookup(d => d.InspectionId);
        return [.. visits.Select(v => View(v, byVisit[v.Id], [.. files[v.Id]]))];
    }

    /// <summary>Null where the scope sees no such visit.</summary>
    public async Task<InspectionView?> FindAsync(int id, CancellationToken cancel) =>
        await context.Inspections.AsNoTracking().FirstOrDefaultAsync(i => i.CampaignId == campaign.Id && i.Id == id, cancel) is { } visit
            ? View(
                visit, await Demands(id).AsNoTracking().ToListAsync(cancel),
                [.. (await AttachmentStore.ListAsync(context, campaign.Id, AttachmentOwnerKind.Inspection, [id], cancel))[id]])
            : null;

    public IQueryable<InspectionDemand> Demands(int id) => context.InspectionDemands.Where(d => d.CampaignId == campaign.Id && d.InspectionId == id);

    private InspectionView View(Inspection visit, IEnumerable<InspectionDemand> demands, IReadOnlyList<AttachmentRow> files) => new(
        visit.Id, campaign.FindCommune(visit.CommuneId)!, visit.Day, visit.Team, visit.Members, visit.Findings, visit.Version, visit.RecordedBy,
        visit.ChangedBy, CampaignClock.ToLocal(visit.ChangedAt), [.. demands.OrderBy(d => d.Number).Select(View)], files);

    private DemandView View(InspectionDemand demand)
    {
        DateTime? done = demand.DoneAt is { } at ? CampaignClock.ToLocal(at) : null;
        var (state, late) = InspectionRules.StateOf(demand.Due, done is { } moment ? DateOnly.FromDateTime(moment) : null, today);
        return new(demand.Number, demand.Text, demand.Due, done, demand.DoneBy, demand.DoneWord, state, late);
    }
}
