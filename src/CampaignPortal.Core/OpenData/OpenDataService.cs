using System.Runtime.CompilerServices;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.OpenData;

/// <summary>
/// The figures of the pages for other programs (Power BI, a spreadsheet). Every question is checked before the first line is
/// read; a scope that sees one commune gets that commune alone.
/// </summary>
public sealed class OpenDataService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, RollupService rollups)
{
    // Lines of so many communes are read by one statement: none is open longer than it takes to read them, however slowly
    // the other end takes them.
    private const int CommunesPerStatement = 16;

    /// <summary>The rollup of a day: a line for each commune, or for each hamlet of one. Without a line of totals, so that lines can be added.</summary>
    /// <exception cref="AccessDeniedException">The scope sees nothing of this campaign's communes.</exception>
    public async Task<OpenRead<OpenTable>> RollupAsync(AreaScope scope, int campaignId, OpenQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var campaign = await FindAsync(scope, campaignId, cancel);
        var isHamlets = query.Level == "ap";
        if (!isHamlets && query.Level is not (null or "" or "xa"))
        {
            return new(OpenProblem.BadLevel);
        }

        var read = OpenFilter.OneDay(query, scope, campaign, Last(campaign));
        if (read.Problem is { } problem)
        {
            return new(problem);
        }

        var (day, commune) = (read.Value.From, read.Value.Commune);
        if (isHamlets && commune is null)
        {
            return new(OpenProblem.CommuneMissing);
        }

        var table = isHamlets || !scope.SeesAllCommunes
            ? await rollups.CommuneAsync(scope, campaignId, commune!.Id, day, cancel)
            : await rollups.CampaignAsync(scope, campaignId, day, cancel);
        var rows = isHamlets ? table.Rows
            : scope.SeesAllCommunes ? table.Rows.Where(r => commune is null || r.AreaId == commune.Id)
            : table.Rows.Take(1).Select(r => table.Total with { Code = commune!.Code, State = r.State, Kind = r.Kind, SubmittedAt = r.SubmittedAt, Rank = 0 });
        return Table("rollup", campaign, read.Value, OpenColumns.Rollup(campaign), rows.Select(r => Line(campaign, r, day, isHamlets)).ToAsyncEnumerable());
    }

    /// <summary>Every count that was given, by commune, day and hamlet.</summary>
    /// <exception cref="AccessDeniedException">The scope sees nothing of this campaign's communes.</exception>
    public async Task<OpenRead<OpenTable>> CountsAsync(AreaScope scope, int campaignId, OpenQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var campaign = await FindAsync(scope, campaignId, cancel);
        var read = OpenFilter.Span(query, scope, campaign, Last(campaign));
        return read.Problem is { } problem ? new(problem)
            : Table("counts", campaign, read.Value, OpenColumns.Counts, CountLinesAsync(scope, campaign, read.Value, cancel));
    }

    /// <summary>Who reported which day, on time, late or not at all: a line for each commune and day.</summary>
    /// <exception cref="AccessDeniedException">The scope sees nothing of this campaign's communes.</exception>
    public async Task<OpenRead<OpenTable>> CompletenessAsync(AreaScope scope, int campaignId, OpenQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var campaign = await FindAsync(scope, campaignId, cancel);
        var read = OpenFilter.Span(query, scope, campaign, Last(campaign));
        if (read.Problem is { } problem)
        {
            return new(problem);
        }

        var (first, last, commune) = read.Value;
        var communeId = commune?.Id;
        await using var context = db.Open(scope);
        var days = (await context.CommuneDays.AsNoTracking()
            .Where(d => d.CampaignId == campaignId && d.Day >= first && d.Day <= last && (communeId == null || d.CommuneId == communeId))
            .Select(d => new { d.CommuneId, d.Day, d.Kind, d.FirstSubmittedAt }).ToListAsync(cancel))
            .ToDictionary(d => (d.CommuneId, d.Day), d => ((DayKind Kind, DateTime At)?)(d.Kind, CampaignClock.ToLocal(d.FirstSubmittedAt)));
        var now = clock.Now(campaign.Campaign);
        var areas = commune is null ? campaign.Communes : [commune];
        var lines =
            from number in Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
            let day = first.AddDays(number)
            from area in areas
            select Line(campaign, area, day, days.GetValueOrDefault((area.Id, day)), now);
        return Table("completeness", campaign, read.Value, OpenColumns.Completeness, lines.ToAsyncEnumerable());
    }

    private static object?[] Line(CampaignDefinition campaign, RollupRow row, DateOnly day, bool isHamlet) =>
    [
        day, isHamlet ? "hamlet" : "commune", row.Code, row.Name,
        .. OpenColumns.Figures(campaign).Select(c => (object?)c.ValueOf(row)),
        row.Rank == 0 ? null : row.Rank, OpenColumns.Word(row.Pace), row.IsReported, OpenColumns.Word(row.State), row.SubmittedAt,
    ];

    private static object?[] Line(CampaignDefinition campaign, CommuneDefinition area, DateOnly day, (DayKind Kind, DateTime At)? report, DateTime now)
    {
        var state = DayStates.Of(day, campaign.CutOffOn(day), report?.At, now);
        return
        [
            day, area.Code, area.FullName, 1, Number(report is not null), Number(state == DayState.OnTime), Number(state == DayState.Late),
            Number(report?.Kind == DayKind.Zero), Number(state == DayState.Missing), OpenColumns.Word(state), report?.At,
        ];
    }

    private static int Number(bool isSo) => isSo ? 1 : 0;

    private async IAsyncEnumerable<IReadOnlyList<object?>> CountLinesAsync(
        AreaScope scope, CampaignDefinition campaign, OpenFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        var indicators = campaign.Indicators.ToDictionary(i => i.Id, i => i.Code);
        var communes = filter.Commune is { } one ? [one] : campaign.Communes;
        foreach (var chunk in communes.Chunk(CommunesPerStatement))
        {
            var ids = chunk.Select(c => c.Id).ToArray();
            await using var context = db.Open(scope);
            var counts = (await context.DailyCounts.AsNoTracking()
                .Where(c => ids.Contains(c.CommuneId) && c.Day >= filter.From && c.Day <= filter.To)
                .Select(c => new { c.CommuneId, c.Day, c.HamletId, c.IndicatorId, c.Value }).ToListAsync(cancel)).ToLookup(c => c.CommuneId);
            foreach (var commune in chunk)
            {
                var hamlets = commune.Hamlets.Index().ToDictionary(h => h.Item.Id, h => (h.Index, h.Item.Code, h.Item.FullName));
                foreach (var count in counts[commune.Id].OrderBy(c => c.Day).ThenBy(c => hamlets[c.HamletId].Index).ThenBy(c => c.IndicatorId))
                {
                    var hamlet = hamlets[count.HamletId];
                    yield return [count.Day, commune.Code, commune.FullName, hamlet.Code, hamlet.FullName, indicators[count.IndicatorId], count.Value];
                }
            }
        }
    }

    private OpenRead<OpenTable> Table(
        string name, CampaignDefinition campaign, OpenFilter filter, IReadOnlyList<OpenColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows) =>
        new(new OpenTable(name, campaign.Id, campaign.Campaign.Name, filter.From, filter.To, clock.Now(campaign.Campaign), columns, rows));

    private DateOnly Last(CampaignDefinition campaign) => clock.NewestDay(campaign);

    private async Task<CampaignDefinition> FindAsync(AreaScope scope, int campaignId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllCommunes || scope.CommuneId is not null));
        await using var context = db.Open(scope);
        return await catalog.GetAsync(context, campaignId, cancel);
    }
}
