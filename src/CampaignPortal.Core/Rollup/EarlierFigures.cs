using System.Data;
using System.Data.Common;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// What a rollup compares with, by one statement with its newest days whatever the number of communes: the headline on the day
/// before, running totals before a span, how many days of it were reported, and what the national system says where it counts officially.
/// </summary>
internal sealed class EarlierFigures
{
    private const int Yesterday = 1;
    private const int BeforeSpan = 2;
    private const int DaysReported = 3;
    private const int Dc01Newest = 4;
    private const int Dc01Yesterday = 5;
    private const int Dc01Before = 6;

    // A day that is not wanted is null, and no row is on or before it.
    private static readonly string Own = $"""
        SELECT a.Moment, t.CommuneId, t.IndicatorId, t.Running AS One, t.Running AS Two, t.Day
        FROM Communes c
        JOIN (SELECT 1 AS Moment, @yesterday AS UpTo UNION ALL SELECT 2, @before) a ON 1 = 1
        JOIN DayTotals t ON t.CommuneId = c.Id AND (a.Moment = 2 OR t.IndicatorId = @headline)
            AND t.Day = (SELECT MAX(n.Day) FROM CommuneDays n
                WHERE n.CommuneId = c.Id AND n.Day <= a.UpTo AND {ScopedCommand.IsVisible("n.CampaignId", "n.CommuneId")})
            AND {ScopedCommand.IsVisible("t.CampaignId", "t.CommuneId")}
        WHERE c.CampaignId = @campaign AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
        UNION ALL
        SELECT 3, d.CommuneId, 0, COUNT(*), 0, MAX(d.Day)
        FROM CommuneDays d
        WHERE d.CampaignId = @campaign AND d.Day >= @from AND d.Day <= @day AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
        GROUP BY d.CommuneId
        """;

    private static readonly string Dc01 = $"""
        SELECT b.Moment, l.CommuneId, 0, l.Level1, l.Level2, l.Day
        FROM Communes c
        JOIN (SELECT 4 AS Moment, @day AS UpTo UNION ALL SELECT 5, @yesterday UNION ALL SELECT 6, @dc01Before) b ON 1 = 1
        JOIN Dc01Lines l ON l.CommuneId = c.Id
            AND l.Day = (SELECT MAX(m.Day) FROM Dc01Lines m
                WHERE m.CommuneId = c.Id AND m.Day <= b.UpTo AND {ScopedCommand.IsVisible("m.CampaignId", "m.CommuneId")})
            AND l.Id = (SELECT MAX(k.Id) FROM Dc01Lines k
                WHERE k.CommuneId = c.Id AND k.Day = l.Day AND {ScopedCommand.IsVisible("k.CampaignId", "k.CommuneId")})
            AND {ScopedCommand.IsVisible("l.CampaignId", "l.CommuneId")}
        WHERE c.CampaignId = @campaign AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
        """;

    private static readonly string OwnAlone = Together(Own);

    private static readonly string WithDc01 = Together($"{Own} UNION ALL {Dc01}");

    private readonly Dictionary<(int Moment, int CommuneId, int IndicatorId), int?> _running = [];
    private readonly Dictionary<(int Moment, int CommuneId), Dc01Point> _dc01 = [];

    /// <summary>True where there is a day of the campaign before the last one to compare with.</summary>
    public bool HasYesterday { get; private init; }

    /// <summary>Reads the newest days too: all of it is of one moment.</summary>
    public static Task<(NewestDays Newest, EarlierFigures Earlier)> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, RollupSpan span, CancellationToken cancel)
    {
        var start = campaign.Campaign.StartDay;
        var hasYesterday = span.Day > start;
        var before = span.From > start ? span.From.AddDays(-1) : (DateOnly?)null;
        return context.QueryAsync(
            campaign.Campaign.OfficialFigures == OfficialFigures.Dc01 ? WithDc01 : OwnAlone,
            command =>
            {
                command.Add("@campaign", DbType.Int32, campaign.Id);
                command.Add("@headline", DbType.Int32, campaign.Headline.Id);
                command.Add("@from", DbType.Date, span.From);
                command.Add("@day", DbType.Date, span.Day);
                command.Add("@yesterday", DbType.Date, hasYesterday ? span.Day.AddDays(-1) : null);
                command.Add("@before", DbType.Date, span.IsDay ? null : before);
                if (campaign.Campaign.OfficialFigures == OfficialFigures.Dc01)
                {
                    command.Add("@dc01Before", DbType.Date, before);
                }
            },
            (reader, again) => ReadAsync(reader, new(span.Day), new() { HasYesterday = hasYesterday }, again), cancel);
    }

    /// <summary>The headline's own running total up to the day before the last; null where nothing had been given.</summary>
    public int? HeadlineYesterday(int communeId, int headlineId) => _running.GetValueOrDefault((Yesterday, communeId, headlineId));

    /// <summary>A running total up to the day before the span; null where nothing had been given.</summary>
    public int? RunningBefore(int communeId, int indicatorId) => _running.GetValueOrDefault((BeforeSpan, communeId, indicatorId));

    public int ReportedDays(int communeId) => _running.GetValueOrDefault((DaysReported, communeId, 0)) ?? 0;

    public Dc01Standing Dc01Of(int communeId)
    {
        return new(Point(Dc01Newest), Point(Dc01Yesterday), Point(Dc01Before));

        Dc01Point? Point(int moment) => _dc01.TryGetValue((moment, communeId), out var point) ? point : null;
    }

    private static string Together(string earlier) => $"""
        SELECT f.Moment, f.CommuneId, f.IndicatorId, f.One, f.Two, f.Day, f.Kind, f.FirstSubmittedAt, f.BlankHamlets, f.DefinitionVersion
        FROM ({NewestDays.Sql}
        UNION ALL
        SELECT e.Moment, e.CommuneId, e.IndicatorId, e.One, e.Two, e.Day, NULL, NULL, NULL, NULL FROM ({earlier}) e) f
        """;

    private static async Task<(NewestDays Newest, EarlierFigures Earlier)> ReadAsync(
        DbDataReader reader, NewestDays newest, EarlierFigures earlier, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt32(0) == 0)
            {
                newest.Add(reader);
            }
            else
            {
                earlier.Add(reader);
            }
        }

        return (newest, earlier);
    }

    private void Add(DbDataReader reader)
    {
        var (moment, communeId) = (reader.GetInt32(0), reader.GetInt32(1));
        if (moment >= Dc01Newest)
        {
            _dc01[(moment, communeId)] = new(reader.GetFieldValue<DateOnly>(5), new(reader.GetInt32(3), reader.GetInt32(4)));
        }
        else
        {
            _running[(moment, communeId, reader.GetInt32(2))] = reader.IsDBNull(3) ? null : reader.GetInt32(3);
        }
    }
}
