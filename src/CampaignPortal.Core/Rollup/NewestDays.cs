using System.Data;
using System.Data.Common;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Rollup;

/// <summary>A reported day.</summary>
/// <param name="FirstSubmittedAt">UTC.</param>
/// <param name="Figures">By indicator id. A day before the chosen one has no values of the day.</param>
internal sealed record NewestDay(DateOnly Day, DayKind Kind, DateTime FirstSubmittedAt, Dictionary<int, Figure> Figures)
{
    /// <summary>Known where one commune was asked for: when its first submission was made without a connection.</summary>
    public DateTime? MadeAt { get; init; }

    public DateTime? ReceivedAt { get; init; }
}

/// <summary>
/// Each commune's newest reported day up to a chosen one, by one statement: the figures and the version of the definition
/// that they are shown with are of one moment.
/// </summary>
/// <param name="DefinitionVersion">Null where nobody has reported, for then there is no row to carry it.</param>
/// <param name="ByCommune">By commune id; without those that never reported.</param>
internal sealed record NewestDays(int? DefinitionVersion, Dictionary<int, NewestDay> ByCommune)
{
    // A commune's day stands in the row of each of its totals; it is read from the first alone, for a day and a moment
    // kept as text take longer to read than all the rest of a row.
    private static readonly string Sql = $"""
        SELECT t.CommuneId, t.IndicatorId, t.DayValue, t.Running, d.Day, d.Kind, d.FirstSubmittedAt,
            (SELECT v.DefinitionVersion FROM Campaigns v WHERE v.Id = @campaign AND {ScopedCommand.IsVisible("v.Id")}) AS DefinitionVersion
        FROM Communes c
        JOIN CommuneDays d ON d.CommuneId = c.Id AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
            AND d.Day = (SELECT MAX(n.Day) FROM CommuneDays n
                WHERE n.CommuneId = c.Id AND n.Day <= @day AND {ScopedCommand.IsVisible("n.CampaignId", "n.CommuneId")})
        JOIN DayTotals t ON t.CommuneId = d.CommuneId AND t.Day = d.Day AND {ScopedCommand.IsVisible("t.CampaignId", "t.CommuneId")}
        WHERE c.CampaignId = @campaign AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
        """;

    public static Task<NewestDays> ReadAsync(PortalDbContext context, int campaignId, DateOnly day, CancellationToken cancel) =>
        context.QueryAsync(
            Sql,
            command =>
            {
                command.Add("@campaign", DbType.Int32, campaignId);
                command.Add("@day", DbType.Date, day);
            },
            (reader, again) => ReadAsync(reader, day, again), cancel);

    private static async Task<NewestDays> ReadAsync(DbDataReader reader, DateOnly day, CancellationToken cancel)
    {
        var days = new Dictionary<int, NewestDay>();
        int? version = null;
        while (await reader.ReadAsync(cancel))
        {
            var communeId = reader.GetInt32(0);
            if (!days.TryGetValue(communeId, out var newest))
            {
                version ??= reader.GetInt32(7);
                days[communeId] = newest = new(
                    reader.GetFieldValue<DateOnly>(4), (DayKind)reader.GetInt32(5),
                    DateTime.SpecifyKind(reader.GetDateTime(6), DateTimeKind.Utc), []);
            }

            newest.Figures[reader.GetInt32(1)] = new(newest.Day == day ? NumberOrNull(reader, 2) : null, NumberOrNull(reader, 3));
        }

        return new(version, days);
    }

    private static int? NumberOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
