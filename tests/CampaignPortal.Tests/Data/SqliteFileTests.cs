using CampaignPortal.Core.Data;
using CampaignPortal.Tests.Support;
using CampaignPortal.Tests.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Data;

/// <summary>What an acknowledgement rests on: every commit forced to the disk, and a log that keeps readers and the writer apart.</summary>
public sealed class SqliteFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_connection_of_the_portal_forces_its_commits_to_the_disk()
    {
        await using var portal = await WebPortal.StartAsync();

        // Pooled connections and new ones alike.
        var open = Enumerable.Range(0, 5).Select(_ => portal.Get<PortalDb>().Open(TestPortal.Root)).ToList();
        foreach (var context in open)
        {
            await context.Database.OpenConnectionAsync(Cancel);
            Assert.Equal((2, "wal"), (await SynchronousAsync(context), await JournalAsync(context)));
        }

        foreach (var context in open)
        {
            await context.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(WebContent.Empty)]
    [InlineData(WebContent.Sample)]
    public async Task A_portal_that_makes_its_database_gives_it_a_log(WebContent content)
    {
        await using var portal = await WebPortal.StartAsync(content, "Production");

        await using var context = portal.Get<PortalDb>().Open(TestPortal.Root);
        Assert.Equal("wal", await JournalAsync(context));
    }

    [Fact]
    public async Task A_database_that_lost_its_log_gets_it_back_when_it_is_prepared()
    {
        await using var portal = await TestPortal.EmptyAsync();
        await using (var plain = new SqliteConnection($"Data Source={portal.Database};Pooling=False"))
        {
            await plain.OpenAsync(Cancel);
            await using var command = new SqliteCommand("PRAGMA journal_mode = 'delete'", plain);
            Assert.Equal("delete", await command.ExecuteScalarAsync(Cancel));
        }

        await portal.Get<PortalMigrator>().MigrateAsync(Cancel);

        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal("wal", await JournalAsync(context));
    }

    private static Task<int> SynchronousAsync(PortalDbContext context) =>
        context.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Cancel);

    private static Task<string> JournalAsync(PortalDbContext context) =>
        context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Cancel);
}
