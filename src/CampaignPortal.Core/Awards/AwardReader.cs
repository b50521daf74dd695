using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Awards;

/// <summary>Reads what persons decided, beside the figures as they are now.</summary>
internal sealed class AwardReader(PortalDbContext context, CampaignDefinition campaign)
{
    private const int LogLength = 60;

    public async Task<AwardRules> RulesAsync(CancellationToken cancel) =>
        await context.AwardRules.AsNoTracking().FirstOrDefaultAsync(r => r.CampaignId == campaign.Id, cancel) ?? AwardRules.Standard(campaign.Campaign);

    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public async Task<AwardDesk> ReadAsync(AwardKind kind, DateTime now, CancellationToken cancel)
    {
        var rules = await RulesAsync(cancel);
        var day = rules.DayOf(campaign, DateOnly.FromDateTime(now));
        var standings = await new EvidenceReader(context, campaign, rules).ReadAsync(kind, day, now, cancel);
        var proposals = await context.AwardProposals.AsNoTracking().Where(p => p.CampaignId == campaign.Id && p.Kind == kind).ToListAsync(cancel);
        var current = standings.ToDictionary(s => s.Subject, s => s.Evidence, StringComparer.Ordinal);
        return new(
            campaign, kind, day, now, rules, standings,
            [
                .. InOrder(proposals).Select(p => Item(p, current.GetValueOrDefault(p.Subject))),
            ],
            await PapersAsync(kind, cancel), await LogAsync(kind, cancel));
    }

    /// <summary>The proposed ones of a kind, in the order of the list.</summary>
    public async Task<IReadOnlyList<AwardProposal>> ProposedAsync(AwardKind kind, CancellationToken cancel) =>
        [.. InOrder(await context.AwardProposals.AsNoTracking().Where(p => p.CampaignId == campaign.Id && p.Kind == kind && p.IsProposed).ToListAsync(cancel))];

    internal static DocumentKind DocumentOf(AwardKind kind) => kind == AwardKind.Commendation ? DocumentKind.Commendation : DocumentKind.Criticism;

    internal static AuditAction ActionOf(AwardKind kind) => kind == AwardKind.Commendation ? AuditAction.CommendationDecided : AuditAction.CriticismDecided;

    // The higher level first, collectives before persons, communes and units in the campaign's own order, then who was added first.
    private IEnumerable<AwardProposal> InOrder(IEnumerable<AwardProposal> proposals)
    {
        var place = campaign.Communes.Select(c => AwardSubject.OfCommune(c.Id)).Concat(campaign.Units.Select(u => AwardSubject.OfUnit(u.Id)))
            .Index().ToDictionary(s => s.Item, s => s.Index, StringComparer.Ordinal);
        return proposals.OrderByDescending(p => p.Level).ThenBy(p => p.IsPerson).ThenBy(p => place.GetValueOrDefault(p.Subject, int.MaxValue))
            .ThenBy(p => p.DecidedAt).ThenBy(p => p.Subject, StringComparer.Ordinal);
    }

    private static AwardItem Item(AwardProposal proposal, AwardEvidence? now)
    {
        var then = AwardEvidence.Read(proposal.Evidence);
        return new(proposal, then, now is null ? [] : Changes(then, now));
    }

    private static IReadOnlyList<EvidenceChange> Changes(AwardEvidence then, AwardEvidence now) =>
    [
        .. from kind in Enum.GetValues<EvidenceKind>()
           let old = then.Lines.FirstOrDefault(l => l.Kind == kind)
           let current = now.Lines.FirstOrDefault(l => l.Kind == kind)
           where old != current || (kind == EvidenceKind.Urged && !then.Urges.SequenceEqual(now.Urges))
           select new EvidenceChange(old, current),
    ];

    private async Task<IReadOnlyList<AwardPaperRow>> PapersAsync(AwardKind kind, CancellationToken cancel)
    {
        var papers = await context.AwardPapers.Where(p => p.CampaignId == campaign.Id && p.Kind == kind).OrderByDescending(p => p.Number)
            .Select(p => new { p.Id, p.Number, p.IssuedAt, p.IssuedBy }).ToListAsync(cancel);
        if (papers.Count == 0)
        {
            return [];
        }

        var document = DocumentOf(kind);
        var files = (await context.IssuedFiles.Where(f => f.CampaignId == campaign.Id && f.Kind == document).OrderBy(f => f.Id)
            .Select(f => new { f.DocumentId, f.Id, f.FileName, f.Hash }).ToListAsync(cancel)).ToLookup(f => f.DocumentId, f => new IssuedFileRow(f.Id, f.FileName, f.Hash));
        return [.. papers.Select(p => new AwardPaperRow(p.Id, p.Number, CampaignClock.ToLocal(p.IssuedAt), p.IssuedBy, [.. files[p.Id]]))];
    }

    private async Task<IReadOnlyList<AwardLogRow>> LogAsync(AwardKind kind, CancellationToken cancel)
    {
        AuditAction[] actions = [ActionOf(kind), AuditAction.AwardRulesChanged];
        var entries = await context.AuditEntries.AsNoTracking().Where(a => a.CampaignId == campaign.Id && actions.Contains(a.Action))
            .OrderByDescending(a => a.Id).Take(LogLength).ToListAsync(cancel);
        return [.. entries.Select(a => new AwardLogRow(CampaignClock.ToLocal(a.At), a.UserName, a.Action, a.Subject, AuditChanges.Read(a.Changes)))];
    }
}
