using CampaignPortal.Core;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Data;

/// <summary>What the start knows without a look through every type of the program is what such a look would find.</summary>
public sealed class FeatureTablesTests
{
    [Fact]
    public void Every_feature_that_has_tables_is_named()
    {
        var found = typeof(CoreSetup).Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetInterfaces().Any(IsConfiguration));

        Assert.Equal(found.OrderBy(t => t.Name).ToList(), [.. FeatureTables.All.OrderBy(t => t.Name)]);
    }

    [Fact]
    public void The_SQLite_migrations_are_known_by_their_ids()
    {
        using var context = new SqliteDesignTime().CreateDbContext([]);

        Assert.Equal(context.Database.GetMigrations().Order(StringComparer.Ordinal), FirstLook.Migrations(DatabaseProvider.Sqlite).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_SQL_Server_migrations_are_known_by_their_ids()
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);

        Assert.Equal(context.Database.GetMigrations().Order(StringComparer.Ordinal), FirstLook.Migrations(DatabaseProvider.SqlServer).Order(StringComparer.Ordinal));
    }

    private static bool IsConfiguration(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>);
}
