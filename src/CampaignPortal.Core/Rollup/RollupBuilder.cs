using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Rollup;

/// <summary>Puts figures and definitions together into a <see cref="RollupTable"/>. Pure.</summary>
internal sealed class RollupBuilder(CampaignDefinition campaign, RollupSpan span, DateTime now)
{
    private static readonly Dictionary<int, Figure> NoFigures = [];

    private readonly OfficialCounts _official = new(campaign, span);
    private readonly TimeOnly _cutOff = campaign.CutOffOn(span.Day);
    private readonly int? _absent = campaign.FindIndicator(StandardIndicators.Absent)?.Id;
    private readonly int? _ineligible = campaign.FindIndicator(StandardIndicators.Ineligible)?.Id;

    private int DayNumber => span.Day.DayNumber - campaign.Campaign.StartDay.DayNumber + 1;

    /// <param name="earlier">Null where one day is asked for, nothing to compare it with, and the communes' own counts are official.</param>
    public RollupTable Communes(Dictionary<int, NewestDay> newest, EarlierFigures? earlier = null)
    {
        var rows = Ranked([.. campaign.Communes.Select(c => Commune(c, newest.GetValueOrDefault(c.Id), earlier))]);
        var isSame = earlier is not null && HasNoNewerDc01(earlier);
        if (earlier?.HasYesterday == true && !isSame)
        {
            var before = RankingRules.Ranks(campaign.Communes.Select(c => Yesterday(c, earlier)));
            rows = [.. rows.Select(r => r with { RankBefore = before[r.AreaId] })];
        }

        return Table(rows, campaign.Campaign.HostTotalLabel, campaign.HostQuotaOn(span.Day)) with { HasNoNewerDc01 = isSame };
    }

    /// <summary>
    /// The table of a day with the communes that have changed since it was made; by the same definition, in a moment that makes no
    /// difference to the others, without comparison, and by the communes' own counts.
    /// </summary>
    public RollupTable Renewed(RollupTable before, CommuneChanges changes)
    {
        var rows = Ranked([.. before.Rows.Select(row => changes.Communes.Contains(row.AreaId)
            ? Commune(campaign.FindCommune(row.AreaId)!, changes.Newest.ByCommune.GetValueOrDefault(row.AreaId), null)
            : row)]);
        return Table(rows, campaign.Campaign.HostTotalLabel, campaign.HostQuotaOn(span.Day));
    }

    public RollupTable Hamlets(int communeId, CommuneStanding standing, Dictionary<(int HamletId, int IndicatorId), Figure> figures)
    {
        var commune = campaign.FindCommune(communeId)!;
        var rows = commune.Hamlets.Select(hamlet =>
        {
            var own = campaign.Entered.Where(i => figures.ContainsKey((hamlet.Id, i.Id)))
                .ToDictionary(i => i.Id, i => figures[(hamlet.Id, i.Id)]);
            foreach (var total in campaign.Indicators.Where(i => !i.IsEntered))
            {
                own[total.Id] = campaign.Indicators.Where(i => i.CountsInto == total.Code).Aggregate(default(Figure), (sum, i) => sum + own.GetValueOrDefault(i.Id));
            }

            // A commune's day counts once it is sent; a hamlet that it leaves blank has still not been reported.
            var isGiven = standing.Newest?.Kind == DayKind.Zero || own.Values.Any(f => f.Day is not null);
            return Row(
                hamlet.Id, hamlet.Code, hamlet.FullName, hamlet.Eligible, hamlet.ActivatedBefore,
                campaign.QuotaOn(span.Day, communeId, hamlet.Id), own, isGiven ? standing.Newest : null) with
            {
                ReportedDays = span.IsDay ? null : standing.ReportedDays,
            };
        }).ToList();
        var table = Table(Ranked(rows), commune.FullName, campaign.FindQuotaOn(span.Day, communeId));
        return campaign.Campaign.OfficialFigures == OfficialFigures.Dc01 ? table with { Total = OfDc01(table.Total, standing.Dc01) } : table;
    }

    /// <summary>A row of several together; its percentages are ratios of sums.</summary>
    public RollupRow Sum(IReadOnlyList<RollupRow> rows, string name, int? quota)
    {
        var figures = campaign.Indicators.ToDictionary(i => i.Id, i => Sum(rows, i.Id));
        return Row(0, "", name, rows.Sum(r => r.Eligible), rows.Sum(r => r.ActivatedBefore), quota, figures, null) with
        {
            ReportedDays = Sums.OrNull(rows.Select(r => r.ReportedDays)),
        };
    }

    private RollupRow Commune(CommuneDefinition commune, NewestDay? reported, EarlierFigures? earlier)
    {
        IReadOnlyDictionary<int, Figure> figures = reported?.Figures ?? NoFigures;
        if (!span.IsDay && reported is not null)
        {
            figures = figures.ToDictionary(f => f.Key, f => f.Value with { Day = InSpan(commune.Id, f.Key, f.Value, reported.Day, earlier!) });
        }

        var row = Row(
            commune.Id, commune.Code, commune.FullName, commune.Eligible, commune.ActivatedBefore,
            campaign.QuotaOn(span.Day, commune.Id), figures, reported) with
        {
            GroupName = commune.GroupName,
            ReportedDays = span.IsDay ? null : earlier!.ReportedDays(commune.Id),
        };
        return campaign.Campaign.OfficialFigures == OfficialFigures.Dc01 && earlier is not null ? OfDc01(row, earlier.Dc01Of(commune.Id)) : row;
    }

