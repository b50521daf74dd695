using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Dc01;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reminders;

/// <summary>Reads <see cref="DutyFacts"/> by one statement, for a commune's officer by two, whatever the number of communes.</summary>
internal static class DutyReader
{
    private const int Version = 1;
    private const int OwnDay = 2;
    private const int Reported = 3;
    private const int Reopened = 4;
    private const int Requests = 5;
    private const int Pending = 6;
    private const int Draft = 7;
    private const int Plans = 8;
    private const int Closing = 9;
    private const int Flags = 10;
    private const int UnitDay = 11;
    private const int Demands = 12;
    private const int Asked = 13;
    private const int Issued = 14;

    /// <returns>The facts, and the version of the definition at the same moment; null where the campaign is gone.</returns>
    public static async Task<(int? Version, DutyFacts Facts)> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, DateTime utcNow, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(CampaignClock.ToLocal(utcNow));
        var rows = (await Query(context, campaign, today, utcNow).ToListAsync(cancel)).ToLookup(r => r.Kind);
        var units = rows[UnitDay].OrderBy(r => r.Day).ToList();
        var headcount = units.LastOrDefault(r => r.Other > 0)?.Other ?? campaign.Units.FirstOrDefault(u => u.Id == context.Scope.UnitId)?.Headcount;
        return (rows[Version].FirstOrDefault()?.Number, new()
        {
            Days = rows[OwnDay].ToDictionary(r => r.Day, r => (ApprovalState)r.Number),
            Blank = rows[OwnDay].Where(r => r.Other > 0).ToDictionary(r => r.Day, r => r.Other),
            Reopened = rows[Reopened].Select(r => r.Day).ToHashSet(),
            Asked = rows[Asked].Select(r => r.Day).ToHashSet(),
            ReportedToday = rows[Reported].Sum(r => r.Number),
            PartialToday = rows[Reported].Sum(r => r.Other),
            ReportIssued = rows[Issued].Any(),
            Requests = rows[Requests].Sum(r => r.Number),
            Pending = rows[Pending].Sum(r => r.Number),
            Dc01Draft = rows[Draft].Select(r => (int?)r.Number).Min(),
            Dc01Difference = context.Scope.CommuneId is { } own ? await DifferenceAsync(context, campaign, own, today, cancel) : null,
            Plans = rows[Plans].Sum(r => r.Number),
            Closing = rows[Closing].ToDictionary(r => (ClosingState)r.Number, r => r.Other),
            ClosingFiled = rows[Closing].Sum(r => r.Third),
            Flags = rows[Flags].Sum(r => r.Number),
            Demands = rows[Demands].ToDictionary(r => r.Day, r => r.Number),
            UnitReported = units.Any(r => r.Day == today),
            UnitDone = units.Count > 0 && units[^1].Number >= headcount,
        });
    }

    // Rows of many tables by one UNION ALL; the scope's filter is in each part.
    private static IQueryable<Row> Query(PortalDbContext context, CampaignDefinition campaign, DateOnly today, DateTime utcNow)
    {
        var id = campaign.Id;
        var scope = context.Scope;
        var rows = context.Campaigns.Where(c => c.Id == id)
            .Select(c => new Row { Kind = Version, Day = c.StartDay, Number = c.DefinitionVersion, Other = 0, Third = 0 })
            .Concat(context.Plans.Where(p => p.CampaignId == id && p.Version == 1).GroupBy(p => p.CampaignId)
                .Select(g => new Row { Kind = Plans, Day = today, Number = g.Count(), Other = 0, Third = 0 }))
            .Concat(context.ClosingReports.Where(r => r.CampaignId == id).GroupBy(r => r.State)
                .Select(g => new Row { Kind = Closing, Day = today, Number = (int)g.Key, Other = g.Count(), Third = g.Sum(r => r.FirstFiledAt != null ? 1 : 0) }));
        if (scope.UnitId is { } unit)
        {
            return rows.Concat(context.UnitProgress.Where(p => p.CampaignId == id && p.UnitId == unit && p.Day <= today)
                .Select(p => new Row { Kind = UnitDay, Day = p.Day, Number = p.Level2Cumulative, Other = p.Headcount ?? 0, Third = 0 }));
        }

        rows = rows.Concat(context.CellFlags.Where(f => f.CampaignId == id && f.Day == today).GroupBy(f => f.Day)
            .Select(g => new Row { Kind = Flags, Day = g.Key, Number = g.Count(), Other = 0, Third = 0 }))
            .Concat(context.InspectionDemands.Where(d => d.CampaignId == id && d.DoneAt == null).GroupBy(d => d.Due)
                .Select(g => new Row { Kind = Demands, Day = g.Key, Number = g.Count(), Other = 0, Third = 0 }));
        if (scope.CommuneId is { } commune)
        {
            return rows
                .Concat(context.CommuneDays.Where(d => d.CommuneId == commune && d.Day <= today)
                    .Select(d => new Row { Kind = OwnDay, Day = d.Day, Number = (int)d.Approval, Other = d.BlankHamlets, Third = 0 }))
                .Concat(context.Reopenings.Where(r => r.CommuneId == commune && (r.Status != ReopeningStatus.Granted || r.OpenUntil > utcNow))
                    .Select(r => new Row { Kind = r.Status == ReopeningStatus.Granted ? Reopened : Asked, Day = r.Day, Number = 0, Other = 0, Third = 0 }));
        }

        rows = rows.Concat(context.CommuneDays.Where(d => d.CampaignId == id && d.Day == today).GroupBy(d => d.Day)
            .Select(g => new Row { Kind = Reported, Day = g.Key, Number = g.Count(), Other = g.Sum(d => d.BlankHamlets > 0 ? 1 : 0), Third = 0 }));
        if (scope.MayDecide(id))
        {
            var drafts = utcNow - Dc01ImportService.DraftLife;
            var toIssue = DutyRules.NewestOver(campaign, CampaignClock.ToLocal(utcNow));
            rows = rows
                .Concat(context.Reopenings.Where(r => r.CampaignId == id && r.Status == ReopeningStatus.Requested).GroupBy(r => r.CampaignId)
                    .Select(g => new Row { Kind = Requests, Day = today, Number = g.Count(), Other = 0, Third = 0 }))
                .Concat(context.DailyReports.Where(r => r.CampaignId == id && r.Day == toIssue).GroupBy(r => r.Day)
                    .Select(g => new Row { Kind = Issued, Day = g.Key, Number = g.Count(), Other = 0, Third = 0 }))
                .Concat(context.Dc01Imports.Where(i => i.CampaignId == id && i.ConfirmedAt == null && i.UploadedAt > drafts)
                    .Select(i => new Row { Kind = Draft, Day = today, Number = i.Id, Other = 0, Third = 0 }));
            if (campaign.Campaign.NeedsApproval)
            {
                rows = rows.Concat(context.CommuneDays.Where(d => d.CampaignId == id && d.Approval == ApprovalState.Pending).GroupBy(d => d.CampaignId)
                    .Select(g => new Row { Kind = Pending, Day = today, Number = g.Count(), Other = 0, Third = 0 }));
            }
        }

        return rows;
    }

    // As the comparison itself has it: the commune's running totals of its newest reported day up to the one of the national system.
    private static async Task<DateOnly?> DifferenceAsync(
        PortalDbContext context, CampaignDefinition campaign, int communeId, DateOnly today, CancellationToken cancel)
    {
        var level1 = campaign.FindIndicator(StandardIndicators.Level1)?.Id ?? 0;
        var level2 = campaign.FindIndicator(StandardIndicators.Level2)?.Id ?? 0;
        var found = await context.Dc01Lines.AsNoTracking().Where(l => l.CommuneId == communeId && l.Day <= today)
            .OrderByDescending(l => l.Day).ThenByDescending(l => l.Id)
            .Select(l => new
            {
                Line = l,
                Own1 = context.DayTotals.Where(t => t.CommuneId == communeId && t.IndicatorId == level1 && t.Day <= l.Day)
                    .OrderByDescending(t => t.Day).Select(t => t.Running).FirstOrDefault(),
                Own2 = context.DayTotals.Where(t => t.CommuneId == communeId && t.IndicatorId == level2 && t.Day <= l.Day)
                    .OrderByDescending(t => t.Day).Select(t => t.Running).FirstOrDefault(),
                Word = context.Dc01Explanations.Where(e => e.CommuneId == communeId && e.Day == l.Day).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancel);
        if (found is null || campaign.FindCommune(communeId) is not { } commune)
        {
            return null;
        }

        Dc01Figures? own = found.Own1 is null && found.Own2 is null ? null : new(found.Own1 ?? 0, found.Own2 ?? 0);
        var comparison = new Dc01Comparison(commune, found.Line.Day, own, new(found.Line.Level1, found.Line.Level2), found.Word);
        return comparison.State == Dc01State.Differs ? found.Line.Day : null;
    }

    private sealed class Row
    {
        public required int Kind { get; init; }

        public required DateOnly Day { get; init; }

        public required int Number { get; init; }

        public required int Other { get; init; }

        public required int Third { get; init; }
    }
}
