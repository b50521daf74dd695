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
    /// <param name="received">When it reached the portal, in campaign time: decides which days have come, and which reopenings are open.</param>
    /// <param name="deciding">The moment that counts for the lock; earlier than received where the campaign lets the time of making count.</param>
    /// <returns>Why not, or null; and whether only a reopening lets it through.</returns>
    public static async Task<(RefusalReason? Refusal, bool IsReopened)> CheckAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly day, DateTime received, DateTime deciding, CancellationToken cancel)
    {
        if (EntryRules.CheckDay(campaign, day, DateOnly.FromDateTime(CampaignClock.ToLocal(received))) is { } badDay)
        {
            return (badDay, false);
        }

        if (!LockRules.IsPast(campaign, day, CampaignClock.ToLocal(deciding)))
        {
            return (null, false);
        }

        var granted = await context.Reopenings.AsNoTracking()
            .Where(r => r.CommuneId == communeId && r.Day == day && r.Status == ReopeningStatus.Granted).ToListAsync(cancel);
        return granted.Any(r => r.IsOpen(received)) ? (null, true) : (RefusalReason.DayLocked, false);
    }
}
