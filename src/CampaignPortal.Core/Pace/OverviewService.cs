using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.Pace;

/// <summary>Everything that the dashboard answers, by three statements: the moment, the rollup and all that stands beside it; by the first alone while nothing changes.</summary>
public sealed class OverviewService(PortalDb db, RollupService rollups, RollupMemory memory)
{
    /// <summary>With more communes than this, single days of single communes are not read: nobody looks at half a million.</summary>
    public const int MostCommunes = 400;

    // So many reported days take as much room as a row of a rollup.
    private const int DaysOfARow = 8;

    /// <summary>The current campaign on one day; null where there is no campaign.</summary>
    /// <param name="choose">Gives the day, which hangs on the campaign.</param>
    /// <param name="moment">Of the scope's campaign, where it has been read already.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow its campaign.</exception>
    public async Task<Overview?> GetAsync(
        AreaScope scope, Func<CampaignDefinition, DateOnly> choose, CampaignMoment? moment = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(choose);
        moment ??= await rollups.MomentAsync(scope, cancel);
        while (moment is not null)
        {
            var overview = await ReadAsync(scope, moment, choose(moment.Campaign), cancel);
            if (choose(overview.Campaign) == overview.Rollup.Day)
            {
                return scope.MayDecide(overview.Campaign.Id) ? overview : overview with { WaitingRequests = null };
            }

            // The definition that came with the figures gives another day.
            moment = new(overview.Campaign, moment.Stamp with { DefinitionVersion = overview.Campaign.Campaign.DefinitionVersion });
        }

        return null;
    }

    private Task<Overview> ReadAsync(AreaScope scope, CampaignMoment moment, DateOnly day, CancellationToken cancel)
    {
        AreaScope.Require(scope.MayFollow(moment.Campaign.Id));
        cancel.ThrowIfCancellationRequested();
        var communes = moment.Campaign.Communes.Count;
        var days = communes > MostCommunes ? 0 : Math.Max(0, day.DayNumber - moment.Campaign.Campaign.StartDay.DayNumber + 1);
        return memory.GetAsync(
            new OverviewKey(moment.Campaign.Id, day), communes + (communes * days / DaysOfARow), moment.Stamp,
            () => ReadAnewAsync(scope, moment, day));
    }

    private async Task<Overview> ReadAnewAsync(AreaScope scope, CampaignMoment moment, DateOnly day)
    {
        var (campaign, rollup) = await rollups.ReadAsync(scope, moment, day, compares: false, CancellationToken.None);
        await using var context = db.Open(scope);
        var isSmall = campaign.Communes.Count <= MostCommunes;
        var rows = await OverviewRows.ReadAsync(context, campaign, day, isSmall, CancellationToken.None);
        var (reports, lines) = (rows.ReportedDays, rows.NationalLines);
        var trend = !IsOwn(campaign) ? TrendLine.Of(campaign, day, OfficialTrend.Of(campaign, Own(reports), lines, day))
            : isSmall ? TrendLine.Of(campaign, day, reports)
            : TrendLine.Of(campaign, day, rows.OfDays);
        if (!isSmall)
        {
            (reports, lines) = ([], new Dictionary<(int, DateOnly), Dc01Figures>());
        }

        return new(
            campaign, rollup, trend, PaceTable.Of(campaign, rollup, trend, reports, OfficialDays.Lines(campaign, lines)),
            isSmall ? CompletenessTable.Of(campaign, day, rollup.AsOf, reports) : null,
            campaign.Units.Count == 0 ? null : UnitTable.Of(campaign, day, rollup.AsOf, rows.Units), rows.WaitingRequests);
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
/// <param name="WaitingRequests">Requests for a locked day without an answer; null for who does not answer them.</param>
public sealed record Overview(
    CampaignDefinition Campaign, RollupTable Rollup, IReadOnlyList<TrendPoint> Trend, PaceTable Pace, CompletenessTable? Completeness, UnitTable? Units,
    int? WaitingRequests = null) : IKeptFigures<Overview>
{
    /// <summary>Places won and lost since the evening before, by commune id; by the official counts of both days.</summary>
    public IReadOnlyDictionary<int, int> RankChanges { get; } = OverviewService.IsOwn(Campaign)
        ? Core.Pace.RankChanges.Of(Campaign, Rollup)
        : Rollup.Rows.Where(r => r.RankChange is not null).ToDictionary(r => r.AreaId, r => r.RankChange!.Value);

    /// <summary>True while the day can still bring counts.</summary>
    public bool IsToday => Rollup.IsToday;

    // The forecasts look at the date, the reports at whether today's cut-off has passed.
    bool IKeptFigures<Overview>.HoldsAt(DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var cutOff = Campaign.CutOffOn(today);
        return today == DateOnly.FromDateTime(Rollup.AsOf) && DayStates.Of(today, cutOff, null, now) == DayStates.Of(today, cutOff, null, Rollup.AsOf);
    }

    Overview IKeptFigures<Overview>.At(DateTime now) => this with
    {
        Rollup = Rollup with { AsOf = now },
        Completeness = Completeness is null ? null : Completeness with { AsOf = now },
        Units = Units is null ? null : Units with { AsOf = now },
    };
}

internal readonly record struct OverviewKey(int CampaignId, DateOnly Day);
