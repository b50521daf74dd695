using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Summary;

/// <summary>Reads what the summary report says, table by table, never commune by commune.</summary>
internal sealed class SummaryFiguresReader(PortalDbContext context, CampaignDefinition campaign)
{
    /// <summary>Up to the end of the campaign, or to today where it still runs.</summary>
    /// <param name="utcNow">Campaign time.</param>
    public Task<SummaryFigures> ReadAsync(DateTime utcNow, CancellationToken cancel)
    {
        var now = CampaignClock.ToLocal(utcNow);
        return ReadAsync(campaign.Nearest(DateOnly.FromDateTime(now)), now, cancel);
    }

    private async Task<SummaryFigures> ReadAsync(DateOnly day, DateTime now, CancellationToken cancel)
    {
        var (rollup, newest) = await RollupReader.ReadAsync(context, campaign, day, now, compares: false, cancel);
        var kept = await KeptDay.ReadAsync(context, campaign, day, cancel);
        var dc01 = (await context.Dc01Lines.AsNoTracking().Where(l => l.CampaignId == campaign.Id && l.Day == day).ToListAsync(cancel)).Newest();
        var papers = new SummaryPapers(context, campaign);
        var filed = await papers.FiledAsync(cancel);
        var parts = campaign.Indicators.Where(i => i.CountsInto == campaign.Headline.Code).ToList();
        var communes = rollup.Rows.Select(row => Line(row, parts) with
        {
            Rank = row.Rank,
            Record = ReportingRecord.Of(campaign, day, now, [.. kept[row.AreaId]]),
            Own = newest.ByCommune.GetValueOrDefault(row.AreaId)?.Figures.GetValueOrDefault(campaign.Headline.Id).Running,
            Dc01 = dc01.TryGetValue((row.AreaId, day), out var line) ? line.Level1 + line.Level2 : null,
        }).ToList();
        return new()
        {
            CampaignName = campaign.Campaign.Name,
            AgencyName = campaign.Campaign.AgencyName,
            TotalLabel = campaign.Campaign.HostTotalLabel,
            Day = day,
            StartDay = campaign.Campaign.StartDay,
            EndDay = campaign.Campaign.EndDay,
            UnitsDeadline = campaign.Campaign.UnitsDeadline,
            DayNumber = rollup.DayNumber,
            DayCount = rollup.DayCount,
            AsOf = now,
            Parts = [.. parts.Select(p => p.Name)],
            Sources = RollupWords.Notes(rollup),
            Total = Line(rollup.Total, parts) with
            {
                Record = new(
                    communes.Sum(c => c.Record!.Days), communes.Sum(c => c.Record!.OnTime), communes.Sum(c => c.Record!.Late), communes.Sum(c => c.Record!.Zero)),

                Own = Sums.OrNull(communes.Select(c => c.Own)),

                // A sum over some of the communes would look like the whole.
                Dc01 = communes.TrueForAll(c => c.Dc01 is not null) ? Sums.OrNull(communes.Select(c => c.Dc01)) : null,
            },
            Communes = communes,
            Hamlets = [.. (await HamletRollups.ReadAsync(context, campaign, newest, day, now, cancel)).Select(h => Line(h.Row, parts) with { Commune = h.Commune.FullName })],
            Units = await UnitsAsync(day, cancel),
            Days = await DaysAsync(day, kept, cancel),
            Calendar = [.. campaign.Communes.Select(c => new SummaryCalendar(c.FullName, Marks(day, now, kept[c.Id])))],
            Places = [.. (await context.DayPlaces.Where(p => p.CampaignId == campaign.Id && p.Day <= day)
                .GroupBy(p => p.Place).Select(g => new { g.Key, Value = g.Sum(p => p.Value) }).ToListAsync(cancel)).OrderBy(p => p.Key).Select(p => new SummaryPlace(p.Key, p.Value))],
            Remarks = await papers.RemarksAsync(filed, day, cancel),
            Awards = await AwardsAsync(cancel),
            Filings = papers.Filings(filed),
        };
    }

