using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Inspections;

/// <summary>Writes visits and their audit within one transaction.</summary>
internal sealed class InspectionWriter(PortalDbContext context, CampaignDefinition campaign, CampaignClock clock)
{
    private readonly InspectionReader _reader = new(context, campaign, clock.Today(campaign.Campaign));
    private readonly DateTime _now = clock.UtcNow(campaign.Campaign);

    public async Task<InspectionOutcome> SaveAsync(InspectionInput input, CancellationToken cancel)
    {
        var (typed, problems) = InspectionRules.Read(input, clock.Today(campaign.Campaign));
        return input.Id is { } id ? await ChangeAsync(id, input.SeenVersion, typed, problems, cancel) : await AddAsync(input.CommuneId, typed, problems, cancel);
    }

    public async Task<InspectionOutcome> MarkDoneAsync(int id, int number, int seenVersion, string? word, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } visit)
        {
            return Gone;
        }

        AreaScope.Require(context.Scope.MayEnter(campaign.Id, visit.CommuneId));
        var (said, fault) = InspectionRules.Word(word);
        if (fault is { } wrong)
        {
            return new(InspectionStatus.Refused, await _reader.FindAsync(id, cancel), [new(wrong, number)]);
        }

        return await MarkAsync(visit, number, seenVersion, said, cancel);
    }

    public async Task<InspectionOutcome> ReopenAsync(int id, int number, int seenVersion, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } visit ? await MarkAsync(visit, number, seenVersion, null, cancel) : Gone;

    public async Task<InspectionOutcome> RemoveAsync(int id, int seenVersion, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } visit)
        {
            return Gone;
        }

        if (visit.Version != seenVersion)
        {
            return await StaleAsync(id, cancel);
        }

        var store = Store(visit);
        foreach (var file in await store.ListAsync(cancel))
        {
            await store.RemoveAsync(file.Id, cancel);
        }

        var demands = await DemandsAsync(id, cancel);
        context.InspectionDemands.RemoveRange(demands);
        context.Inspections.Remove(visit);
        Audit(visit, AuditAction.InspectionRemoved, InspectionRules.Changes(Content(visit, demands), null));
        await context.SaveChangesAsync(cancel);
        return new(InspectionStatus.Saved, null, []);
    }

    public async Task<AttachmentProblem?> AttachAsync(int id, CheckedUpload file, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } visit ? await Store(visit).AddAsync(file, cancel) : AttachmentProblem.Gone;

    public async Task<AttachmentProblem?> RemoveAttachmentAsync(int id, int attachmentId, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } visit && await Store(visit).RemoveAsync(attachmentId, cancel) ? null : AttachmentProblem.Gone;

    private static InspectionOutcome Gone => new(InspectionStatus.Gone, null, []);

    private async Task<InspectionOutcome> AddAsync(int? communeId, InspectionContent typed, List<InspectionProblem> problems, CancellationToken cancel)
    {
        if (communeId is not { } commune)
        {
            problems.Insert(0, new(InspectionFault.NoCommune));
            return new(InspectionStatus.Refused, null, problems);
        }

        AreaScope.Require(campaign.FindCommune(commune) is not null);
        if (problems.Count > 0)
        {
            return new(InspectionStatus.Refused, null, problems);
        }

        var visit = new Inspection { CampaignId = campaign.Id, CommuneId = commune, Findings = "", RecordedBy = context.Scope.UserName, ChangedBy = "" };
        context.Inspections.Add(visit);
        return await StoreAsync(visit, [], null, typed, cancel);
    }

    private async Task<InspectionOutcome> ChangeAsync(int id, int seenVersion, InspectionContent typed, List<InspectionProblem> problems, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } visit)
        {
            return Gone;
        }

        var demands = await DemandsAsync(id, cancel);
        var stored = Content(visit, demands);
        if (visit.Version != seenVersion)
        {
            return await StaleAsync(id, cancel);
        }

        if (problems.Count > 0)
        {
            return new(InspectionStatus.Refused, await _reader.FindAsync(id, cancel), problems);
        }

        // A number that the visit does not have is a new demand.
        typed = typed with { Demands = [.. typed.Demands.Select(d => demands.Exists(s => s.Number == d.Number) ? d : d with { Number = 0 })] };
        return typed.Demands.All(d => d.Number > 0) && InspectionRules.Changes(stored, typed).Count == 0
            ? new(InspectionStatus.Unchanged, await _reader.FindAsync(id, cancel), [])
            : await StoreAsync(visit, demands, stored, typed, cancel);
    }

    private async Task<InspectionOutcome> StoreAsync(
        Inspection visit, List<InspectionDemand> demands, InspectionContent? stored, InspectionContent typed, CancellationToken cancel)
    {
        (visit.Day, visit.Team, visit.Members, visit.Findings) = (typed.Day, typed.Team, typed.Members, typed.Findings);
        Touch(visit);
        await context.SaveChangesAsync(cancel);
        var next = demands.Count == 0 ? 0 : demands.Max(d => d.Number);
        var numbered = typed with { Demands = [.. typed.Demands.Select(d => d.Number > 0 ? d : d with { Number = ++next })] };
        context.InspectionDemands.RemoveRange(demands.Where(s => numbered.Demands.All(d => d.Number != s.Number)));
        foreach (var demand in numbered.Demands)
        {
            if (demands.Find(s => s.Number == demand.Number) is { } there)
            {
                (there.Text, there.Due) = (demand.Text, demand.Due);
            }
            else
            {
                context.InspectionDemands.Add(new()
                {
                    InspectionId = visit.Id,
                    Number = demand.Number,
                    CampaignId = campaign.Id,
                    CommuneId = visit.CommuneId,
                    Text = demand.Text,
                    Due = demand.Due,
                });
            }
        }

        Audit(visit, AuditAction.InspectionSaved, InspectionRules.Changes(stored, numbered));
        await context.SaveChangesAsync(cancel);
        return new(InspectionStatus.Saved, await _reader.FindAsync(visit.Id, cancel), []);
    }

    /// <param name="word">What was done; null opens the demand again.</param>
    private async Task<InspectionOutcome> MarkAsync(Inspection visit, int number, int seenVersion, string? word, CancellationToken cancel)
    {
        if (visit.Version != seenVersion || (await DemandsAsync(visit.Id, cancel)).Find(d => d.Number == number) is not { } demand)
        {
            return await StaleAsync(visit.Id, cancel);
        }

        var before = demand.DoneAt is null ? null : demand.DoneWord;
        if (before == word)
        {
            return new(InspectionStatus.Unchanged, await _reader.FindAsync(visit.Id, cancel), []);
        }

        // A better word on what is done already does not make it later.
        demand.DoneAt = word is null ? null : demand.DoneAt ?? _now;
        (demand.DoneBy, demand.DoneWord) = (word is null ? null : context.Scope.UserName, word);
        Touch(visit);
        Audit(visit, AuditAction.InspectionDemandMarked, [new(InspectionRules.Field(number), before, word)]);
        await context.SaveChangesAsync(cancel);
        return new(InspectionStatus.Saved, await _reader.FindAsync(visit.Id, cancel), []);
    }

    private void Touch(Inspection visit) => (visit.Version, visit.ChangedBy, visit.ChangedAt) = (visit.Version + 1, context.Scope.UserName, _now);

    private async Task<InspectionOutcome> StaleAsync(int id, CancellationToken cancel) => new(InspectionStatus.Stale, await _reader.FindAsync(id, cancel), []);

    private Task<Inspection?> FindAsync(int id, CancellationToken cancel) =>
        context.Inspections.AsTracking().FirstOrDefaultAsync(i => i.CampaignId == campaign.Id && i.Id == id, cancel);

    private Task<List<InspectionDemand>> DemandsAsync(int id, CancellationToken cancel) => _reader.Demands(id).AsTracking().OrderBy(d => d.Number).ToListAsync(cancel);

    private static InspectionContent Content(Inspection visit, IEnumerable<InspectionDemand> demands) =>
        new(visit.Day, visit.Team, visit.Members, visit.Findings, [.. demands.Select(d => new DemandContent(d.Number, d.Text, d.Due))]);

    private AttachmentStore Store(Inspection visit) =>
        new(context, clock, campaign, new(AttachmentOwnerKind.Inspection, visit.Id, BodyId.OfCommune(visit.CommuneId)));

    private void Audit(Inspection visit, AuditAction action, IReadOnlyCollection<AuditChange> changes) =>
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaign.Id,
            CommuneId = visit.CommuneId,
            Day = visit.Day,
            Subject = string.Create(CultureInfo.InvariantCulture, $"Inspection:{visit.Id}"),
        });
}
