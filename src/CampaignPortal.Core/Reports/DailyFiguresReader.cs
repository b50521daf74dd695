using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reports;

/// <summary>Reads what the report of a day says.</summary>
internal sealed class DailyFiguresReader(PortalDbContext context, CampaignDefinition campaign)
{
    // What the headline is made of.
    private readonly List<Indicator> _parts = [.. campaign.Indicators.Where(i => i.CountsInto == campaign.Headline.Code)];

    /// <param name="day">A day of the campaign.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public async Task<DailyFigures> ReadAsync(DateOnly day, DateTime now, CancellationToken cancel)
    {
        var (rollup, _) = await RollupReader.ReadAsync(context, campaign, day, now, compares: false, cancel);
        var notes = await context.DayNotes.AsNoTracking().Where(n => n.CampaignId == campaign.Id && n.Day == day).ToListAsync(cancel);
        var values = await ValuesAsync(day, cancel);
        var figures = DailyFiguresBuilder.Of(campaign, rollup, notes, values);
        var issued = await context.DailyReports.Where(r => r.CampaignId == campaign.Id && r.Day != day)
            .OrderByDescending(r => r.Day < day).ThenByDescending(r => r.Day)
            .Select(r => new { r.Day, Figures = r.Day < day ? r.Figures : null }).FirstOrDefaultAsync(cancel);
        if (issued?.Figures is not { } previous)
        {
            return figures with { LaterDay = issued?.Day };
        }

        var earlier = DailyFigures.Read(previous);
        var official = await OfficialAsync(earlier.Day, cancel);
        var ofTotals = earlier.Rows.Where(r => r.Dc01Day is not null).Select(r => r.AreaId).Concat(official.Keys).ToHashSet();
        var own = AdjustmentRules.Differences(earlier, values).Where(d => !ofTotals.Contains(d.Now.CommuneId)).ToList();
        return figures with
        {
            PreviousDay = earlier.Day,
            Adjustments = [.. AdjustmentRules.OfTotals(earlier, official, values), .. await AdjustmentsAsync(earlier.Day, own, cancel)],
        };
    }

    private async Task<IReadOnlyList<ReportedValue>> ValuesAsync(DateOnly day, CancellationToken cancel)
    {
        int[] indicators = [campaign.Headline.Id, .. _parts.Select(p => p.Id)];
        var totals = await context.DayTotals.Where(t => t.CampaignId == campaign.Id && indicators.Contains(t.IndicatorId) && t.Day <= day)
            .OrderBy(t => t.Day).ThenBy(t => t.CommuneId).Select(t => new { t.CommuneId, t.Day, t.IndicatorId, t.DayValue }).ToListAsync(cancel);
        var parts = totals.Where(t => t.IndicatorId != campaign.Headline.Id).ToDictionary(t => (t.CommuneId, t.Day, t.IndicatorId), t => t.DayValue);
        return
        [
            .. totals.Where(t => t.IndicatorId == campaign.Headline.Id).Select(t => new ReportedValue(t.CommuneId, t.Day, t.DayValue)
            {
                Parts = _parts.Count > 1 ? [.. _parts.Select(p => parts.GetValueOrDefault((t.CommuneId, t.Day, p.Id)))] : null,
            }),
        ];
    }

    // What the national system says now of that day; nothing where it does not count officially.
    private async Task<Dictionary<int, OfficialTotal>> OfficialAsync(DateOnly day, CancellationToken cancel)
    {
        if (campaign.Campaign.OfficialFigures == OfficialFigures.Communes)
        {
            return [];
        }

        var lines = (await context.Dc01Lines.AsNoTracking().Where(l => l.CampaignId == campaign.Id && l.Day <= day).ToListAsync(cancel)).Newest();
        return OfficialDays.Lines(campaign, lines).ToDictionary(c => c.Key, c => c.MaxBy(l => l.Day)).ToDictionary(c => c.Key, c => new OfficialTotal(c.Value.Day, c.Value.Running));
    }

    /// <param name="previous">The day of the report that they are compared with.</param>
    private async Task<IReadOnlyList<Adjustment>> AdjustmentsAsync(DateOnly previous, List<(ReportedValue Now, ReportedValue? Before)> differences, CancellationToken cancel)
    {
        if (differences.Count == 0)
        {
            return [];
        }

        var days = differences.Select(d => d.Now.Day).Distinct().ToList();
        var sent = (await context.CommuneDays.AsNoTracking().Where(d => d.CampaignId == campaign.Id && days.Contains(d.Day)).ToListAsync(cancel))
            .ToDictionary(d => (d.CommuneId, d.Day));
        var reopened = (await context.Reopenings.AsNoTracking()
            .Where(r => r.CampaignId == campaign.Id && days.Contains(r.Day) && r.Status == ReopeningStatus.Granted).ToListAsync(cancel))
            .ToLookup(r => (r.CommuneId, r.Day));

        // What was said before that report stands in it, or never had to.
        var subject = nameof(DocumentKind.DailyReport);
        var issued = await context.AuditEntries
            .Where(a => a.CampaignId == campaign.Id && a.Action == AuditAction.DocumentIssued && a.Subject == subject && a.CommuneId == null && a.Day == previous)
            .MaxAsync(a => (long?)a.Id, cancel) ?? 0;
        var changed = (await context.AuditEntries.AsNoTracking()
            .Where(a => a.CampaignId == campaign.Id && a.Action == AuditAction.DaySubmitted && a.CommuneId != null && a.Day != null && days.Contains(a.Day.Value) && a.Id > issued)
            .OrderBy(a => a.Id).Select(a => new { a.CommuneId, a.Day, a.Changes }).ToListAsync(cancel))
            .ToLookup(a => (a.CommuneId!.Value, a.Day!.Value), a => a.Changes);
        var names = _parts.ConvertAll(p => Phrases.Lower(p.ShortName));
        int[] counted = [campaign.Headline.Id, .. _parts.Select(p => p.Id)];
        return [.. differences.Select(d =>
        {
            var key = (d.Now.CommuneId, d.Now.Day);
            var report = sent[key];
            var change = new DayChange(
                d.Before is null, report.WasReopened, CampaignClock.ToLocal(report.LastSubmittedAt),
                report.WasReopened ? reopened[key].OrderBy(r => r.DecidedAt).LastOrDefault()?.Reason : null,
                [
                    .. changed[key].SelectMany(AuditChanges.Read).Where(c => counted.Any(id => AuditChange.IsCellOf(c.Field, id)))
                        .Select(c => c.Reason).OfType<string>().Distinct(StringComparer.Ordinal),
                ]);
            return new Adjustment(
                campaign.FindCommune(d.Now.CommuneId)!.FullName, d.Now.Day, d.Before?.Value, d.Now.Value,
                AdjustmentRules.Cause(change) + AdjustmentRules.Parts(d.Now, d.Before, names));
        })];
    }
}
