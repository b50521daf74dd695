using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Pace;

/// <summary>Everything that the dashboard answers, by three statements: the rollup, the reported days, the units; where the national system counts officially, its lines too.</summary>
public sealed class OverviewService(PortalDb db, RollupService rollups)
{
    /// <summary>With more communes than this, single days of single communes are not read: nobody looks at half a million.</summary>
    public const int MostCommunes = 400;

    /// <summary>The current campaign on one day; null where there is no campaign.</summary>
    /// <param name="choose">Gives the day, which hangs on the campaign.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<Overview?> GetAsync(AreaScope scope, Func<CampaignDefinition, DateOnly> choose, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);
        if (await rollups.CurrentAsync(scope, c => choose(c), cancel) is not var (campaign, rollup))
        {
            return null;
        }

        await using var context = db.Open(scope);
        var isSmall = campaign.Communes.Count <= MostCommunes;
        var reports = isSmall ? await ReportHistory.ReadAsync(context, campaign, rollup.Day, cancel) : [];
        IReadOnlyDictionary<(int CommuneId, DateOnly Day), Dc01Figures> lines = isSmall && !IsOwn(campaign)
            ? (await context.Dc01Lines.AsNoTracking().Where(l => l.CampaignId == campaign.Id && l.Day <= rollup.Day).ToListAsync(cancel)).Newest()
            : new Dictionary<(int, DateOnly), Dc01Figures>();
        var trend = !isSmall ? await rollups.TrendAsync(scope, campaign.Id, rollup.Day, cancel)
            : IsOwn(campaign) ? TrendLine.Of(campaign, rollup.Day, reports)
            : RollupService.Points(campaign, rollup.Day, OfficialTrend.Of(campaign, Own(reports), lines, rollup.Day));
        return new(
            campaign, rollup, trend, PaceTable.Of(campaign, rollup, trend, reports, OfficialDays.Lines(campaign, lines)),
            isSmall ? CompletenessTable.Of(campaign, rollup.Day, rollup.AsOf, reports) : null,
            campaign.Units.Count == 0 ? null : await UnitService.ReadAsync(context, campaign, rollup.Day, rollup.AsOf, cancel));
    }

    // Each reported day with the running total that it had then.
    private static Dictionary<(int CommuneId, DateOnly Day), Figure> Own(IEnumerable<ReportedDay> reports)
    {
        var own = new Dictionary<(int, DateOnly), Figure>();
        foreach (var commune in reports.GroupBy(r => r.CommuneId))
        {
            int? running = null;
            foreach (var report in commune.OrderBy(r => r.Day))
            {
                running = report.Value is null ? running : (running ?? 0) + report.Value;
                own[(report.CommuneId, report.Day)] = new(report.Value, running);
            }
        }

        return own;
    }

    /// <summary>Whether the communes' own counts are the official ones, so that their days add up to them.</summary>
    internal static bool IsOwn(CampaignDefinition campaign) => campaign.Campaign.OfficialFigures == OfficialFigures.Communes;
}

/// <param name="Completeness">Null where there are too many communes, see <see cref="OverviewService.MostCommunes"/>.</param>
/// <param name="Units">Null where the campaign has none.</param>
public sealed record Overview(
    CampaignDefinition Campaign, RollupTable Rollup, IReadOnlyList<TrendPoint> Trend, PaceTable Pace, CompletenessTable? Completeness, UnitTable? Units)
{
    /// <summary>Places won and lost since the evening before, by commune id; by the official counts of both days.</summary>
    public IReadOnlyDictionary<int, int> RankChanges { get; } = OverviewService.IsOwn(Campaign)
        ? Core.Pace.RankChanges.Of(Campaign, Rollup)
        : Rollup.Rows.Where(r => r.RankChange is not null).ToDictionary(r => r.AreaId, r => r.RankChange!.Value);

    /// <summary>True while the day can still bring counts.</summary>
    public bool IsToday => Rollup.Day == DateOnly.FromDateTime(Rollup.AsOf);
}
