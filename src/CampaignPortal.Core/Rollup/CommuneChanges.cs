using System.Data;
using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// What of a rollup that was read before is to be read again, by one statement: the newest days of the communes that newer entries of
/// the audit name. Naming one without cause does no harm, it is read as it is.
/// </summary>
/// <param name="Communes">The communes that are named.</param>
/// <param name="Newest">Their newest days; without those that have none.</param>
/// <param name="IsAll">True where an entry may have changed more than the days of the commune that it names.</param>
internal sealed record CommuneChanges(IReadOnlySet<int> Communes, NewestDays Newest, bool IsAll)
{
    // So many numbers before the newest that was seen are looked at again: a lower one may have been committed after it.
    private const int Overlap = 100;

    private const int Others = 1;

    /// <summary>What changes no figure of a rollup beyond those of the commune that it names.</summary>
    internal static readonly AuditAction[] OfOneCommune =
    [
        AuditAction.DaySubmitted, AuditAction.DayNoteSaved, AuditAction.ReopeningRequested, AuditAction.ReopeningGranted,
        AuditAction.ReopeningDeclined, AuditAction.DayOpened, AuditAction.DayAccepted, AuditAction.DayReturned,
    ];

    /// <summary>What changes no figure of a rollup at all. Whatever is in neither list, what is to come too, has all read anew.</summary>
    internal static readonly AuditAction[] OfNoFigure =
    [
        AuditAction.AccountCreated, AuditAction.AccountChanged, AuditAction.AccountDisabled, AuditAction.AccountEnabled, AuditAction.PasswordHandedOut,
        AuditAction.QuotaDraftSaved, AuditAction.QuotaDraftDiscarded, AuditAction.UnitReported, AuditAction.Dc01Explained, AuditAction.DocumentIssued,
        AuditAction.DocumentFormChanged, AuditAction.DailyDraftSaved, AuditAction.CommendationDecided, AuditAction.CriticismDecided,
        AuditAction.SummarySaved, AuditAction.SummaryFiguresTaken, AuditAction.SheetFormAdded, AuditAction.SheetFormFilled, AuditAction.PlanFiled,
        AuditAction.AttachmentAdded, AuditAction.AttachmentRemoved, AuditAction.ClosingFiguresTaken, AuditAction.ClosingFiled,
        AuditAction.ClosingReturned, AuditAction.ClosingAccepted, AuditAction.InspectionSaved, AuditAction.InspectionDemandMarked,
        AuditAction.InspectionRemoved,
    ];

    // The plus keeps a database from looking through all entries of the campaign: the newest numbers are few.
    private static readonly string Named = $"""
        a.Id > @since AND +a.CampaignId = @campaign AND a.CommuneId IS NOT NULL AND a.Action IN ({List(OfOneCommune)})
        """;

    /// <summary>The communes that are named.</summary>
    internal static readonly string NamedCommunes = $"""
        SELECT a.CommuneId FROM AuditEntries a WHERE {Named} AND {ScopedCommand.IsVisible("a.CampaignId", "a.CommuneId")}
        """;

    /// <summary>The entries that may have changed more, to be counted.</summary>
    internal static readonly string OtherEntries = $"""
        FROM AuditEntries a
        WHERE a.Id > @since AND +a.CampaignId = @campaign AND {ScopedCommand.IsVisible("a.CampaignId")} AND NOT ({Named})
            AND a.Action NOT IN ({List(OfNoFigure)})
        """;

    private static readonly string Sql = $"""
        SELECT 0 AS Moment, c.Id AS CommuneId, t.IndicatorId, t.DayValue AS One, t.Running AS Two, d.Day, d.Kind, d.FirstSubmittedAt, d.BlankHamlets,
            (SELECT v.DefinitionVersion FROM Campaigns v WHERE v.Id = @campaign AND {ScopedCommand.IsVisible("v.Id")}) AS DefinitionVersion
        FROM Communes c
        LEFT JOIN CommuneDays d ON d.CommuneId = c.Id AND {ScopedCommand.IsVisible("d.CampaignId", "d.CommuneId")}
            AND d.Day = (SELECT MAX(n.Day) FROM CommuneDays n
                WHERE n.CommuneId = c.Id AND n.Day <= @day AND {ScopedCommand.IsVisible("n.CampaignId", "n.CommuneId")})
        LEFT JOIN DayTotals t ON t.CommuneId = d.CommuneId AND t.Day = d.Day AND {ScopedCommand.IsVisible("t.CampaignId", "t.CommuneId")}
        WHERE c.CampaignId = @campaign AND {ScopedCommand.IsVisible("c.CampaignId", "c.Id")}
            AND c.Id IN ({NamedCommunes})
        UNION ALL
        SELECT 1, 0, 0, COUNT(*), 0, NULL, NULL, NULL, NULL, NULL
        {OtherEntries}
        """;

    /// <param name="since">The highest number of an entry when the rollup was read; null where there was none.</param>
    public static Task<CommuneChanges> ReadAsync(PortalDbContext context, int campaignId, DateOnly day, long? since, CancellationToken cancel) =>
        context.QueryAsync(
            Sql,
            command =>
            {
                command.Add("@campaign", DbType.Int32, campaignId);
                command.Add("@day", DbType.Date, day);
                command.Add("@since", DbType.Int64, Since(since));
            },
            async (reader, again) =>
            {
                var (communes, newest, isAll) = (new HashSet<int>(), new NewestDays(day), false);
                while (await reader.ReadAsync(again))
                {
                    if (reader.GetInt32(0) == Others)
                    {
                        isAll = reader.GetInt32(3) > 0;
                        continue;
                    }

                    communes.Add(reader.GetInt32(1));
                    if (!await reader.IsDBNullAsync(2, again))
                    {
                        newest.Add(reader);
                    }
                }

                return new CommuneChanges(communes, newest, isAll);
            },
            cancel);

    /// <summary>From which number on entries are looked at.</summary>
    /// <param name="newest">The highest number when the figures were read; null where there was none.</param>
    internal static long Since(long? newest) => (newest ?? 0) - Overlap;

    private static string List(IEnumerable<AuditAction> actions) => string.Join(", ", actions.Select(a => ((int)a).ToString(CultureInfo.InvariantCulture)));
}
