using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>
/// The least that a submission can cost: the rows that it leaves, as prepared upserts by hand in one transaction that is
/// on the disk when it returns. Nothing is read, checked, compared or worked out.
/// </summary>
internal sealed class SubmitFloor : IDisposable
{
    private readonly CampaignDefinition _campaign;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _count;
    private readonly SqliteCommand _total;
    private readonly SqliteCommand _day;
    private readonly SqliteCommand _submission;
    private readonly SqliteCommand _audit;

    public SubmitFloor(SqliteConnection connection, CampaignDefinition campaign)
    {
        (_connection, _campaign) = (connection, campaign);
        _count = Upsert("DailyCounts", "CommuneId, Day, HamletId, IndicatorId", "CampaignId, Value");
        _total = Upsert("DayTotals", "CommuneId, Day, IndicatorId", "CampaignId, DayValue, Running");
        _day = Upsert("CommuneDays", "CommuneId, Day", "CampaignId, Kind, Version, FirstSubmittedAt, LastSubmittedAt, LastSubmittedBy, LastSubmittedById, FirstMadeAt, FirstReceivedAt");
        _submission = Upsert("Submissions", "Id", "CampaignId, CommuneId, Day, ContentHash, Version, ReceivedAt, MadeAt");
        _audit = Upsert("AuditEntries", "Id", "CampaignId, CommuneId, Day, Action, UserId, UserName, At, Changes");
    }

    public void Write(EntrySubmission submission)
    {
        var day = submission.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        const string now = "2023-08-05 08:30:00";
        using var transaction = _connection.BeginTransaction();
        foreach (var cell in submission.Cells)
        {
            Run(_count, submission.CommuneId, day, cell.HamletId, cell.IndicatorId, _campaign.Id, int.Parse(cell.Text!, CultureInfo.InvariantCulture));
        }

        foreach (var indicator in _campaign.Indicators)
        {
            Run(_total, submission.CommuneId, day, indicator.Id, _campaign.Id, 100, 1000);
        }

        Run(_day, submission.CommuneId, day, _campaign.Id, 1, 1, now, now, "floor", "floor", now, now);
        Run(_submission, submission.Id.ToString(), _campaign.Id, submission.CommuneId, day, new string('0', 64), 1, now, now);
        Run(_audit, DBNull.Value, _campaign.Id, submission.CommuneId, day, 1, "floor", "floor", now, new string('0', 2500));
        transaction.Commit();

        void Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            command.Transaction = transaction;
            for (var index = 0; index < values.Length; index++)
            {
                command.Parameters[index].Value = values[index];
            }

            command.ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { _count, _total, _day, _submission, _audit })
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Upsert(string table, string key, string values)
    {
        var columns = $"{key}, {values}".Split(", ");
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every name is a constant of this file.
        command.CommandText = $"""
            INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})
            ON CONFLICT ({key}) DO UPDATE SET {string.Join(", ", values.Split(", ").Select(c => $"{c} = excluded.{c}"))}
            """;
#pragma warning restore CA2100
        foreach (var column in columns)
        {
            command.Parameters.Add(new() { ParameterName = "@" + column });
        }

        return command;
    }
}
