using System.Data;
using System.Data.Common;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.Pace;

/// <summary>All that the dashboard shows beside the rollup, by one statement: it is of one moment.</summary>
internal sealed class OverviewRows
{
    private const int Report = 1;
    private const int Sum = 2;
    private const int UnitDay = 3;
    private const int Waiting = 4;
    private const int National = 5;

    private static readonly string Reports = $"""
        SELECT 1 AS Part, d.CommuneId AS AreaId, d.Day, d.Kind AS One, t.DayValue AS Two, d.BlankHamlets AS Three, NULL AS Four, d.FirstSubmittedAt
        FROM Communes c
        JOIN CommuneDays d ON d.CommuneId = c.Id AND d.Day <= @day AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
        LEFT JOIN DayTotals t ON t.CommuneId = d.CommuneId AND t.Day = d.Day AND t.IndicatorId = @indicator
            AND {ScopedCommand.IsVisible("t.CampaignId", "t.CommuneId")}
        WHERE c.CampaignId = @campaign AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
        """;

    private static readonly string Sums = $"""
        SELECT 2 AS Part, 0 AS AreaId, t.Day, SUM(t.DayValue) AS One, COUNT(*) AS Two, NULL AS Three, NULL AS Four, NULL AS FirstSubmittedAt
        FROM DayTotals t
        WHERE t.CampaignId = @campaign AND t.IndicatorId = @indicator AND t.Day <= @day AND {ScopedCommand.IsVisible("t.CampaignId", "t.CommuneId")}
        GROUP BY t.Day
        """;

    // Who sees all communes sees all units, and nobody else reads this.
    private static readonly string Others = $"""
        SELECT 3, p.UnitId, p.Day, p.Level2Cumulative, p.Headcount, p.PupilsGuided, p.ParentsGuided, NULL
        FROM UnitProgress p
        WHERE p.CampaignId = @campaign AND p.Day <= @day AND {ScopedCommand.IsVisible("p.CampaignId")} AND @scopeAllCommunes = 1
        UNION ALL
        SELECT 4, 0, NULL, COUNT(*), NULL, NULL, NULL, NULL
        FROM Reopenings r
        WHERE r.CampaignId = @campaign AND r.Status = @waiting AND {ScopedCommand.IsVisible("r.CampaignId", "r.CommuneId")}
        """;

    private static readonly string Lines = $"""
        SELECT 5, l.CommuneId, l.Day, l.Level1, l.Level2, l.Id, NULL, NULL
        FROM Dc01Lines l
        WHERE l.CampaignId = @campaign AND l.Day <= @day AND {ScopedCommand.IsVisible("l.CampaignId", "l.CommuneId")}
        """;

    private static readonly string ReportsAlone = Together(Reports, Others);
    private static readonly string ReportsAndLines = Together(Reports, Others, Lines);
    private static readonly string SumsAlone = Together(Sums, Others);

    private readonly List<ReportedDay> _reports = [];
    private readonly Dictionary<DateOnly, DayFigure> _sums = [];
    private readonly List<UnitProgress> _units = [];
    private readonly Dictionary<(int CommuneId, DateOnly Day), (int Id, Dc01Figures Figures)> _lines = [];

    /// <summary>Each reported day of each commune; empty where days of single communes are of no use.</summary>
    public IReadOnlyList<ReportedDay> ReportedDays => _reports;

    /// <summary>The headline of all communes together, where <see cref="ReportedDays"/> is empty.</summary>
    public IReadOnlyDictionary<DateOnly, DayFigure> OfDays => _sums;

    public ILookup<int, UnitProgress> Units => _units.OrderBy(u => u.Day).ToLookup(u => u.UnitId);

    /// <summary>The newest line of each commune and day, where the national system counts officially.</summary>
    public IReadOnlyDictionary<(int CommuneId, DateOnly Day), Dc01Figures> NationalLines => _lines.ToDictionary(l => l.Key, l => l.Value.Figures);

    /// <summary>Requests for a locked day without an answer.</summary>
    public int WaitingRequests { get; private set; }

    /// <param name="isByCommune">Whether days of single communes are wanted.</param>
    public static Task<OverviewRows> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, DateOnly upTo, bool isByCommune, CancellationToken cancel)
    {
        var isOwn = OverviewService.IsOwn(campaign);
        return context.QueryAsync(
            !isOwn ? ReportsAndLines : isByCommune ? ReportsAlone : SumsAlone,
            command =>
            {
                command.Add("@campaign", DbType.Int32, campaign.Id);
                command.Add("@indicator", DbType.Int32, campaign.Headline.Id);
                command.Add("@day", DbType.Date, upTo);
                command.Add("@waiting", DbType.Int32, (int)ReopeningStatus.Requested);
            },
            async (reader, again) =>
            {
                var rows = new OverviewRows();
                while (await reader.ReadAsync(again))
                {
                    rows.Add(reader);
                }

                return rows;
            },
            cancel);
    }

    private static string Together(params string[] parts) => $"""
        SELECT o.Part, o.AreaId, o.Day, o.One, o.Two, o.Three, o.Four, o.FirstSubmittedAt
        FROM ({string.Join("\nUNION ALL\n", parts)}) o
        """;

    private void Add(DbDataReader reader)
    {
        switch (reader.GetInt32(0))
        {
            case Report:
                _reports.Add(new(
                    reader.GetInt32(1), Day(), (DayKind)reader.GetInt32(3),
                    DateTime.SpecifyKind(reader.GetDateTime(7), DateTimeKind.Utc), NumberOrNull(4), reader.GetInt32(5)));
                break;
            case Sum:
                _sums[Day()] = new(Day(), NumberOrNull(3) ?? 0, reader.GetInt32(4));
                break;
            case UnitDay:
                _units.Add(new()
                {
                    UnitId = reader.GetInt32(1),
                    Day = Day(),
                    Level2Cumulative = reader.GetInt32(3),
                    Headcount = NumberOrNull(4),
                    PupilsGuided = NumberOrNull(5),
                    ParentsGuided = NumberOrNull(6),
                });
                break;
            case Waiting:
                WaitingRequests = reader.GetInt32(3);
                break;
            case National:
                var (key, id) = ((reader.GetInt32(1), Day()), reader.GetInt32(5));
                if (!_lines.TryGetValue(key, out var known) || known.Id < id)
                {
                    _lines[key] = (id, new(reader.GetInt32(3), reader.GetInt32(4)));
                }

                break;
        }

        DateOnly Day() => reader.GetFieldValue<DateOnly>(2);

        int? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
    }
}
