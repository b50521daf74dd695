using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Every hamlet of the campaign by four statements, however many there are.</summary>
internal static class HamletFigures
{
    public static async Task<IReadOnlyList<AreaSource>> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, DateOnly from, DateOnly to, DateTime now, CancellationToken cancel)
    {
        var stocks = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Stock).Select(i => i.Id).ToList();
        var counts = context.DailyCounts.AsNoTracking().Where(c => c.CampaignId == campaign.Id && c.Day <= to);
        var flows = await counts.Where(c => !stocks.Contains(c.IndicatorId))
            .GroupBy(c => new { c.HamletId, c.IndicatorId })
            .Select(g => new
            {
                g.Key.HamletId,
                g.Key.IndicatorId,
                Running = g.Sum(c => c.Value),
                Period = g.Sum(c => c.Day >= from ? c.Value : 0),
            }).ToListAsync(cancel);
        var states = await counts.Where(c => stocks.Contains(c.IndicatorId)
            && !counts.Any(d => d.CommuneId == c.CommuneId && d.HamletId == c.HamletId && d.IndicatorId == c.IndicatorId && d.Day > c.Day)).ToListAsync(cancel);
        var today = await counts.Where(c => c.Day == to).ToListAsync(cancel);
        var days = (await context.CommuneDays.AsNoTracking().Where(d => d.CampaignId == campaign.Id && d.Day <= to
            && !context.CommuneDays.Any(n => n.CommuneId == d.CommuneId && n.Day > d.Day && n.Day <= to)).ToListAsync(cancel)).ToDictionary(d => d.CommuneId);

        var figures = flows.ToDictionary(f => (f.HamletId, f.IndicatorId), f => new Figure(null, f.Running));
        foreach (var state in states)
        {
            figures[(state.HamletId, state.IndicatorId)] = new(null, state.Value);
        }

        foreach (var count in today)
        {
            figures[(count.HamletId, count.IndicatorId)] = figures[(count.HamletId, count.IndicatorId)] with { Day = count.Value };
        }

        var periods = flows.ToLookup(f => f.HamletId, f => KeyValuePair.Create(f.IndicatorId, (int?)f.Period));
        var number = 0;
        return
        [
            .. from commune in campaign.Communes
               from row in new RollupBuilder(campaign, to, now).Hamlets(commune.Id, Standing(days.GetValueOrDefault(commune.Id)), figures).Rows
               select new AreaSource(row, ++number, WithTotals(campaign, periods[row.AreaId].ToDictionary()), commune.FullName),
        ];
    }

    private static CommuneStanding Standing(CommuneDay? newest) =>
        new(null, newest is null ? null : new(newest.Day, newest.Kind, newest.FirstSubmittedAt, []), 0, new(null, null, null));

    private static Dictionary<int, int?> WithTotals(CampaignDefinition campaign, Dictionary<int, int?> period)
    {
        foreach (var total in campaign.Indicators.Where(i => !i.IsEntered))
        {
            period[total.Id] = Sums.OrNull(campaign.Indicators.Where(i => i.CountsInto == total.Code).Select(i => period.GetValueOrDefault(i.Id)));
        }

        return period;
    }
}
