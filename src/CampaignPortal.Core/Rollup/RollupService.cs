using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>Reads the kept totals for dashboards, tables, exports and the JSON interface.</summary>
public sealed class RollupService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, RollupMemory memory)
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, int, DateOnly, IAsyncEnumerable<DayFigure>>> Trend = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int campaignId, int indicatorId, DateOnly upTo) => context.DayTotals
            .Where(t => t.CampaignId == campaignId && t.IndicatorId == indicatorId && t.Day <= upTo)
            .GroupBy(t => t.Day)
            .Select(g => new DayFigure(g.Key, g.Sum(t => t.DayValue), g.Count()))));

    /// <summary>All communes of a campaign on one day or over a span: one row each, also for those that never reported.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<RollupTable> CampaignAsync(AreaScope scope, int campaignId, RollupSpan span, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (await ReadAsync(scope, campaignId, span, compares: false, cancel)).Table;
    }

    /// <summary>The same of the current campaign, with its definition; null where there is no campaign.</summary>
    /// <param name="choose">Gives the days, which hang on the campaign.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public Task<CampaignRollup?> CurrentAsync(
        AreaScope scope, Func<CampaignDefinition, RollupSpan> choose, CancellationToken cancel = default) =>
        CurrentAsync(scope, choose, (id, span) => ReadAsync(scope, id, span, compares: false, cancel), cancel);

    /// <summary>The same with the ranks of the day before, for one statement more.</summary>
    /// <param name="choose">Gives the days, which hang on the campaign.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public Task<CampaignRollup?> ComparedAsync(
        AreaScope scope, Func<CampaignDefinition, RollupSpan> choose, CancellationToken cancel = default) =>
        CurrentAsync(scope, choose, (id, span) => ReadAsync(scope, id, span, compares: true, cancel), cancel);

    /// <summary>The hamlets of a commune of the current campaign, with its definition; null where there is no campaign.</summary>
    /// <param name="choose">Gives the days, which hang on the campaign.</param>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public Task<CampaignRollup?> CurrentCommuneAsync(
        AreaScope scope, int communeId, Func<CampaignDefinition, RollupSpan> choose, CancellationToken cancel = default) =>
        CurrentAsync(scope, choose, (id, span) => ReadCommuneAsync(scope, id, communeId, span, cancel), cancel);

    /// <summary>The hamlets of one commune on one day or over a span.</summary>
    /// <exception cref="AccessDeniedException">The commune is not the scope's.</exception>
    public async Task<RollupTable> CommuneAsync(
        AreaScope scope, int campaignId, int communeId, RollupSpan span, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (await ReadCommuneAsync(scope, campaignId, communeId, span, cancel)).Table;
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
        var days = campaign.Campaign.OfficialFigures == OfficialFigures.Dc01
            ? await OfficialTrend.ReadAsync(context, campaign, upTo, cancel)
            : await OwnTrendAsync(context, campaign, upTo, cancel);
        return Points(campaign, upTo, days);
    }

    /// <summary>One point a day of the campaign; days after <paramref name="upTo"/> have the required line alone.</summary>
    internal static IReadOnlyList<TrendPoint> Points(CampaignDefinition campaign, DateOnly upTo, IReadOnlyDictionary<DateOnly, DayFigure> days)
    {
        var points = new List<TrendPoint>(campaign.DayCount);
        var cumulative = 0;
        for (var number = 1; number <= campaign.DayCount; number++)
        {
            var day = campaign.Campaign.StartDay.AddDays(number - 1);
            var quota = campaign.HostQuotaOn(day)?.Target ?? Sums.OrNull(campaign.Communes.Select(c => campaign.QuotaOn(day, c.Id)));
            var figure = days.TryGetValue(day, out var known) ? known : null;
            cumulative = figure?.Cumulative ?? (cumulative + (figure?.Value ?? 0));
            points.Add(day <= upTo
                ? new(day, figure?.Value ?? 0, cumulative, PaceRules.Required(quota, number, campaign.DayCount), figure?.Communes ?? 0)
                : new(day, null, null, PaceRules.Required(quota, number, campaign.DayCount), 0));
        }

        return points;
    }

    private static async Task<Dictionary<DateOnly, DayFigure>> OwnTrendAsync(
        PortalDbContext context, CampaignDefinition campaign, DateOnly upTo, CancellationToken cancel)
    {
        var days = new Dictionary<DateOnly, DayFigure>();
        await foreach (var figure in Trend.For(context)(context, campaign.Id, campaign.Headline.Id, upTo).WithCancellation(cancel))
        {
            days[figure.Day] = figure;
        }

        return days;
    }

    private async Task<CampaignRollup?> CurrentAsync(
        AreaScope scope, Func<CampaignDefinition, RollupSpan> choose, Func<int, RollupSpan, Task<CampaignRollup>> read, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);

        // To choose days by, the definition in memory will do: where the one that comes with the figures gives others, the
        // figures are read again.
        var campaign = catalog.Remembered(scope) ?? await catalog.FindCurrentAsync(scope, cancel);
        while (campaign is not null)
        {
            var rollup = await read(campaign.Id, choose(campaign));
            if (choose(rollup.Campaign) == rollup.Table.Span)
            {
                return rollup;
            }

            campaign = rollup.Campaign;
        }

        return null;
    }

    private async Task<CampaignRollup> ReadAsync(AreaScope scope, int campaignId, RollupSpan span, bool compares, CancellationToken cancel)
    {
        AreaScope.Require(scope.MayFollow(campaignId));
        RollupStamp? read;
        await using (var context = db.Open(scope))
        {
            read = await RollupStamp.ReadAsync(context, campaignId, cancel);
        }

        // Who follows a campaign sees all of its communes: what one of them read is what another would.
        return read is { } stamp && catalog.Remembered(scope, campaignId) is { } known
            ? await memory.GetAsync(
                new(campaignId, span, compares, known.Communes.Count), stamp,
                () => ReadAnewAsync(scope, campaignId, span, compares, CancellationToken.None))
            : await ReadAnewAsync(scope, campaignId, span, compares, cancel);
    }

    private async Task<CampaignRollup> ReadAnewAsync(AreaScope scope, int campaignId, RollupSpan span, bool compares, CancellationToken cancel)
    {
        await using var context = db.Open(scope);
        var newest = await NewestDays.ReadAsync(context, campaignId, span.Day, cancel);
        var campaign = await catalog.GetAsync(context, campaignId, newest.DefinitionVersion, cancel);
        return new(campaign, await RollupReader.ReadAsync(context, campaign, newest, span, clock.Now(campaign.Campaign), compares, cancel));
    }

    private async Task<CampaignRollup> ReadCommuneAsync(AreaScope scope, int campaignId, int communeId, RollupSpan span, CancellationToken cancel)
    {
        AreaScope.Require(scope.SeesCommune(campaignId, communeId));
        await using var context = db.Open(scope);
        var standing = await CommuneStanding.ReadAsync(context, campaignId, communeId, span, cancel);
        var campaign = await catalog.GetAsync(context, campaignId, standing.DefinitionVersion, cancel);
        AreaScope.Require(campaign.FindCommune(communeId) is not null);
        var stocks = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Stock).Select(i => i.Id).ToList();
        var figures = await context.DailyCounts.AsNoTracking().Where(c => c.CommuneId == communeId).OfHamlets(span, stocks).ToListAsync(cancel);
        return new(campaign, new RollupBuilder(campaign, span, clock.Now(campaign.Campaign))
            .Hamlets(communeId, standing, figures.ToDictionary(f => (f.HamletId, f.IndicatorId), f => f.Figure)));
    }
}

/// <summary>A rollup and the definition that its figures were put together with.</summary>
public sealed record CampaignRollup(CampaignDefinition Campaign, RollupTable Table);

/// <summary>One day of the trend; <paramref name="DayValue"/> and <paramref name="Cumulative"/> are null for days to come.</summary>
/// <param name="Required">Where the straight line to the quota stands.</param>
/// <param name="Communes">How many communes reported.</param>
public sealed record TrendPoint(DateOnly Day, int? DayValue, int? Cumulative, int? Required, int Communes);

internal sealed record DayFigure(DateOnly Day, int? Value, int Communes)
{
    /// <summary>Null where it is the sum of the values so far.</summary>
    public int? Cumulative { get; init; }
}
