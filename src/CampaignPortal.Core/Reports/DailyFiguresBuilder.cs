using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Reports;

/// <summary>Puts a rollup, notes and values together into <see cref="DailyFigures"/>. Pure.</summary>
internal static class DailyFiguresBuilder
{
    public static DailyFigures Of(CampaignDefinition campaign, RollupTable rollup, IReadOnlyCollection<DayNote> notes, IReadOnlyList<ReportedValue> values)
    {
        var columns = RollupColumns.Of(campaign).Where(c => c.Field != RollupField.State).ToList();
        var written = notes.ToDictionary(n => n.CommuneId);
        return new()
        {
            CampaignName = campaign.Campaign.Name,
            TotalLabel = campaign.Campaign.HostTotalLabel,
            Day = rollup.Day,
            EndDay = campaign.Campaign.EndDay,
            DayNumber = rollup.DayNumber,
            DayCount = rollup.DayCount,
            AsOf = rollup.AsOf,
            Headline = campaign.Headline.Name,
            Columns = [.. columns.Select(c => new DailyColumn(c.Key, RollupWords.Heading(c), c.Field == RollupField.PercentOfQuota))],
            Total = Line(rollup.Total, columns, isDayBlank: false),
            Parts = Parts(campaign, rollup.Total),
            Rows = [.. rollup.Rows.Select(r => Line(r, columns, isDayBlank: r is { HasReports: false, Today: 0, IsSpanOfDc01: false }))],
            NeededPerDay = rollup.NeededPerDay,
            Remarks =
            [
                .. campaign.Communes.Where(c => written.TryGetValue(c.Id, out var n) && (n.Difficulties ?? n.Proposals) is not null)
                    .Select(c => new DailyRemark(c.FullName, written[c.Id].Difficulties, written[c.Id].Proposals)),
            ],
            Sources = RollupWords.Notes(rollup),
            Adjustments = [],
            Values = values,
        };
    }

    // Only where they add up: what the national system counts need not have both levels.
    private static List<DailyPart> Parts(CampaignDefinition campaign, RollupRow total)
    {
        var parts = campaign.Indicators.Where(i => i.CountsInto == campaign.Headline.Code)
            .Select(i => new DailyPart(Phrases.Lower(i.ShortName), total[i.Id].Day ?? 0, total[i.Id].Running ?? 0)).ToList();
        return parts.Count > 1 && parts.Sum(p => p.Today) == total.Today && parts.Sum(p => p.Cumulative) == total.Cumulative ? parts : [];
    }

    private static DailyLine Line(RollupRow row, List<RollupColumn> columns, bool isDayBlank) => new()
    {
        AreaId = row.AreaId,
        Name = row.Name,
        Quota = row.Quota,
        Today = row.Today,
        Cumulative = row.Cumulative,
        Percent = row.PercentOfQuota,
        Remaining = row.Remaining,
        Rank = row.Rank,
        Pace = row.Pace,
        State = row.State,
        Kind = row.Kind,
        Dc01Day = row.Dc01Day,
        IsDayBlank = isDayBlank,
        Values = [.. columns.Select(c => isDayBlank && c.Field == RollupField.DayValue ? null : c.ValueOf(row))],
    };
}
