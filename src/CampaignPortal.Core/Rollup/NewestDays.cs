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
    /// <summary>Known where communes are asked for: hamlets that it says nothing of.</summary>
    public int BlankHamlets { get; init; }

    /// <summary>Known where one commune was asked for: when its first submission was made without a connection.</summary>
    public DateTime? MadeAt { get; init; }

    public DateTime? ReceivedAt { get; init; }
}

/// <summary>
/// Each commune's newest reported day up to a chosen one, by one statement: the figures and the version of the definition
/// that they are shown with are of one moment.
/// </summary>
/// <param name="day">The chosen day.</param>
internal sealed class NewestDays(DateOnly day)
{
    /// <summary>
    /// Rows of the moment 0; <see cref="EarlierFigures"/> has the others. A commune's day stands in the row of each of its totals;
    /// it is read from the first alone, for a day and a moment kept as text take longer to read than all the rest of a row.
    /// </summary>
    internal static readonly string Sql = $"""
        SELECT 0 AS Moment, t.CommuneId, t.IndicatorId, t.DayValue AS One, t.Running AS Two, d.Day, d.Kind, d.FirstSubmittedAt, d.BlankHamlets,
            (SELECT v.DefinitionVersion FROM Campaigns v WHERE v.Id = @campaign AND {ScopedCommand.IsVisible("v.Id")}) AS DefinitionVersion
        FROM Communes c
        JOIN CommuneDays d ON d.CommuneId = c.Id AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
            AND d.Day = (SELECT MAX(n.Day) FROM CommuneDays n
                WHERE n.CommuneId = c.Id AND n.Day <= @day AND {ScopedCommand.IsVisible("n.CampaignId", "n.CommuneId")})
        JOIN DayTotals t ON t.CommuneId = d.CommuneId AND t.Day = d.Day AND {ScopedCommand.IsVisible("t.CampaignId", "t.CommuneId")}
        WHERE c.CampaignId = @campaign AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
        """;

    // So many have room before a dictionary grows.
    private const int UsualIndicators = 8;

    /// <summary>Null where nobody has reported, for then there is no row to carry it.</summary>
    public int? DefinitionVersion { get; private set; }

    /// <summary>By commune id; without those that never reported.</summary>
    public Dictionary<int, NewestDay> ByCommune { get; } = [];

    public static Task<NewestDays> ReadAsync(PortalDbContext context, int campaignId, DateOnly day, CancellationToken cancel) =>
        context.QueryAsync(
            Sql,
            command =>
            {
                command.Add("@campaign", DbType.Int32, campaignId);
                command.Add("@day", DbType.Date, day);
            },
            async (reader, again) =>
            {
                var days = new NewestDays(day);
                while (await reader.ReadAsync(again))
                {
                    days.Add(reader);
                }

                return days;
            },
            cancel);

    internal void Add(DbDataReader reader)
    {
        var communeId = reader.GetInt32(1);
        if (!ByCommune.TryGetValue(communeId, out var newest))
        {
            DefinitionVersion ??= reader.GetInt32(9);
            ByCommune[communeId] = newest = new(
                reader.GetFieldValue<DateOnly>(5), (DayKind)reader.GetInt32(6),
                DateTime.SpecifyKind(reader.GetDateTime(7), DateTimeKind.Utc), new(UsualIndicators))
            {
                BlankHamlets = reader.GetInt32(8),
            };
        }

        newest.Figures[reader.GetInt32(2)] = new(newest.Day == day ? NumberOrNull(reader, 3) : null, NumberOrNull(reader, 4));
    }

    private static int? NumberOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
