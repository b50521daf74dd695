using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Units;

/// <summary>How far the units have come with their own staff at level 2 (plan IV.1, IV.4).</summary>
public sealed class UnitService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, IAsyncEnumerable<UnitProgress>>> Reports = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int campaignId, DateOnly upTo) => context.UnitProgress.AsNoTracking()
            .Where(p => p.CampaignId == campaignId && p.Day <= upTo).OrderBy(p => p.Day).AsQueryable()));

    /// <summary>The units of the scope on one day; today where none is given.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign only.</exception>
    public async Task<UnitTable> ListAsync(AreaScope scope, int campaignId, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllUnits || scope.UnitId is not null));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var now = clock.Now(campaign.Campaign);
        return await ReadAsync(context, campaign, day ?? DateOnly.FromDateTime(now), now, cancel);
    }

    /// <summary>Inside a call that has a context and the definition already.</summary>
    internal static async Task<UnitTable> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, DateOnly upTo, DateTime now, CancellationToken cancel)
    {
        var reports = (await Reports.For(context)(context, campaign.Id, upTo).ToListAsync(cancel)).ToLookup(p => p.UnitId);
        return UnitTable.Of(campaign, upTo, now, reports);
    }
}

/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record UnitTable(DateOnly Day, DateTime AsOf, DateOnly? Deadline, IReadOnlyList<UnitRow> Rows)
{
    /// <summary>Days until the deadline; negative once it has passed; null where the plan sets none.</summary>
    public int? DaysLeft => Deadline?.DayNumber - Day.DayNumber;

    public int Headcount => Rows.Sum(r => r.Headcount);

    public int Level2 => Rows.Sum(r => r.Level2);

    public decimal? Percent => PaceRules.Percent(Level2, Headcount);

    /// <param name="reports">By unit, oldest first.</param>
    internal static UnitTable Of(CampaignDefinition campaign, DateOnly upTo, DateTime now, ILookup<int, UnitProgress> reports) => new(
        upTo, now, campaign.Campaign.UnitsDeadline, [.. campaign.Units.Select(u => UnitRow.Of(campaign.Campaign, u, upTo, reports[u.Id]))]);

    /// <summary>Who is behind the straight line to the deadline, furthest first.</summary>
    public IEnumerable<UnitRow> Laggards => Rows.Where(r => r.Pace is PaceClass.Slow or PaceClass.Urge).OrderBy(r => r.Percent ?? 0).ThenBy(r => r.Code, StringComparer.Ordinal);
}

/// <param name="SavedAt">Wall time in Asia/Ho_Chi_Minh; null for what came with the campaign's data.</param>
public sealed record UnitPoint(
    DateOnly Day, int Level2, int? Headcount = null, int? Pupils = null, int? Parents = null, int Version = 0, string? SavedBy = null, DateTime? SavedAt = null)
{
    internal static UnitPoint Of(UnitProgress row) => new(
        row.Day, row.Level2Cumulative, row.Headcount, row.PupilsGuided, row.ParentsGuided, row.Version, row.SavedBy,
        row.SavedAt is { } at ? CampaignClock.ToLocal(at) : null);
}

/// <param name="OriginalHeadcount">As the campaign's data gave it.</param>
/// <param name="Reports">Oldest first, up to the day.</param>
public sealed record UnitRow(int UnitId, string Code, string Name, string Kind, int OriginalHeadcount, IReadOnlyList<UnitPoint> Reports)
{
    internal static UnitRow Of(Campaign campaign, Unit unit, DateOnly day, IEnumerable<UnitProgress> reports)
    {
        var row = new UnitRow(unit.Id, unit.Code, unit.Name, unit.Kind, unit.Headcount, [.. reports.Select(UnitPoint.Of)]);
        return row with
        {
            Pace = UnitRules.Pace(campaign, day, row.Headcount, row.Level2),
            NeededPerDay = UnitRules.NeededPerDay(campaign, day, row.Headcount, row.Level2),
        };
    }

    /// <summary>Persons on the staff by the newest report that says so.</summary>
    public int Headcount => Reports.LastOrDefault(r => r.Headcount is not null)?.Headcount ?? OriginalHeadcount;

    public int? Pupils => Reports.LastOrDefault(r => r.Pupils is not null)?.Pupils;

    public int? Parents => Reports.LastOrDefault(r => r.Parents is not null)?.Parents;

    /// <summary>Against the straight line to 100 % on the deadline.</summary>
    public PaceClass Pace { get; init; }

    /// <summary>Staff a day that would bring everybody to level 2 by the deadline; null once it has come.</summary>
    public int? NeededPerDay { get; init; }

    /// <summary>Staff at level 2 by the newest report; 0 before the first.</summary>
    public int Level2 => Reports.Count == 0 ? 0 : Reports[^1].Level2;

    public DateOnly? LastReported => Reports.Count == 0 ? null : Reports[^1].Day;

    public int Missing => Math.Max(0, Headcount - Level2);

    public decimal? Percent => PaceRules.Percent(Level2, Headcount);
}
