using System.Data;
using System.Data.Common;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Completeness;

/// <summary>That a commune reported a day.</summary>
/// <param name="FirstSubmittedAt">UTC.</param>
/// <param name="Value">The day's count of the headline indicator; null is blank, or not asked for.</param>
/// <param name="BlankHamlets">Hamlets that it says nothing of.</param>
public sealed record ReportedDay(int CommuneId, DateOnly Day, DayKind Kind, DateTime FirstSubmittedAt, int? Value, int BlankHamlets = 0);

/// <summary>The reported days of a campaign, or of some of its communes, up to a chosen one, by one statement over one row a day.</summary>
internal static class ReportHistory
{
    private static readonly string Days = $"""
        FROM Communes c
        JOIN CommuneDays d ON d.CommuneId = c.Id AND d.Day <= @day AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
        WHERE c.CampaignId = @campaign AND (@group IS NULL OR c.GroupName = @group) AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
        """;

    private static readonly string Sql = $"""
        SELECT d.CommuneId, d.Day, d.Kind, d.FirstSubmittedAt, d.BlankHamlets
        {Days}
        """;

    // Those of the communes that newer entries of the audit name; the last row says whether others may have changed too.
    private static readonly string Changed = $"""
        SELECT d.CommuneId, d.Day, d.Kind, d.FirstSubmittedAt, d.BlankHamlets
        {Days} AND c.Id IN ({CommuneChanges.NamedCommunes})
        UNION ALL
        SELECT 0, NULL, COUNT(*), NULL, 0
        {CommuneChanges.OtherEntries}
        """;

    public static Task<IReadOnlyList<ReportedDay>> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, CompletenessFilter filter, CancellationToken cancel) =>
        context.QueryAsync<IReadOnlyList<ReportedDay>>(
            Sql, command => AddParameters(command, campaign, filter),
            async (reader, again) =>
            {
                var days = new List<ReportedDay>();
                while (await reader.ReadAsync(again))
                {
                    days.Add(Day(reader));
                }

                return days;
            },
            cancel);

    /// <summary>All days of the communes that have changed; null where that may be more than single communes.</summary>
    /// <param name="since">The highest number of an entry when the others were read; null where there was none.</param>
    public static Task<IReadOnlyList<ReportedDay>?> ReadChangedAsync(
        PortalDbContext context, CampaignDefinition campaign, CompletenessFilter filter, long? since, CancellationToken cancel) =>
        context.QueryAsync<IReadOnlyList<ReportedDay>?>(
            Changed,
            command =>
            {
                AddParameters(command, campaign, filter);
                command.Add("@since", DbType.Int64, CommuneChanges.Since(since));
            },
            async (reader, again) =>
            {
                var days = new List<ReportedDay>();
                while (await reader.ReadAsync(again))
                {
                    if (reader.GetInt32(0) > 0)
                    {
                        days.Add(Day(reader));
                    }
                    else if (reader.GetInt32(2) > 0)
                    {
                        return null;
                    }
                }

                return days;
            },
            cancel);

    private static void AddParameters(DbCommand command, CampaignDefinition campaign, CompletenessFilter filter)
    {
        command.Add("@campaign", DbType.Int32, campaign.Id);
        command.Add("@day", DbType.Date, filter.Day);
        command.Add("@group", DbType.String, filter.Group);
    }

    private static ReportedDay Day(DbDataReader reader) => new(
        reader.GetInt32(0), reader.GetFieldValue<DateOnly>(1), (DayKind)reader.GetInt32(2),
        DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc), null, reader.GetInt32(4));
}
