using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.History;

/// <summary>How a hamlet's figures came to be what they are.</summary>
public sealed class HistoryService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>So many reported days are shown.</summary>
    public const int ShownDays = 12;

    /// <summary>So many changes are shown.</summary>
    public const int ShownChanges = 100;

    /// <summary>One hamlet up to a day, today where none is given; of one indicator alone where its code is given and known.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the scope's, or the hamlet not the commune's.</exception>
    public async Task<HamletHistory> OfHamletAsync(
        AreaScope scope, int campaignId, int communeId, int hamletId, DateOnly? day = null, string? indicator = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCommune(campaignId, communeId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var commune = campaign.FindCommune(communeId);
        AreaScope.Require(commune?.HasHamlet(hamletId) == true);
        var last = clock.NewestDay(campaign);
        var upTo = campaign.ChosenDay(day, last);
        var shown = campaign.Entered.Any(i => i.Code == indicator) ? [.. campaign.Entered.Where(i => i.Code == indicator)] : campaign.Entered;

        var days = await context.CommuneDays.AsNoTracking().Where(d => d.CommuneId == communeId && d.Day <= upTo)
            .OrderByDescending(d => d.Day).Take(ShownDays).Select(d => d.Day).ToListAsync(cancel);
        days.Reverse();
        var from = days.Count > 0 ? days[0] : upTo;
        var counts = (await context.DailyCounts.AsNoTracking()
                .Where(c => c.CommuneId == communeId && c.Day >= from && c.Day <= upTo && c.HamletId == hamletId).ToListAsync(cancel))
            .ToDictionary(c => (c.HamletId, c.Day, c.IndicatorId), c => c.Value);
        var changes = await ChangesAsync(context, campaignId, communeId, hamletId, from, upTo, shown, cancel);
        return new(
            campaign, commune!, commune!.Hamlets.Single(h => h.Id == hamletId), upTo, days,
            [.. shown.Select(i => new IndicatorSeries(i, [.. days.Select(d => counts.TryGetValue((hamletId, d, i.Id), out var value) ? value : (int?)null)]))],
            [.. changes.Take(ShownChanges)], changes.Count > ShownChanges);
    }

    // Read until there is one more than is shown: a day that was sent a thousand times is not read to its beginning.
    private static async Task<List<CellChange>> ChangesAsync(
        PortalDbContext context, int campaignId, int communeId, int hamletId, DateOnly from, DateOnly upTo, IReadOnlyList<Indicator> shown, CancellationToken cancel)
    {
        var fields = shown.ToDictionary(i => AuditChange.CellField(hamletId, i.Id));
        var entries = context.AuditEntries.AsNoTracking()
            .Where(a => a.CampaignId == campaignId && a.CommuneId == communeId && a.Day >= from && a.Day <= upTo && a.Action == AuditAction.DaySubmitted)
            .OrderByDescending(a => a.Id);
        var changes = new List<CellChange>();
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
        {
            changes.AddRange(
                from change in AuditChanges.Read(entry.Changes)
                where fields.ContainsKey(change.Field)
                select new CellChange(
                    CampaignClock.ToLocal(entry.At), entry.UserName, fields[change.Field], entry.Day!.Value, change.Old, change.New, change.Reason));
            if (changes.Count > ShownChanges)
            {
                break;
            }
        }

        return changes;
    }
}
