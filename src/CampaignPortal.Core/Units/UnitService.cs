using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Units;

/// <summary>How far the units have come with their own staff at level 2 (plan IV.1, IV.4).</summary>
public sealed class UnitService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The units of the scope on one day; today where none is given.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign only.</exception>
    public async Task<UnitTable> ListAsync(AreaScope scope, int campaignId, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllUnits || scope.UnitId is not null));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var now = clock.Now(campaign.Campaign);
        var upTo = day ?? DateOnly.FromDateTime(now);
        var reports = (await context.UnitProgress.AsNoTracking()
            .Where(p => p.CampaignId == campaignId && p.Day <= upTo).OrderBy(p => p.Day).ToListAsync(cancel)).ToLookup(p => p.UnitId);
        return new(
            upTo, now, campaign.Campaign.UnitsDeadline,
            [
                .. campaign.Units.Select(u => new UnitRow(
                    u.Id, u.Code, u.Name, u.Kind, u.Headcount, [.. reports[u.Id].Select(p => new UnitPoint(p.Day, p.Level2Cumulative))])),
            ]);
    }
}

/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record UnitTable(DateOnly Day, DateTime AsOf, DateOnly? Deadline, IReadOnlyList<UnitRow> Rows)
{
    /// <summary>Days until the deadline; negative once it has passed; null where the plan sets none.</summary>
    public int? DaysLeft => Deadline?.DayNumber - Day.DayNumber;
}

public sealed record UnitPoint(DateOnly Day, int Level2);

/// <param name="Reports">Oldest first, up to the day.</param>
public sealed record UnitRow(int UnitId, string Code, string Name, string Kind, int Headcount, IReadOnlyList<UnitPoint> Reports)
{
    /// <summary>Staff at level 2 by the newest report; 0 before the first.</summary>
    public int Level2 => Reports.Count == 0 ? 0 : Reports[^1].Level2;

    public DateOnly? LastReported => Reports.Count == 0 ? null : Reports[^1].Day;

    public int Missing => Math.Max(0, Headcount - Level2);

    public decimal? Percent => PaceRules.Percent(Level2, Headcount);
}
