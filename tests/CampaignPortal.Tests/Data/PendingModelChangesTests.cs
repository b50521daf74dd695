using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Data;

public sealed class PendingModelChangesTests
{
    [Fact]
    public void The_SQLite_migrations_hold_every_change_of_the_model()
    {
        using var context = new SqliteDesignTime().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_SQL_Server_migrations_hold_every_change_of_the_model()
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }
}
