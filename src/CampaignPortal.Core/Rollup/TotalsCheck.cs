using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>Recomputes every kept total, and how many hamlets a day leaves blank, from the raw counts and names each that differs.</summary>
public sealed class TotalsCheck(PortalDb db, CampaignCatalog catalog)
{
    /// <summary>The differences of a campaign; empty when all agree.</summary>
    /// <param name="progress">Communes done so far, and all.</param>
    public async Task<IReadOnlyList<TotalDifference>> RunAsync(
        AreaScope scope, int campaignId, IProgress<(int Done, int Of)>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        var campaign = await catalog.FindAsync(scope, campaignId, cancel) ?? throw new AccessDeniedException();
        var differences = new List<TotalDifference>();
        for (var index = 0; index < campaign.Communes.Count; index++)
        {
            await using var context = db.Open(scope);
            differences.AddRange(await CheckAsync(context, campaign, campaign.Communes[index], cancel));
            progress?.Report((index + 1, campaign.Communes.Count));
        }

        return differences;
    }

    private static async Task<List<TotalDifference>> CheckAsync(
        PortalDbContext context, CampaignDefinition campaign, CommuneDefinition commune, CancellationToken cancel)
    {
        var reported = await context.CommuneDays.AsNoTracking().Where(d => d.CommuneId == commune.Id)
            .OrderBy(d => d.Day).Select(d => new { d.Day, d.BlankHamlets }).ToListAsync(cancel);
        var days = reported.ConvertAll(d => d.Day);
        var counts = (await context.DailyCounts.AsNoTracking().Where(c => c.CommuneId == commune.Id)
            .Select(c => new { c.Day, c.HamletId, c.IndicatorId, c.Value }).ToListAsync(cancel)).ToLookup(c => c.Day);
        var kept = await context.DayTotals.AsNoTracking().Where(t => t.CommuneId == commune.Id)
            .ToDictionaryAsync(t => (t.Day, t.IndicatorId), t => new TotalLine(t.IndicatorId, t.DayValue, t.Running), cancel);

        var calculator = new TotalsCalculator(campaign.Indicators);
        var right = days
            .SelectMany(day => calculator.Next(counts[day].Select(c => new Count(c.HamletId, c.IndicatorId, c.Value))).Select(line => (day, line)))
            .ToDictionary(x => (x.day, x.line.IndicatorId), x => x.line);
        var names = campaign.Indicators.ToDictionary(i => i.Id, i => i.Code);
        var differences = (
            from key in right.Keys.Union(kept.Keys)
            let expected = right.TryGetValue(key, out var r) ? r : (TotalLine?)null
            let actual = kept.TryGetValue(key, out var k) ? k : (TotalLine?)null
            where expected != actual
            select new TotalDifference(commune.FullName, key.Item1, names[key.Item2], expected, actual)).ToList();

        differences.AddRange(
            from day in counts.Select(c => c.Key).Except(days)
            select new TotalDifference(commune.FullName, day, "*", null, null));
        differences.AddRange(
            from day in reported
            let blank = BlankHamlets.Count(campaign.Indicators, commune.Hamlets.Select(h => h.Id), counts[day.Day].Select(c => (c.HamletId, c.IndicatorId)))
            where blank != day.BlankHamlets
            select new TotalDifference(commune.FullName, day.Day, TotalDifference.Blank, new(0, blank, null), new(0, day.BlankHamlets, null)));
        return differences;
    }
}

/// <summary>
/// A total that is not what the counts give. <paramref name="Indicator"/> "*": counts of a day that nobody reported;
/// <see cref="Blank"/>: how many hamlets the day says nothing of.
/// </summary>
public sealed record TotalDifference(string Commune, DateOnly Day, string Indicator, TotalLine? Expected, TotalLine? Kept)
{
    public const string Blank = "blank_hamlets";
}
