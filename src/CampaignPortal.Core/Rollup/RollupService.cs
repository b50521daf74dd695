using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>Reads the kept totals for dashboards, tables, exports and the JSON interface.</summary>
public sealed class RollupService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, int, DateOnly, IAsyncEnumerable<DayFigure>>> Trend = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int campaignId, int indicatorId, DateOnly upTo) => context.DayTotals
            .Where(t => t.CampaignId == campaignId && t.IndicatorId == indicatorId && t.Day <= upTo)
            .GroupBy(t => t.Day)
            .Select(g => new DayFigure(g.Key, g.Sum(t => t.DayValue), g.Count()))));

    /// <summary>All communes of a campaign on one day: one row each, also for those that never reported.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<RollupTable> CampaignAsync(AreaScope scope, int campaignId, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (await ReadAsync(scope, campaignId, day, cancel)).Table;
    }

    /// <summary>The same of the current campaign, with its definition; null where there is no campaign.</summary>
    /// <param name="choose">Gives the day, which hangs on the campaign.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<CampaignRollup?> CurrentAsync(
        AreaScope scope, Func<CampaignDefinition, DateOnly> choose, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);

        // To choose a day by, the definition in memory will do: where the one that comes with the figures gives another
        // day, the figures are read again.
        var campaign = catalog.Remembered(scope) ?? await catalog.FindCurrentAsync(scope, cancel);
        while (campaign is not null)
        {
            var rollup = await ReadAsync(scope, campaign.Id, choose(campaign), cancel);
            if (choose(rollup.Campaign) == rollup.Table.Day)
            {
                return rollup;
            }

            campaign = rollup.Campaign;
        }

        return null;
    }

    /// <summary>The hamlets of one commune on one day.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public async Task<RollupTable> CommuneAsync(
        AreaScope scope, int campaignId, int communeId, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCommune(campaignId, communeId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        AreaScope.Require(campaign.FindCommune(communeId) is not null);

        var counts = context.DailyCounts.AsNoTracking().Where(c => c.CommuneId == communeId);
        var stocks = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Stock).Select(i => i.Id).ToList();
        var reported = await context.CommuneDays.AsNoTracking()
            .Where(d => d.CommuneId == communeId && d.Day <= day).OrderByDescending(d => d.Day).FirstOrDefaultAsync(cancel);
        var sums = await counts.Where(c => c.Day <= day && !stocks.Contains(c.IndicatorId))
            .GroupBy(c => new { c.HamletId, c.IndicatorId })
            .Select(g => new { g.Key.HamletId, g.Key.IndicatorId, Running = g.Sum(c => c.Value) }).ToListAsync(cancel);
        var states = await counts.NewestStocks(communeId, day, stocks).ToListAsync(cancel);
        var today = await counts.Where(c => c.Day == day).ToListAsync(cancel);

        var figures = sums.ToDictionary(s => (s.HamletId, s.IndicatorId), s => new Figure(null, s.Running));
        foreach (var state in states)
        {
            figures[(state.HamletId, state.IndicatorId)] = new(null, state.Value);
        }

        foreach (var count in today)
        {
            figures[(count.HamletId, count.IndicatorId)] = figures[(count.HamletId, count.IndicatorId)] with { Day = count.Value };
        }

        return new RollupBuilder(campaign, day, clock.Now(campaign.Campaign)).Hamlets(communeId, reported, figures);
    }

    /// <summary>The headline indicator day by day, from the first day to <paramref name="upTo"/>, beside the required line.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<IReadOnlyList<TrendPoint>> TrendAsync(
        AreaScope scope, int campaignId, DateOnly upTo, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var days = new Dictionary<DateOnly, DayFigure>();
        await foreach (var figure in Trend.For(context)(context, campaignId, campaign.Headline.Id, upTo).WithCancellation(cancel))
        {
            days[figure.Day] = figure;
        }

        var points = new List<TrendPoint>(campaign.DayCount);
        var cumulative = 0;
        for (var number = 1; number <= campaign.DayCount; number++)
        {
            var day = campaign.Campaign.StartDay.AddDays(number - 1);
            var quota = Sums.OrNull(campaign.Communes.Select(c => campaign.QuotaOn(day, c.Id)));
            var figure = days.GetValueOrDefault(day);
            cumulative += figure?.Value ?? 0;
            points.Add(day <= upTo
                ? new(day, figure?.Value ?? 0, cumulative, PaceRules.Required(quota, number, campaign.DayCount), figure?.Communes ?? 0)
                : new(day, null, null, PaceRules.Required(quota, number, campaign.DayCount), 0));
        }

        return points;
    }

    private async Task<CampaignRollup> ReadAsync(AreaScope scope, int campaignId, DateOnly day, CancellationToken cancel)
    {
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var newest = await NewestDays.ReadAsync(context, campaignId, day, cancel);
        var campaign = await catalog.GetAsync(context, campaignId, newest.DefinitionVersion, cancel);
        return new(campaign, new RollupBuilder(campaign, day, clock.Now(campaign.Campaign)).Communes(newest.ByCommune));
    }
}

/// <summary>A rollup and the definition that its figures were put together with.</summary>
public sealed record CampaignRollup(CampaignDefinition Campaign, RollupTable Table);

/// <summary>One day of the trend; <paramref name="DayValue"/> and <paramref name="Cumulative"/> are null for days to come.</summary>
/// <param name="Required">Where the straight line to the quota stands.</param>
/// <param name="Communes">How many communes reported.</param>
public sealed record TrendPoint(DateOnly Day, int? DayValue, int? Cumulative, int? Required, int Communes);

internal sealed record DayFigure(DateOnly Day, int? Value, int Communes);
