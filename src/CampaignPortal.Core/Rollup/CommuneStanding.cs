using System.Data;
using System.Data.Common;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Rollup;

/// <summary>Where one commune stands beside the counts of its hamlets, by one statement with the version of the definition.</summary>
/// <param name="DefinitionVersion">Null where the campaign is not the scope's.</param>
/// <param name="Newest">The newest reported day up to the last of the span; null where none has been reported. Without figures.</param>
internal sealed record CommuneStanding(int? DefinitionVersion, NewestDay? Newest, int ReportedDays, Dc01Standing Dc01)
{
    private static readonly string Sql = $"""
        SELECT v.DefinitionVersion, d.Day, d.Kind, d.FirstSubmittedAt, d.FirstMadeAt, d.FirstReceivedAt,
            (SELECT COUNT(*) FROM CommuneDays r WHERE r.CommuneId = @commune AND r.Day >= @from AND r.Day <= @day
                AND {ScopedCommand.IsVisible("r.CampaignId", "r.CommuneId")}) AS ReportedDays,
            l.Day AS LineDay, l.Level1, l.Level2, b.Day AS BeforeDay, b.Level1 AS BeforeLevel1, b.Level2 AS BeforeLevel2
        FROM Campaigns v
        LEFT JOIN CommuneDays d ON d.CommuneId = @commune AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
            AND d.Day = (SELECT MAX(n.Day) FROM CommuneDays n
                WHERE n.CommuneId = @commune AND n.Day <= @day AND {ScopedCommand.IsVisible("n.CampaignId", "n.CommuneId")})
        LEFT JOIN Dc01Lines l ON l.Id = {NewestLine("m", "k", "@day")} AND {ScopedCommand.IsVisible("l.CampaignId", "l.CommuneId")}
        LEFT JOIN Dc01Lines b ON b.Id = {NewestLine("p", "q", "@before")} AND {ScopedCommand.IsVisible("b.CampaignId", "b.CommuneId")}
        WHERE v.Id = @campaign AND {ScopedCommand.IsVisible("v.Id")}
        """;

    public static Task<CommuneStanding> ReadAsync(
        PortalDbContext context, int campaignId, int communeId, RollupSpan span, CancellationToken cancel) =>
        context.QueryAsync(
            Sql,
            command =>
            {
                command.Add("@campaign", DbType.Int32, campaignId);
                command.Add("@commune", DbType.Int32, communeId);
                command.Add("@from", DbType.Date, span.From);
                command.Add("@day", DbType.Date, span.Day);
                command.Add("@before", DbType.Date, span.From.AddDays(-1));
            },
            ReadAsync, cancel);

    private static async Task<CommuneStanding> ReadAsync(DbDataReader reader, CancellationToken cancel)
    {
        if (!await reader.ReadAsync(cancel))
        {
            return new(null, null, 0, new(null, null, null));
        }

        var newest = reader.IsDBNull(1) ? null : new NewestDay(reader.GetFieldValue<DateOnly>(1), (DayKind)reader.GetInt32(2), Moment(3)!.Value, [])
        {
            MadeAt = Moment(4),
            ReceivedAt = Moment(5),
        };
        return new(reader.GetInt32(0), newest, reader.GetInt32(6), new(Point(7), null, Point(10)));

        DateTime? Moment(int at) => reader.IsDBNull(at) ? null : DateTime.SpecifyKind(reader.GetDateTime(at), DateTimeKind.Utc);

        Dc01Point? Point(int at) =>
            reader.IsDBNull(at) ? null : new(reader.GetFieldValue<DateOnly>(at), new(reader.GetInt32(at + 1), reader.GetInt32(at + 2)));
    }

    // Of the newest day the newest import.
    private static string NewestLine(string one, string other, string upTo) => $"""
        (SELECT MAX({one}.Id) FROM Dc01Lines {one} WHERE {one}.CommuneId = @commune AND {ScopedCommand.IsVisible($"{one}.CampaignId", $"{one}.CommuneId")}
            AND {one}.Day = (SELECT MAX({other}.Day) FROM Dc01Lines {other} WHERE {other}.CommuneId = @commune AND {other}.Day <= {upTo}
                AND {ScopedCommand.IsVisible($"{other}.CampaignId", $"{other}.CommuneId")}))
        """;
}
