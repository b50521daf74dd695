using System.Data;
using System.Data.Common;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Completeness;

/// <summary>That a commune reported a day.</summary>
/// <param name="FirstSubmittedAt">UTC.</param>
/// <param name="Value">The day's count of the headline indicator; null is blank.</param>
/// <param name="BlankHamlets">Hamlets that it says nothing of.</param>
public sealed record ReportedDay(int CommuneId, DateOnly Day, DayKind Kind, DateTime FirstSubmittedAt, int? Value, int BlankHamlets = 0);

/// <summary>Every reported day of a campaign or of one of its groups up to a chosen one, by one statement over one row a day.</summary>
internal static class ReportHistory
{
    private static readonly string Sql = $"""
        SELECT d.CommuneId, d.Day, d.Kind, d.FirstSubmittedAt, t.DayValue, d.BlankHamlets
        FROM Communes c
        JOIN CommuneDays d ON d.CommuneId = c.Id AND d.Day <= @day AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
        LEFT JOIN DayTotals t ON t.CommuneId = d.CommuneId AND t.Day = d.Day AND t.IndicatorId = @indicator
            AND {ScopedCommand.IsVisible("t.CampaignId", "t.CommuneId")}
        WHERE c.CampaignId = @campaign AND (@group IS NULL OR c.GroupName = @group) AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
        """;

    public static Task<IReadOnlyList<ReportedDay>> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, CompletenessFilter filter, CancellationToken cancel) =>
        context.QueryAsync(
            Sql,
            command =>
            {
                command.Add("@campaign", DbType.Int32, campaign.Id);
                command.Add("@indicator", DbType.Int32, campaign.Headline.Id);
                command.Add("@day", DbType.Date, filter.Day);
                command.Add("@group", DbType.String, filter.Group);
            },
            ReadAsync, cancel);

    private static async Task<IReadOnlyList<ReportedDay>> ReadAsync(DbDataReader reader, CancellationToken cancel)
    {
        var days = new List<ReportedDay>();
        while (await reader.ReadAsync(cancel))
        {
            days.Add(new(
                reader.GetInt32(0), reader.GetFieldValue<DateOnly>(1), (DayKind)reader.GetInt32(2),
                DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc), await reader.IsDBNullAsync(4, cancel) ? null : reader.GetInt32(4),
                reader.GetInt32(5)));
        }

        return days;
    }
}
