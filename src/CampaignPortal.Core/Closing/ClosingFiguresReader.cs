using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Closing;

/// <summary>Reads the figures of one body's closing report.</summary>
internal sealed class ClosingFiguresReader(PortalDbContext context, CampaignDefinition campaign, RollupService rollups)
{
    /// <param name="day">A day of the campaign that has begun.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    /// <returns>The figures, and the stamp of what they were made from: no newer than they are.</returns>
    public async Task<(ClosingFigures Figures, string Stamp)> ReadAsync(Body body, DateOnly day, DateTime now, CancellationToken cancel)
    {
        var stamp = (await ClosingStamp.ReadAsync(context, campaign, body.Id, cancel)).Of(body.Id, day, now);
        return (await FiguresAsync(body, day, now, cancel), stamp);
    }

    /// <summary>The figures alone, to look at.</summary>
    public async Task<ClosingFigures> FiguresAsync(Body body, DateOnly day, DateTime now, CancellationToken cancel) =>
        new()
        {
            CampaignName = campaign.Campaign.Name,
            Name = body.Name,
            Day = day,
            EndDay = campaign.Campaign.EndDay,
            DayNumber = day.DayNumber - campaign.Campaign.StartDay.DayNumber + 1,
            DayCount = campaign.DayCount,
            AsOf = now,
            Commune = body.Id.CommuneId is { } communeId ? await CommuneAsync(communeId, day, now, cancel) : null,
            Unit = body.Id.UnitId is { } unitId ? await UnitAsync(unitId, day, cancel) : null,
        };

    private async Task<CommuneFigures> CommuneAsync(int communeId, DateOnly day, DateTime now, CancellationToken cancel)
    {
        var rollup = await rollups.CommuneAsync(context.Scope, campaign.Id, communeId, day, cancel);
        var reported = await context.CommuneDays.Where(d => d.CommuneId == communeId && d.Day <= day)
            .Select(d => new { d.Day, d.Kind, d.FirstSubmittedAt }).ToDictionaryAsync(d => d.Day, cancel);
        var places = await context.DayPlaces.Where(p => p.CommuneId == communeId && p.Day <= day)
            .GroupBy(p => p.Place).Select(g => new PlaceFigure(g.Key, g.Sum(p => p.Value))).ToListAsync(cancel);
        var states = Enumerable.Range(0, day.DayNumber - campaign.Campaign.StartDay.DayNumber + 1).Select(campaign.Campaign.StartDay.AddDays)
            .Select(d => (Day: d, State: DayStates.Of(
                d, campaign.CutOffOn(d), reported.TryGetValue(d, out var report) ? CampaignClock.ToLocal(report.FirstSubmittedAt) : null, now))).ToList();

        // The target of the commune itself: hamlets may have none.
        var quota = campaign.QuotaOn(day, communeId);
        var columns = Columns();
        var total = rollup.Total with { Quota = quota };
        return new()
        {
            Quota = quota,
            Cumulative = total.Cumulative,
            Percent = total.PercentOfQuota,
            Remaining = total.Remaining,
            Eligible = total.Eligible,
            ActivatedBefore = total.ActivatedBefore,
            PercentOfEligible = total.PercentOfEligible,
            Columns = [.. columns.Select(c => new DailyColumn(c.Key, RollupWords.Heading(c), c.Field == RollupField.PercentOfQuota))],
            Hamlets = [.. rollup.Rows.Select(r => Line(r, columns))],
            Total = Line(total, columns),
            DaysOnTime = states.Count(s => s.State == DayState.OnTime),
            LateDays = [.. states.Where(s => s.State == DayState.Late).Select(s => s.Day)],
            MissingDays = [.. states.Where(s => s.State == DayState.Missing).Select(s => s.Day)],
            ZeroDays = [.. reported.Values.Where(d => d.Kind == DayKind.Zero).Select(d => d.Day).Order()],
            Places = [.. places.OrderBy(p => p.Place)],
        };
    }

    private async Task<UnitFigures> UnitAsync(int unitId, DateOnly day, CancellationToken cancel)
    {
        var reports = await context.UnitProgress.AsNoTracking().Where(p => p.UnitId == unitId && p.Day <= day).OrderBy(p => p.Day).ToListAsync(cancel);
        var unit = campaign.Units.First(u => u.Id == unitId);
        var row = UnitRow.Of(campaign.Campaign, unit, day, reports);
        var staff = unit.Headcount;
        DateOnly? completed = null;
        foreach (var report in row.Reports)
        {
            staff = report.Headcount ?? staff;
            completed = report.Level2 < staff || staff == 0 ? null : completed ?? report.Day;
        }

        return new()
        {
            Kind = row.Kind,
            Headcount = row.Headcount,
            Level2 = row.Level2,
            Percent = row.Percent,
            Missing = row.Missing,
            Pupils = row.Pupils,
            Parents = row.Parents,
            LastReported = row.LastReported,
            DaysReported = row.Reports.Count,
            Deadline = campaign.Campaign.UnitsDeadline,
            CompletedOn = completed,
        };
    }

    // Those of the rollup without the single day, and the flows that count into no total: taken-in applications.
    private List<RollupColumn> Columns()
    {
        var columns = RollupColumns.Of(campaign).Where(c => c.Field is not (RollupField.DayValue or RollupField.State)).ToList();
        var known = columns.Select(c => c.Indicator?.Id).ToHashSet();
        columns.InsertRange(
            columns.FindIndex(c => c.Field == RollupField.Remaining) + 1,
            campaign.Indicators.Where(i => i.Kind == IndicatorKind.Flow && !known.Contains(i.Id)).Select(i => new RollupColumn(RollupField.Running, i, i.Code + "_cum")));
        return columns;
    }

    private static ClosingLine Line(RollupRow row, List<RollupColumn> columns) => new(row.AreaId, row.Name, [.. columns.Select(c => c.ValueOf(row))]);
}
