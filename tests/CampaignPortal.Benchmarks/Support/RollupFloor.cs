using System.Globalization;
using CampaignPortal.Core.Campaigns;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>
/// The least that a rollup can cost: one prepared statement by hand that reads the same running totals of the same day,
/// every column of every row, into a list. No definitions, no sums, no ranks.
/// </summary>
internal sealed class RollupFloor : IDisposable
{
    private const string Sql = """
        SELECT t.CommuneId, t.Day, d.Kind, d.FirstSubmittedAt, t.IndicatorId, t.DayValue, t.Running
        FROM Communes c
        JOIN CommuneDays d ON d.CommuneId = c.Id
            AND d.Day = (SELECT MAX(n.Day) FROM CommuneDays n WHERE n.CommuneId = c.Id AND n.Day <= @day)
        JOIN DayTotals t ON t.CommuneId = d.CommuneId AND t.Day = d.Day
        WHERE c.CampaignId = @campaign
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    public RollupFloor(SqliteConnection connection, CampaignDefinition campaign, DateOnly day)
    {
        _connection = connection;
        _command = new(Sql, connection);
        _command.Parameters.AddWithValue("@campaign", campaign.Id);
        _command.Parameters.AddWithValue("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _command.Prepare();
    }

    public IReadOnlyList<Line> Read()
    {
        var lines = new List<Line>();
        using var reader = _command.ExecuteReader();
        while (reader.Read())
        {
            lines.Add(new(
                reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetInt32(4),
                reader.IsDBNull(5) ? null : reader.GetInt32(5), reader.IsDBNull(6) ? null : reader.GetInt32(6)));
        }

        return lines;
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }

    internal readonly record struct Line(
        int CommuneId, string Day, int Kind, string FirstSubmittedAt, int IndicatorId, int? DayValue, int? Running);
}
