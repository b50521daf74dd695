using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Summary;

/// <summary>The hamlets of every commune by two statements.</summary>
internal sealed class SummaryHamlets(PortalDbContext context, CampaignDefinition campaign, IReadOnlyList<Indicator> parts)
{
    public async Task<IReadOnlyList<SummaryLine>> ReadAsync(DateOnly day, CancellationToken cancel)
    {
        var flows = parts.Select(p => p.Id).ToList();
        var sums = (await context.DailyCounts.Where(c => c.CampaignId == campaign.Id && c.Day <= day && flows.Contains(c.IndicatorId))
                .GroupBy(c => new { c.HamletId, c.IndicatorId }).Select(g => new { g.Key.HamletId, g.Key.IndicatorId, Value = g.Sum(c => c.Value) }).ToListAsync(cancel))
            .ToDictionary(s => (s.HamletId, s.IndicatorId), s => (int?)s.Value);
        var (absent, ineligible) = (campaign.FindIndicator(StandardIndicators.Absent)?.Id ?? 0, campaign.FindIndicator(StandardIndicators.Ineligible)?.Id ?? 0);

        // Of a stock each hamlet's newest count holds.
        var states = (await context.DailyCounts
                .Where(c => c.CampaignId == campaign.Id && c.Day <= day && (c.IndicatorId == absent || c.IndicatorId == ineligible)
                    && !context.DailyCounts.Any(n => n.CommuneId == c.CommuneId && n.HamletId == c.HamletId && n.IndicatorId == c.IndicatorId && n.Day > c.Day && n.Day <= day))
                .Select(c => new { c.HamletId, c.IndicatorId, c.Value }).ToListAsync(cancel))
            .ToDictionary(s => (s.HamletId, s.IndicatorId), s => (int?)s.Value);
        return
        [
            .. campaign.Communes.SelectMany(commune => commune.Hamlets.Select(hamlet =>
            {
                List<int?> values = [.. flows.Select(f => sums.GetValueOrDefault((hamlet.Id, f)))];
                return new SummaryLine
                {
                    Name = hamlet.FullName,
                    Commune = commune.FullName,
                    Eligible = hamlet.Eligible,
                    ActivatedBefore = hamlet.ActivatedBefore,
                    Quota = campaign.QuotaOn(day, commune.Id, hamlet.Id),
                    Parts = values,
                    Cumulative = Sums.OrNull(values) ?? 0,
                    Absent = states.GetValueOrDefault((hamlet.Id, absent)),
                    Ineligible = states.GetValueOrDefault((hamlet.Id, ineligible)),
                };
            })),
        ];
    }
}
