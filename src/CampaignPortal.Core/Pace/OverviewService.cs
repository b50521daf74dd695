using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.Pace;

/// <summary>Everything that the dashboard answers, by three statements: the rollup, the reported days, the units.</summary>
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
        var trend = isSmall && IsOwn(campaign) ? TrendLine.Of(campaign, rollup.Day, reports) : await rollups.TrendAsync(scope, campaign.Id, rollup.Day, cancel);
        return new(
            campaign, rollup, trend, PaceTable.Of(campaign, rollup, trend, reports),
            isSmall ? CompletenessTable.Of(campaign, rollup.Day, rollup.AsOf, reports) : null,
            campaign.Units.Count == 0 ? null : await UnitService.ReadAsync(context, campaign, rollup.Day, rollup.AsOf, cancel));
    }

    /// <summary>Whether the communes' own counts are the official ones, so that their days add up to them.</summary>
    internal static bool IsOwn(CampaignDefinition campaign) => campaign.Campaign.OfficialFigures == OfficialFigures.Communes;
}

/// <param name="Completeness">Null where there are too many communes, see <see cref="OverviewService.MostCommunes"/>.</param>
/// <param name="Units">Null where the campaign has none.</param>
public sealed record Overview(
    CampaignDefinition Campaign, RollupTable Rollup, IReadOnlyList<TrendPoint> Trend, PaceTable Pace, CompletenessTable? Completeness, UnitTable? Units)
{
    /// <summary>Places won and lost since the evening before, by commune id; empty where the national system's counts are official.</summary>
    public IReadOnlyDictionary<int, int> RankChanges { get; } =
        OverviewService.IsOwn(Campaign) ? Core.Pace.RankChanges.Of(Campaign, Rollup) : new Dictionary<int, int>();

    /// <summary>True while the day can still bring counts.</summary>
    public bool IsToday => Rollup.Day == DateOnly.FromDateTime(Rollup.AsOf);
}
