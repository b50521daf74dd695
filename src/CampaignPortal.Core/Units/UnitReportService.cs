using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Units;

/// <summary>A unit's own report of a day: staff at level 2, and whom its schools guided (plan IV.1, IV.4).</summary>
public sealed class UnitReportService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed)
{
    /// <summary>What a unit has reported, and the day to report.</summary>
    /// <param name="day">Today where it is null, no campaign day or still to come.</param>
    /// <exception cref="AccessDeniedException">The unit is not the scope's.</exception>
    public async Task<UnitDesk> GetAsync(AreaScope scope, int campaignId, int unitId, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesUnit(campaignId, unitId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var unit = UnitOf(campaign, unitId);
        var today = clock.NewestDay(campaign);
        var of = campaign.ChosenDay(day, today);
        var reports = await ReportsOf(context, unitId).AsNoTracking().Where(p => p.Day <= today).OrderBy(p => p.Day).ToListAsync(cancel);
        var row = UnitRow.Of(campaign.Campaign, unit, today, reports);
        return new(campaign, of, today, row.Reports.FirstOrDefault(r => r.Day == of), row);
    }

    /// <summary>Stores a report, whole or not at all; sent again as it is stored, it is stored once.</summary>
    /// <exception cref="AccessDeniedException">The scope does not report for this unit.</exception>
    public async Task<UnitOutcome> SaveAsync(AreaScope scope, UnitReportInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MayReport(input.CampaignId, input.UnitId));
        var outcome = await db.WriteAsync(scope, (context, token) => WriteAsync(context, input, token), cancel);
        if (outcome.Status == UnitStatus.Saved)
        {
            feed.Publish(input.CampaignId);
        }

        return outcome;
    }

    private async Task<UnitOutcome> WriteAsync(PortalDbContext context, UnitReportInput input, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, input.CampaignId, cancel);
        UnitOf(campaign, input.UnitId);
        if (!campaign.IsCampaignDay(input.Day) || input.Day > clock.Today(campaign.Campaign))
        {
            return new(UnitStatus.BadDay, null, []);
        }

        var all = await ReportsOf(context, input.UnitId).AsTracking().OrderBy(p => p.Day).ToListAsync(cancel);
        var stored = all.Find(p => p.Day == input.Day);
        var (figures, problems) = UnitRules.Read(input, [.. all.Where(p => p.Day < input.Day)], [.. all.Where(p => p.Day > input.Day)]);
        if (figures is null)
        {
            return new(UnitStatus.Refused, Point(stored), problems);
        }

        var changes = Changes(stored, figures);
        if (changes.Count == 0 || (stored?.Version ?? 0) != input.SeenVersion)
        {
            return new(changes.Count == 0 ? UnitStatus.Saved : UnitStatus.Stale, Point(stored), []);
        }

        if (stored is null)
        {
            stored = new() { CampaignId = campaign.Id, UnitId = input.UnitId, Day = input.Day, Version = 0 };
            context.UnitProgress.Add(stored);
        }

        (stored.Headcount, stored.Level2Cumulative, stored.PupilsGuided, stored.ParentsGuided) = (figures.Headcount, figures.Level2, figures.Pupils, figures.Parents);
        (stored.Version, stored.SavedBy, stored.SavedAt) = (stored.Version + 1, context.Scope.UserName, clock.UtcNow(campaign.Campaign));
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.UnitReported, changes)
        {
            CampaignId = campaign.Id,
            UnitId = input.UnitId,
            Day = input.Day,
        });
        return new(UnitStatus.Saved, Point(stored), []);
    }

    private static List<AuditChange> Changes(UnitProgress? stored, UnitFigures figures)
    {
        AuditChange[] all =
        [
            new(nameof(UnitField.Headcount), Text(stored?.Headcount), Text(figures.Headcount), figures.Reason),
            new(nameof(UnitField.Level2), Text(stored?.Level2Cumulative), Text(figures.Level2), figures.Reason),
            new(nameof(UnitField.Pupils), Text(stored?.PupilsGuided), Text(figures.Pupils), figures.Reason),
            new(nameof(UnitField.Parents), Text(stored?.ParentsGuided), Text(figures.Parents), figures.Reason),
        ];
        return [.. all.Where(c => c.Old != c.New)];
    }

    private static UnitPoint? Point(UnitProgress? row) => row is null ? null : UnitPoint.Of(row);

    private static string? Text(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static IQueryable<UnitProgress> ReportsOf(PortalDbContext context, int unitId) => context.UnitProgress.Where(p => p.UnitId == unitId);

    private static Unit UnitOf(CampaignDefinition campaign, int unitId) =>
        campaign.Units.FirstOrDefault(u => u.Id == unitId) ?? throw new AccessDeniedException();
}
