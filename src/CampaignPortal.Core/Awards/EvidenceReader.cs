using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using CampaignPortal.Core.Urging;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Awards;

/// <summary>Reads the figures of every commune and unit on a day.</summary>
internal sealed class EvidenceReader(PortalDbContext context, CampaignDefinition campaign, AwardRules rules)
{
    /// <summary>Communes first, then units, each in the campaign's order.</summary>
    public async Task<IReadOnlyList<AwardStanding>> ReadAsync(AwardKind kind, DateOnly day, DateTime now, CancellationToken cancel)
    {
        var newest = await NewestDays.ReadAsync(context, campaign.Id, day, cancel);
        var rollup = new RollupBuilder(campaign, day, now).Communes(newest.ByCommune);
        var kept = await KeptDay.ReadAsync(context, campaign, day, cancel);
        var isDc01Official = campaign.Campaign.OfficialFigures == OfficialFigures.Dc01;

        // Where it counts officially, by the line that the rollup has; else beside the own count of the very day.
        var dc01 = (await context.Dc01Lines.AsNoTracking()
            .Where(l => l.CampaignId == campaign.Id && (l.Day == day || (isDc01Official && l.Day <= day))).ToListAsync(cancel)).Newest()
            .GroupBy(l => l.Key.CommuneId).ToDictionary(g => g.Key, g => g.MaxBy(l => l.Key.Day));
        var urges = kind == AwardKind.Criticism
            ? (await context.Urges.AsNoTracking().Where(u => u.CampaignId == campaign.Id && u.Day <= day).OrderBy(u => u.Id).ToListAsync(cancel)).ToLookup(u => u.CommuneId)
            : null;
        var units = (await context.UnitProgress.AsNoTracking().Where(p => p.CampaignId == campaign.Id && p.Day <= day).OrderBy(p => p.Day).ToListAsync(cancel))
            .ToLookup(p => p.UnitId);
        return
        [
            .. rollup.Rows.Select(row => Standing(kind, AwardSubject.OfCommune(row.AreaId), row.Name, EvidenceRules.OfCommune(
                rules, kind, day, row, dc01.TryGetValue(row.AreaId, out var line) ? new(line.Key.Day, line.Value) : null, isDc01Official,
                ReportingRecord.Of(campaign, day, now, [.. kept[row.AreaId]]), [.. (urges?[row.AreaId] ?? []).Select(u => Urged(u, kept[row.AreaId]))]))),
            .. campaign.Units.Select(unit => Standing(kind, AwardSubject.OfUnit(unit.Id), unit.Name, EvidenceRules.OfUnit(
                rules, kind, day, campaign.Campaign, UnitRow.Of(campaign.Campaign, unit, day, units[unit.Id])))),
        ];
    }

    private static AwardStanding Standing(AwardKind kind, string subject, string name, AwardEvidence evidence) =>
        new(subject, name, evidence, EvidenceRules.IsCandidate(kind, evidence));

    private static EvidenceUrge Urged(Urge urge, IEnumerable<KeptDay> kept)
    {
        var reported = urge.Reason == UrgeReason.Missing ? kept.FirstOrDefault(d => d.Day == urge.Day) : null;
        return new(
            urge.Day, CampaignClock.ToLocal(urge.UrgedAt), urge.Reason,
            reported is not null && reported.FirstReceivedAt >= urge.UrgedAt ? (int)(reported.FirstReceivedAt - urge.UrgedAt).TotalMinutes : null);
    }
}
