using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>What a commune's hamlets counted before a day, as far as checks and running totals ask.</summary>
internal sealed class PastCounts
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, IAsyncEnumerable<CellCount>>> Sums = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly before) => context.DailyCounts
            .Where(c => c.CommuneId == communeId && c.Day < before)
            .GroupBy(c => new { c.HamletId, c.IndicatorId })
            .Select(g => new CellCount(g.Key.HamletId, g.Key.IndicatorId, g.Sum(c => c.Value)))));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, int[], IAsyncEnumerable<HamletCount>>> Reached = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly before, int[] parts) => context.DailyCounts
            .Where(c => c.CommuneId == communeId && c.Day < before && parts.Contains(c.IndicatorId))
            .GroupBy(c => c.HamletId)
            .Select(g => new HamletCount(g.Key, g.Sum(c => c.Value)))));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, IAsyncEnumerable<CellCount>>> Recent = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly before) => context.DailyCounts
            .Where(c => c.CommuneId == communeId && context.CommuneDays
                .Where(d => d.CommuneId == communeId && d.Day < before).OrderByDescending(d => d.Day).Take(StandardChecks.UsualDays)
                .Select(d => d.Day).Contains(c.Day))
            .Select(c => new CellCount(c.HamletId, c.IndicatorId, c.Value))));

    private readonly Dictionary<int, int> _reached = [];
    private ILookup<(int, int), int>? _recent;

    private PastCounts()
    {
    }

    /// <summary>Running totals of every cell up to the day before; stocks are in it too and mean nothing.</summary>
    public static async Task<IReadOnlyDictionary<(int Hamlet, int Indicator), int>> RunningAsync(
        PortalDbContext context, int communeId, DateOnly day, CancellationToken cancel)
    {
        var sums = new Dictionary<(int, int), int>();
        await foreach (var sum in Sums.For(context)(context, communeId, day).WithCancellation(cancel))
        {
            sums[(sum.HamletId, sum.IndicatorId)] = sum.Value;
        }

        return sums;
    }

    /// <summary>The counts of the last reported days, for the usual.</summary>
    public static async Task<ILookup<(int Hamlet, int Indicator), int>> RecentAsync(
        PortalDbContext context, int communeId, DateOnly day, CancellationToken cancel)
    {
        var recent = new List<CellCount>();
        await foreach (var count in Recent.For(context)(context, communeId, day).WithCancellation(cancel))
        {
            recent.Add(count);
        }

        return recent.ToLookup(c => (c.HamletId, c.IndicatorId), c => c.Value);
    }

    /// <param name="context">Inside the transaction.</param>
    /// <param name="campaign">Its headline indicator.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="day">The day that is submitted.</param>
    /// <param name="withUsual">Whether <see cref="UsualOf"/> will be asked.</param>
    public static async Task<PastCounts> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly day, bool withUsual, CancellationToken cancel)
    {
        var past = new PastCounts();
        if (campaign.Checks.Any(c => c is { Code: CheckCode.AboveEligible, Level: not CheckLevel.Off }))
        {
            await foreach (var sum in Reached.For(context)(context, communeId, day, [.. EntryRules.HeadlineParts(campaign)]).WithCancellation(cancel))
            {
                past._reached[sum.HamletId] = sum.Value;
            }
        }

        past._recent = withUsual ? await RecentAsync(context, communeId, day, cancel) : null;
        return past;
    }

    public double? UsualOf(int hamletId, int indicatorId) => _recent is null ? null : StandardChecks.Usual(_recent[(hamletId, indicatorId)]);

    public int ReachedOf(int hamletId) => _reached.GetValueOrDefault(hamletId);

    private sealed record CellCount(int HamletId, int IndicatorId, int Value);

    private sealed record HamletCount(int HamletId, int Value);
}
