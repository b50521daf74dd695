using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Support;

/// <summary>The number of rows of every table: what "writes nothing" is measured by.</summary>
public static class TableSizes
{
    public static async Task<IReadOnlyDictionary<string, long>> OfAsync(TestPortal portal)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in context.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            sizes[table] = await CountAsync(context, table);
        }

        return sizes;
    }

    private static async Task<long> CountAsync(PortalDbContext context, string table)
    {
        var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
#pragma warning disable EF1002 // Table names of our own model.
        return await context.Database.SqlQueryRaw<long>(sql).SingleAsync();
#pragma warning restore EF1002
    }
}
