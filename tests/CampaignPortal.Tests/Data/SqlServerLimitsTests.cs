using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignPortal.Tests.Data;

/// <summary>What a server refuses when the tables are made, and its tooling lets pass.</summary>
public sealed class SqlServerLimitsTests
{
    // Error 1785, at CREATE TABLE.
    [Fact]
    public void No_table_is_reached_by_two_cascades()
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);
        foreach (var root in context.Model.GetEntityTypes())
        {
            var reached = new HashSet<IEntityType>();
            var ways = new Queue<IEntityType>([root]);
            while (ways.TryDequeue(out var table))
            {
                Assert.True(reached.Add(table), $"{table.GetTableName()} is reached from {root.GetTableName()} in two ways");
                foreach (var foreignKey in table.GetReferencingForeignKeys().Where(Cascades))
                {
                    ways.Enqueue(foreignKey.DeclaringEntityType);
                }
            }
        }
    }

    // Error 1919, at CREATE INDEX.
    [Fact]
    public void No_key_or_index_has_a_column_without_a_greatest_length()
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);
        var indexed = context.Model.GetEntityTypes()
            .SelectMany(e => e.GetKeys().SelectMany(k => k.Properties).Concat(e.GetIndexes().SelectMany(i => i.Properties)));

        Assert.DoesNotContain(indexed, p => p.GetColumnType().EndsWith("(max)", StringComparison.Ordinal));
    }

    // What is done to rows in memory only (ClientCascade and the like) is not in the database.
    private static bool Cascades(IForeignKey foreignKey) => foreignKey.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull;
}
