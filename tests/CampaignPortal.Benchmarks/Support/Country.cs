using System.Globalization;
using CampaignPortal.Core.Campaigns;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>
/// A campaign of the size of the country before July 2025: 10,598 communes in 705 districts, ten hamlets each, fifty days
/// that everybody has reported. Names are numbers. Definitions come by the ordinary import, rows by statements: 37 million counts
/// would take hours otherwise.
/// </summary>
internal static class Country
{
    public const int Communes = 10_598;
    public const int Districts = 705;
    public const int Hamlets = 10;
    public const int Days = 50;

    public static readonly DateOnly StartDay = Province.StartDay;

    public static IReadOnlyList<CommuneName> Names { get; } =
    [
        .. Enumerable.Range(0, Communes).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n + 1:00000}"))
            .Select((code, n) => new CommuneName(code, code, "Xã " + code, string.Create(CultureInfo.InvariantCulture, $"Huyện {(n * Districts / Communes) + 1:000}"))),
    ];

    /// <summary>Totals of every commune and day, and the counts of the first <paramref name="communesWithCounts"/>, which give those totals.</summary>
    public static void Fill(SqliteConnection connection, CampaignDefinition campaign, int communesWithCounts)
    {
        // A count worked out from where it stands, so that every run has the same.
        const string value = "((h.Id * 31 + d.n * 7 + i.Id * 3) % CASE i.Kind WHEN 2 THEN 53 ELSE 11 END)";
        const string days = "day(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM day WHERE n < @days - 1)";
        Run("PRAGMA synchronous = OFF");
        Run("BEGIN");
        Run($"""
            WITH RECURSIVE {days}
            INSERT INTO CommuneDays (CommuneId, Day, CampaignId, Kind, Version, FirstSubmittedAt, FirstReceivedAt, LastSubmittedAt, LastSubmittedBy, WasReopened, Approval)
            SELECT c.Id, date(@start, d.n || ' days'), c.CampaignId, 1, 1, date(@start, d.n || ' days') || ' 08:30:00',
                date(@start, d.n || ' days') || ' 08:30:00', date(@start, d.n || ' days') || ' 08:30:00', 'system', 0, 0
            FROM Communes c, day d WHERE c.CampaignId = @campaign
            """);
        Run($"""
            WITH RECURSIVE {days}
            INSERT INTO DailyCounts (CommuneId, Day, HamletId, IndicatorId, CampaignId, Value)
            SELECT h.CommuneId, date(@start, d.n || ' days'), h.Id, i.Id, h.CampaignId, {value}
            FROM Communes c JOIN Hamlets h ON h.CommuneId = c.Id, day d, Indicators i
            WHERE c.CampaignId = @campaign AND c.SortOrder < @counted AND i.CampaignId = @campaign AND i.Kind <> 3
            """);
        Run($"""
            CREATE TEMP TABLE Sums AS
            WITH RECURSIVE {days}
            SELECT h.CommuneId AS CommuneId, d.n AS n, i.Id AS IndicatorId, i.Kind AS Kind, SUM({value}) AS Value
            FROM Hamlets h, day d, Indicators i
            WHERE h.CampaignId = @campaign AND i.CampaignId = @campaign AND i.Kind <> 3
            GROUP BY h.CommuneId, d.n, i.Id
            UNION ALL
            SELECT h.CommuneId, d.n, t.Id, t.Kind, SUM({value})
            FROM Hamlets h, day d, Indicators t JOIN Indicators i ON i.CountsInto = t.Code AND i.CampaignId = t.CampaignId
            WHERE h.CampaignId = @campaign AND t.CampaignId = @campaign AND t.Kind = 3
            GROUP BY h.CommuneId, d.n, t.Id
            """);
        Run("""
            INSERT INTO DayTotals (CommuneId, Day, IndicatorId, CampaignId, DayValue, Running)
            SELECT CommuneId, date(@start, n || ' days'), IndicatorId, @campaign, Value,
                CASE Kind WHEN 2 THEN Value ELSE SUM(Value) OVER (PARTITION BY CommuneId, IndicatorId ORDER BY n) END
            FROM Sums ORDER BY CommuneId, n, IndicatorId
            """);
        Run("COMMIT");
        Run("DROP TABLE Sums");
        Run("PRAGMA wal_checkpoint(TRUNCATE)");

        // The connection goes back to a pool.
        Run("PRAGMA synchronous = FULL");

        void Run(string sql)
        {
#pragma warning disable CA2100 // Put together from constants of this file.
            using var command = new SqliteCommand(sql, connection) { CommandTimeout = 3600 };
#pragma warning restore CA2100
            command.Parameters.AddWithValue("@campaign", campaign.Id);
            command.Parameters.AddWithValue("@start", StartDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            command.Parameters.AddWithValue("@days", Days);
            command.Parameters.AddWithValue("@counted", communesWithCounts);
            command.ExecuteNonQuery();
        }
    }
}
