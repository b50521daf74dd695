using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.BrowserTests.Cuts;

/// <summary>What the database has of a commune's day.</summary>
internal sealed record StoredDay(int Submissions, int AuditEntries, IReadOnlyDictionary<(string Hamlet, string Indicator), int> Counts)
{
    public static async Task<StoredDay> ReadAsync(PortalServer portal, string commune, DateOnly day)
    {
        await using var context = portal.Services.GetRequiredService<PortalDb>().Open(AreaScope.System("test"));
        var id = await context.Communes.Where(c => c.FullName == commune).Select(c => c.Id).SingleAsync();
        var names = await context.Hamlets.Where(h => h.CommuneId == id).ToDictionaryAsync(h => h.Id, h => h.FullName);
        var indicators = await context.Indicators.ToDictionaryAsync(i => i.Id, i => i.Name);
        var counts = await context.DailyCounts.Where(c => c.CommuneId == id && c.Day == day).ToListAsync();
        return new(
            await context.Submissions.CountAsync(s => s.CommuneId == id && s.Day == day),
            await context.AuditEntries.CountAsync(a => a.CommuneId == id && a.Day == day && a.Action == AuditAction.DaySubmitted),
            counts.ToDictionary(c => (names[c.HamletId], indicators[c.IndicatorId]), c => c.Value));
    }
}
