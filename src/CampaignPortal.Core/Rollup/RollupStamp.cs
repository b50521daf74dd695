using System.Data;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// Differs once anything of the campaign's figures has changed, in whichever process: every change writes an entry of the audit
/// in its transaction, and entries are never altered.
/// </summary>
/// <param name="NewestEntry">The highest number of an entry; null where there is none.</param>
/// <param name="NewestEntries">The sum of the newest numbers: one is given before its row is committed, so that a lower one may appear after a higher.</param>
internal readonly record struct RollupStamp(int CampaignId, int DefinitionVersion, long? NewestEntry, long? NewestEntries)
{
    // Numbers of entries tell nothing of what is in them, so all of them count here, whoever asks. A hundred are more than
    // writers that can be under way at once. Where no campaign is named it is the newest.
    private static readonly string Sql = $"""
        SELECT v.Id, v.DefinitionVersion,
            (SELECT MAX(n.Id) FROM AuditEntries n) AS NewestEntry,
            (SELECT SUM(CAST(a.Id AS BIGINT)) FROM AuditEntries a WHERE a.Id > (SELECT MAX(b.Id) FROM AuditEntries b) - 100) AS NewestEntries
        FROM Campaigns v
        WHERE v.Id = COALESCE(@campaign, (SELECT MAX(c.Id) FROM Campaigns c WHERE {ScopedCommand.IsVisible("c.Id")}))
            AND {ScopedCommand.IsVisible("v.Id")}
        """;

    /// <summary>Null where the campaign is not there for the context's scope.</summary>
    /// <param name="campaignId">Null for the newest.</param>
    public static Task<RollupStamp?> ReadAsync(PortalDbContext context, int? campaignId, CancellationToken cancel) => context.QueryAsync<RollupStamp?>(
        Sql,
        command => command.Add("@campaign", DbType.Int32, campaignId),
        async (reader, again) => await reader.ReadAsync(again)
            ? new(reader.GetInt32(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3))
            : null,
        cancel);
}
