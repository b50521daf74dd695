using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Rollup;

/// <summary>Puts figures and definitions together into a <see cref="RollupTable"/>. Pure.</summary>
internal sealed class RollupBuilder(CampaignDefinition campaign, DateOnly day, DateTime now)
{
    private static readonly Dictionary<int, Figure> NoFigures = [];

    private int DayNumber => day.DayNumber - campaign.Campaign.StartDay.DayNumber + 1;

    public RollupTable Communes(Dictionary<int, NewestDay> newest)
    {
        var rows = campaign.Communes.Select(commune =>
        {
            var reported = newest.GetValueOrDefault(commune.Id);
            return Row(
                commune.Id, commune.Code, commune.FullName, commune.Eligible, commune.ActivatedBefore,
                campaign.QuotaOn(day, commune.Id), reported?.Figures ?? NoFigures, reported);
        }).ToList();
        return Table(Ranked(rows), campaign.Campaign.HostTotalLabel);
    }

    public RollupTable Hamlets(int communeId, CommuneDay? newest, Dictionary<(int HamletId, int IndicatorId), Figure> figures)
    {
        var commune = campaign.FindCommune(communeId)!;
        var reported = newest is null ? null : new NewestDay(newest.Day, newest.Kind, newest.FirstSubmittedAt, [])
        {
            MadeAt = newest.FirstMadeAt,
            ReceivedAt = newest.FirstReceivedAt,
        };
        var rows = commune.Hamlets.Select(hamlet =>
        {
            var own = campaign.Entered.Where(i => figures.ContainsKey((hamlet.Id, i.Id)))
                .ToDictionary(i => i.Id, i => figures[(hamlet.Id, i.Id)]);
            foreach (var total in campaign.Indicators.Where(i => !i.IsEntered))
            {
                own[total.Id] = Sum(campaign.Indicators.Where(i => i.CountsInto == total.Code).Select(i => own.GetValueOrDefault(i.Id)));
            }

            return Row(
                hamlet.Id, hamlet.Code, hamlet.FullName, hamlet.Eligible, hamlet.ActivatedBefore,
                campaign.QuotaOn(day, communeId, hamlet.Id), own, reported);
        }).ToList();
        return Table(Ranked(rows), commune.FullName);
    }

    private static Figure Sum(IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        return new(Sums.OrNull(all.Select(f => f.Day)), Sums.OrNull(all.Select(f => f.Running)));
    }

    private RollupRow Row(
        int id, string code, string name, int eligible, int before, int? quota, IReadOnlyDictionary<int, Figure> figures, NewestDay? reported)
    {
        var headline = figures.GetValueOrDefault(campaign.Headline.Id);
        var today = reported?.Day == day ? reported : null;
        DateTime? submittedAt = today is null ? null : CampaignClock.ToLocal(today.FirstSubmittedAt);
        return new()
        {
            AreaId = id,
            Code = code,
            Name = name,
            Eligible = eligible,
            ActivatedBefore = before,
            Quota = quota,
            Figures = figures,
            Today = headline.Day ?? 0,
            Cumulative = headline.Running ?? 0,
            Pace = PaceRules.Classify(
                quota, headline.Running ?? 0, DayNumber, campaign.DayCount, campaign.Campaign.OnTrackFromPercent, campaign.Campaign.SlowFromPercent),
            State = DayStates.Of(day, campaign.CutOffOn(day), submittedAt, now),
            Kind = today?.Kind,
            SubmittedAt = submittedAt,
            MadeAt = today?.MadeAt is { } made ? CampaignClock.ToLocal(made) : null,
            ReceivedAt = today?.ReceivedAt is { } received ? CampaignClock.ToLocal(received) : null,
            LastReported = reported?.Day,
        };
    }

    private static List<RollupRow> Ranked(List<RollupRow> rows)
    {
        var rank = rows
            .OrderByDescending(r => r.Quota > 0 ? (decimal)r.Cumulative / r.Quota.Value : -1)
            .ThenByDescending(r => r.Cumulative)
            .ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select((r, index) => (r.AreaId, Rank: index + 1))
            .ToDictionary(r => r.AreaId, r => r.Rank);
        return [.. rows.Select(r => r with { Rank = rank[r.AreaId] })];
    }

    private RollupTable Table(List<RollupRow> rows, string totalName)
    {
        var figures = campaign.Indicators.ToDictionary(i => i.Id, i => Sum(rows.Select(r => r[i.Id])));
        var total = Row(
            0, "", totalName, rows.Sum(r => r.Eligible), rows.Sum(r => r.ActivatedBefore), Sums.OrNull(rows.Select(r => r.Quota)), figures, null);
        return new()
        {
            CampaignId = campaign.Id,
            Day = day,
            AsOf = now,
            DayNumber = DayNumber,
            DayCount = campaign.DayCount,
            Rows = rows,
            Total = total,
        };
    }
}
