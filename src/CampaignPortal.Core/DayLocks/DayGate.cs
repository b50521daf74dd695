using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DayLocks;

/// <summary>Whether what belongs to a commune's day may be written now.</summary>
internal static class DayGate
{
    /// <param name="context">Inside the transaction of the write.</param>
    /// <param name="campaign">Its days and its lock.</param>
    /// <param name="communeId">A commune of it.</param>
    /// <param name="day">The day that is to be written.</param>
    /// <param name="utcNow">Campaign time.</param>
    /// <returns>Why not, or null.</returns>
    public static async Task<RefusalReason?> CheckAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly day, DateTime utcNow, CancellationToken cancel)
    {
        var now = CampaignClock.ToLocal(utcNow);
        if (EntryRules.CheckDay(campaign, day, DateOnly.FromDateTime(now)) is { } badDay)
        {
            return badDay;
        }

        if (!LockRules.IsPast(campaign, day, now))
        {
            return null;
        }

        var requests = await context.Reopenings.AsNoTracking().Where(r => r.CommuneId == communeId && r.Day == day).ToListAsync(cancel);
        return requests.Any(r => r.IsOpen(utcNow)) ? null : RefusalReason.DayLocked;
    }
}
