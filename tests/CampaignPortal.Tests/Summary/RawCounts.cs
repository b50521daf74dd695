using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Summary;

/// <summary>The reference campaign added up another way than the product's: every count and every report, one by one, without kept totals.</summary>
internal sealed class RawCounts
{
    private readonly CampaignDefinition _campaign;
    private readonly List<DailyCount> _counts;
    private readonly List<CommuneDay> _days;
    private readonly List<Dc01Line> _dc01;

    private RawCounts(CampaignDefinition campaign, List<DailyCount> counts, List<CommuneDay> days, List<Dc01Line> dc01) =>
        (_campaign, _counts, _days, _dc01) = (campaign, counts, days, dc01);

    public static async Task<RawCounts> ReadAsync(TestPortal portal, CampaignDefinition campaign, CancellationToken cancel)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        return new(
            campaign, await context.DailyCounts.AsNoTracking().ToListAsync(cancel), await context.CommuneDays.AsNoTracking().ToListAsync(cancel),
            await context.Dc01Lines.AsNoTracking().ToListAsync(cancel));
    }

    public int Sum(int commune, string code) => _counts.Where(c => c.CommuneId == commune && c.IndicatorId == Id(code)).Sum(c => c.Value);

    public int HamletSum(int hamlet, string code) => _counts.Where(c => c.HamletId == hamlet && c.IndicatorId == Id(code)).Sum(c => c.Value);

    /// <summary>Of a stock the newest count that a hamlet gave.</summary>
    public int HamletState(int hamlet, string code) => _counts.Where(c => c.HamletId == hamlet && c.IndicatorId == Id(code)).MaxBy(c => c.Day)?.Value ?? 0;

    public int State(int commune, string code) => _campaign.FindCommune(commune)!.Hamlets.Sum(h => HamletState(h.Id, code));

    public int Quota(int commune) => _campaign.Quotas.Where(q => q.CommuneId == commune && q.HamletId is null).MaxBy(q => q.ValidFrom)!.Target;

    public int Day(DateOnly day) => _counts.Where(c => c.Day == day && IsPart(c)).Sum(c => c.Value);

    public int Upto(DateOnly day) => _counts.Where(c => c.Day <= day && IsPart(c)).Sum(c => c.Value);

    public int Reported(DateOnly day) => _days.Count(d => d.Day == day);

    public int Days(int commune) => _days.Count(d => d.CommuneId == commune);

    // The cut-off is 16:30, its minute included.
    public int OnTime(int commune) => _days.Count(d => d.CommuneId == commune && d.FirstSubmittedAt.AddHours(7) < d.Day.ToDateTime(new(16, 31)));

    public int? Dc01(int commune) => _dc01.Where(l => l.CommuneId == commune && l.Day == _campaign.Campaign.EndDay).MaxBy(l => l.Id) is { } line ? line.Level1 + line.Level2 : null;

    private bool IsPart(DailyCount count) => count.IndicatorId == Id("level1") || count.IndicatorId == Id("level2");

    private int Id(string code) => _campaign.FindIndicator(code)!.Id;
}