    // What the running total grew by; a state at the end of the day does not add up.
    private int? InSpan(int communeId, int indicatorId, Figure figure, DateOnly reported, EarlierFigures earlier) =>
        reported >= span.From && figure.Running is { } running ? running - (earlier.RunningBefore(communeId, indicatorId) ?? 0) : null;

    private RollupRow OfDc01(RollupRow row, Dc01Standing standing)
    {
        var (figures, coversSpan) = _official.Over(row.Figures, standing);
        return With(row, figures) with { Dc01Day = standing.Newest?.Day, IsSpanOfDc01 = coversSpan };
    }

    // Whoever's counts are the national system's has the same line on both days: their places would be compared with themselves.
    private bool HasNoNewerDc01(EarlierFigures earlier) =>
        campaign.Campaign.OfficialFigures == OfficialFigures.Dc01 && earlier.HasYesterday && campaign.Communes.Count > 0
        && campaign.Communes.Select(c => earlier.Dc01Of(c.Id)).All(s => s.Yesterday is { } before && s.Newest?.Day == before.Day);

    private Standing Yesterday(CommuneDefinition commune, EarlierFigures earlier)
    {
        var yesterday = span.Day.AddDays(-1);
        var official = earlier.Dc01Of(commune.Id).Yesterday is { } point ? _official.RunningOf(campaign.Headline.Id, point) : null;
        return new(
            commune.Id, commune.Code, official ?? earlier.HeadlineYesterday(commune.Id, campaign.Headline.Id) ?? 0, campaign.QuotaOn(yesterday, commune.Id));
    }

    private static Figure Sum(IReadOnlyList<RollupRow> rows, int indicatorId)
    {
        var sum = default(Figure);
        foreach (var row in rows)
        {
            sum += row[indicatorId];
        }

        return sum;
    }

    private RollupRow Row(
        int id, string code, string name, int eligible, int before, int? quota, IReadOnlyDictionary<int, Figure> figures, NewestDay? reported)
    {
        var today = reported?.Day == span.Day ? reported : null;
        DateTime? submittedAt = today is null ? null : CampaignClock.ToLocal(today.FirstSubmittedAt);
        return With(
            new()
            {
                AreaId = id,
                Code = code,
                Name = name,
                Eligible = eligible,
                ActivatedBefore = before,
                Quota = quota,
                Figures = figures,
                Today = 0,
                Cumulative = 0,
                Pace = PaceClass.Unknown,
                State = DayStates.Of(span.Day, _cutOff, submittedAt, now),
                Kind = today?.Kind,
                BlankHamlets = today?.BlankHamlets ?? 0,
                SubmittedAt = submittedAt,
                MadeAt = today?.MadeAt is { } made ? CampaignClock.ToLocal(made) : null,
                ReceivedAt = today?.ReceivedAt is { } received ? CampaignClock.ToLocal(received) : null,
                LastReported = reported?.Day,
            },
            figures);
    }

    // A row with these figures, and with what follows from them.
    private RollupRow With(RollupRow row, IReadOnlyDictionary<int, Figure> figures)
    {
        var headline = figures.GetValueOrDefault(campaign.Headline.Id);
        return row with
        {
            Figures = figures,
            Today = headline.Day ?? 0,
            Cumulative = headline.Running ?? 0,
            Reachable = Reachable(row.Eligible, Running(figures, _absent), Running(figures, _ineligible)),
            Pace = PaceRules.Classify(
                row.Quota, headline.Running ?? 0, DayNumber, campaign.DayCount, campaign.Campaign.OnTrackFromPercent, campaign.Campaign.SlowFromPercent),
        };
    }

    private static int? Running(IReadOnlyDictionary<int, Figure> figures, int? indicatorId) =>
        indicatorId is { } id ? figures.GetValueOrDefault(id).Running : null;

    private static int? Reachable(int eligible, int? absent, int? ineligible) =>
        absent is null && ineligible is null ? null : eligible - (absent ?? 0) - (ineligible ?? 0);

    private static List<RollupRow> Ranked(IReadOnlyList<RollupRow> rows)
    {
        var ranks = RankingRules.Ranks(rows.Select(r => new Standing(r.AreaId, r.Code, r.Cumulative, r.Quota)));
        return [.. rows.Select(r => r.Rank == ranks[r.AreaId] ? r : r with { Rank = ranks[r.AreaId] })];
    }

    private RollupTable Table(List<RollupRow> rows, string totalName, Quota? own)
    {
        var sum = Sums.OrNull(rows.Select(r => r.Quota));
        return new()
        {
            CampaignId = campaign.Id,
            Span = span,
            AsOf = now,
            DayNumber = DayNumber,
            DayCount = campaign.DayCount,
            Official = campaign.Campaign.OfficialFigures,
            OwnQuota = own is null || own.Target == sum ? null : new(own.Target, sum, campaign.ReasonOf(own)),
            Rows = rows,
            Total = Sum(rows, totalName, own?.Target ?? sum),
        };
    }
}