    private SummaryLine Line(RollupRow row, IReadOnlyList<Indicator> parts) => new()
    {
        Name = row.Name,
        Eligible = row.Eligible,
        ActivatedBefore = row.ActivatedBefore,
        Quota = row.Quota,
        Parts = [.. parts.Select(p => row[p.Id].Running)],
        Cumulative = row.Cumulative,
        Absent = Running(row, StandardIndicators.Absent),
        Ineligible = Running(row, StandardIndicators.Ineligible),
    };

    private int? Running(RollupRow row, string code) => campaign.FindIndicator(code) is { } indicator ? row[indicator.Id].Running : null;

    private async Task<IReadOnlyList<SummaryUnit>> UnitsAsync(DateOnly day, CancellationToken cancel)
    {
        var reports = (await context.UnitProgress.AsNoTracking().Where(p => p.CampaignId == campaign.Id && p.Day <= day).OrderBy(p => p.Day).ToListAsync(cancel))
            .ToLookup(p => p.UnitId);
        var by = campaign.Campaign.UnitsDeadline is { } deadline && deadline < day ? deadline : day;
        return
        [
            .. campaign.Units.Select(unit =>
            {
                var row = UnitRow.Of(campaign.Campaign, unit, day, reports[unit.Id]);
                var onDeadline = row with { Reports = [.. row.Reports.Where(r => r.Day <= by)] };
                return new SummaryUnit(
                    row.Name, row.Kind, row.Headcount, row.Level2, onDeadline.Level2, EvidenceRules.Reached(row, 100), row.Pupils, row.Parents, row.LastReported);
            }),
        ];
    }

    private async Task<IReadOnlyList<SummaryDay>> DaysAsync(DateOnly last, ILookup<int, KeptDay> kept, CancellationToken cancel)
    {
        var values = (await context.DayTotals.Where(t => t.CampaignId == campaign.Id && t.IndicatorId == campaign.Headline.Id && t.Day <= last)
            .GroupBy(t => t.Day).Select(g => new { g.Key, Value = g.Sum(t => t.DayValue) }).ToListAsync(cancel)).ToDictionary(g => g.Key, g => g.Value ?? 0);
        var reported = kept.SelectMany(k => k).ToLookup(k => k.Day);
        var days = new List<SummaryDay>();
        var cumulative = 0;
        for (var (day, number) = (campaign.Campaign.StartDay, 1); day <= last; (day, number) = (day.AddDays(1), number + 1))
        {
            var quota = Sums.OrNull(campaign.Communes.Select(c => campaign.QuotaOn(day, c.Id)));
            var value = values.GetValueOrDefault(day);
            cumulative += value;
            days.Add(new(day, value, cumulative, PaceRules.Required(quota, number, campaign.DayCount), reported[day].Count(), reported[day].Count(k => k.IsOnTime)));
        }

        return days;
    }

    private string Marks(DateOnly last, DateTime now, IEnumerable<KeptDay> kept)
    {
        var byDay = kept.ToDictionary(k => k.Day);
        return string.Concat(Enumerable.Range(0, last.DayNumber - campaign.Campaign.StartDay.DayNumber + 1).Select(campaign.Campaign.StartDay.AddDays)
            .Select(day => !byDay.TryGetValue(day, out var report) ? (DayStates.IsPastCutOff(campaign, day, now) ? SummarySheets.Missing : SummarySheets.Open)
                : !report.IsOnTime ? SummarySheets.Late
                : report.Kind == DayKind.Zero ? SummarySheets.Zero
                : SummarySheets.OnTime));
    }

    private async Task<IReadOnlyList<SummaryAward>> AwardsAsync(CancellationToken cancel) =>
    [
        .. (await new AwardReader(context, campaign).ProposedAsync(AwardKind.Commendation, cancel)).Select(p => new SummaryAward(
            p.Name, p.IsPerson, p.Position, p.Body, p.Level, p.Form, p.Reason ?? AwardWords.Reason(p.Kind, AwardEvidence.Read(p.Evidence)))),
    ];
}
