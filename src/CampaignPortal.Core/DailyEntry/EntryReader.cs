using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>Reads a commune's day in a handful of statements, whatever the number of hamlets.</summary>
internal static class EntryReader
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, IAsyncEnumerable<CommuneDay>>> Days = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId) => context.CommuneDays.AsNoTracking().Where(d => d.CommuneId == communeId)));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, DateOnly, IAsyncEnumerable<DailyCount>>> Counts = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly from, DateOnly to) => context.DailyCounts.AsNoTracking()
            .Where(c => c.CommuneId == communeId && c.Day >= from && c.Day <= to)));

    private static readonly CompiledQuery<Func<PortalDbContext, int, IAsyncEnumerable<Reopening>>> Requests = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId) => context.Reopenings.AsNoTracking().Where(r => r.CommuneId == communeId)));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, IAsyncEnumerable<CellFlag>>> Flags = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly day) => context.CellFlags.AsNoTracking().Where(f => f.CommuneId == communeId && f.Day == day)));

    /// <param name="context">Open with the caller's scope.</param>
    /// <param name="campaign">As the caller sees it.</param>
    /// <param name="communeId">A commune of it.</param>
    /// <param name="day">A day that can be entered.</param>
    /// <param name="utcNow">Campaign time.</param>
    public static async Task<EntryDay> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly day, DateTime utcNow, CancellationToken cancel)
    {
        var now = CampaignClock.ToLocal(utcNow);
        var commune = campaign.FindCommune(communeId)!;
        var parts = EntryRules.HeadlineParts(campaign).ToHashSet();
        var days = (await ListAsync(Days.For(context)(context, communeId), cancel)).ToDictionary(d => d.Day);
        var requests = await ListAsync(Requests.For(context)(context, communeId), cancel);
        var flags = (await ListAsync(Flags.For(context)(context, communeId, day), cancel)).ToLookup(f => (f.HamletId, f.IndicatorId));
        var running = await PastCounts.RunningAsync(context, communeId, day, cancel);

        // One stretch holds the day, the day before and the last reported days.
        var recentDays = days.Keys.Where(d => d < day).OrderDescending().Take(StandardChecks.UsualDays).ToHashSet();
        var from = recentDays.Append(day.AddDays(-1)).Min();
        var counts = (await ListAsync(Counts.For(context)(context, communeId, from, day), cancel)).ToLookup(c => c.HamletId);
        var stocks = campaign.Entered.Where(i => i.Kind == IndicatorKind.Stock).Select(i => i.Id).ToList();
        var held = recentDays.Count == 0 ? []
            : await context.DailyCounts.AsNoTracking().NewestStocks(communeId, day.AddDays(-1), stocks).ToListAsync(cancel);

        var own = days.GetValueOrDefault(day);
        return new()
        {
            Campaign = campaign,
            Commune = commune,
            Day = day,
            Today = DateOnly.FromDateTime(now),
            Now = now,
            State = StateOf(day),
            Kind = own?.Kind,
            Version = own?.Version ?? 0,
            Stored = own,
            IsLocked = IsLocked(day),
            Reopening = requests.Where(r => r.Day == day).MaxBy(r => r.Id),
            Quota = campaign.QuotaOn(day, communeId),
            Rows = [.. commune.Hamlets.Select(Row)],
            Calendar =
            [
                .. Enumerable.Range(0, campaign.DayCount).Select(campaign.Campaign.StartDay.AddDays).Select(d => new CalendarDay(
                    d, StateOf(d), d <= DateOnly.FromDateTime(now) && IsLocked(d), days.TryGetValue(d, out var reported) && reported.WasReopened,
                    requests.Any(r => r.Day == d && r.IsOpen(utcNow)))),
            ],
        };

        EntryRow Row(Hamlet hamlet)
        {
            var ofDay = counts[hamlet.Id].Where(c => c.Day == day).ToDictionary(c => c.IndicatorId, c => c.Value);
            var yesterday = counts[hamlet.Id].Where(c => c.Day == day.AddDays(-1)).ToDictionary(c => c.IndicatorId, c => c.Value);
            var cells = campaign.Entered.ToDictionary(i => i.Id, i => new EntryCell(
                ofDay.TryGetValue(i.Id, out var value) ? value : null,
                i.Kind == IndicatorKind.Stock ? null : running.GetValueOrDefault((hamlet.Id, i.Id)),
                i.Kind == IndicatorKind.Stock ? held.FirstOrDefault(c => (c.HamletId, c.IndicatorId) == (hamlet.Id, i.Id))?.Value : null,
                i.Kind == IndicatorKind.Stock ? null : StandardChecks.Usual(
                    counts[hamlet.Id].Where(c => c.IndicatorId == i.Id && recentDays.Contains(c.Day)).Select(c => c.Value)),
                flags[(hamlet.Id, i.Id)].FirstOrDefault()));
            return new(
                hamlet, campaign.QuotaOn(day, communeId, hamlet.Id), parts.Sum(p => running.GetValueOrDefault((hamlet.Id, p))),
                EntryRules.HeadlineOf(campaign, yesterday), cells, EntryRules.HeadlineOf(campaign, ofDay) ?? 0);
        }

        bool IsLocked(DateOnly of) => LockRules.IsPast(campaign, of, now) && !requests.Any(r => r.Day == of && r.IsOpen(utcNow));

        DayState StateOf(DateOnly of) => DayStates.Of(
            of, campaign.CutOffOn(of), days.TryGetValue(of, out var reported) ? CampaignClock.ToLocal(reported.FirstSubmittedAt) : null, now);
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancel)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            list.Add(row);
        }

        return list;
    }
}
