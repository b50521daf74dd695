using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>Reads a commune's day in three statements, whatever the number of hamlets.</summary>
internal static class EntryReader
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, IAsyncEnumerable<CommuneDay>>> Days = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId) => context.CommuneDays.AsNoTracking().Where(d => d.CommuneId == communeId)));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, DateOnly, IAsyncEnumerable<DailyCount>>> Counts = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly from, DateOnly to) => context.DailyCounts.AsNoTracking()
            .Where(c => c.CommuneId == communeId && c.Day >= from && c.Day <= to)));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, IAsyncEnumerable<HamletSum>>> Sums = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly before) => context.DailyCounts
            .Where(c => c.CommuneId == communeId && c.Day < before)
            .GroupBy(c => new { c.HamletId, c.IndicatorId })
            .Select(g => new HamletSum(g.Key.HamletId, g.Key.IndicatorId, g.Sum(c => c.Value)))));

    public static async Task<EntryDay> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly day, DateTime now, CancellationToken cancel)
    {
        var commune = campaign.FindCommune(communeId)!;
        var parts = EntryRules.HeadlineParts(campaign).ToHashSet();

        var days = new Dictionary<DateOnly, CommuneDay>();
        await foreach (var reported in Days.For(context)(context, communeId).WithCancellation(cancel))
        {
            days[reported.Day] = reported;
        }

        var values = commune.Hamlets.ToDictionary(h => h.Id, _ => new Dictionary<int, int>());
        var yesterday = commune.Hamlets.ToDictionary(h => h.Id, _ => new Dictionary<int, int>());
        await foreach (var count in Counts.For(context)(context, communeId, day.AddDays(-1), day).WithCancellation(cancel))
        {
            (count.Day == day ? values : yesterday)[count.HamletId][count.IndicatorId] = count.Value;
        }

        var before = new Dictionary<int, int>();
        await foreach (var sum in Sums.For(context)(context, communeId, day).WithCancellation(cancel))
        {
            if (parts.Contains(sum.IndicatorId))
            {
                before[sum.HamletId] = before.GetValueOrDefault(sum.HamletId) + sum.Value;
            }
        }

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
            LastSubmittedAt = own is null ? null : CampaignClock.ToLocal(own.LastSubmittedAt),
            LastSubmittedBy = own?.LastSubmittedBy,
            Quota = campaign.QuotaOn(day, communeId),
            Rows =
            [
                .. commune.Hamlets.Select(h => new EntryRow(
                    h.Id, h.FullName, campaign.QuotaOn(day, communeId, h.Id), before.GetValueOrDefault(h.Id),
                    EntryRules.HeadlineOf(campaign, yesterday[h.Id]), values[h.Id], EntryRules.HeadlineOf(campaign, values[h.Id]) ?? 0)),
            ],
            Calendar =
            [
                .. Enumerable.Range(0, campaign.DayCount).Select(campaign.Campaign.StartDay.AddDays).Select(d => new CalendarDay(d, StateOf(d))),
            ],
        };

        DayState StateOf(DateOnly of) => DayStates.Of(
            of, campaign.Campaign.CutOff, days.TryGetValue(of, out var reported) ? CampaignClock.ToLocal(reported.FirstSubmittedAt) : null, now);
    }

    private sealed record HamletSum(int HamletId, int IndicatorId, int Value);
}
