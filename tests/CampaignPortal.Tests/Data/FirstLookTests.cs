using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Data;

/// <summary>Only a database that is surely ready lets the port open before EF Core has seen it.</summary>
public sealed class FirstLookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_with_every_migration_and_an_account_is_in_use()
    {
        await using var portal = await WithAccountAsync();

        Assert.True(await LookAsync(portal.Database));
    }

    [Fact]
    public async Task One_without_an_account_is_not()
    {
        // The sample or the first administrator is still to come.
        await using var portal = await TestPortal.EmptyAsync();

        Assert.False(await LookAsync(portal.Database));
    }

    [Theory]
    [InlineData("UPDATE __EFMigrationsHistory SET MigrationId = '20200101000000_Older' WHERE MigrationId LIKE '%_Initial'")]
    [InlineData("DELETE FROM __EFMigrationsHistory")]
    [InlineData("DROP TABLE __EFMigrationsHistory")]
    public async Task One_that_lacks_a_migration_is_not(string sql)
    {
        await using var portal = await WithAccountAsync();
        await using (var context = portal.Db.Open(AreaScope.None))
        {
            await context.Database.ExecuteSqlRawAsync(sql, Cancel);
        }

        Assert.False(await LookAsync(portal.Database));
    }

    [Fact]
    public async Task One_that_cannot_be_opened_is_not() => Assert.False(await LookAsync(Path.Combine(Path.GetTempPath(), "no-such-folder", "portal.db")));

    [Fact]
    public async Task One_that_is_not_there_is_not_and_no_file_is_made()
    {
        var folder = Directory.CreateTempSubdirectory("first-look-");

        Assert.False(await LookAsync(Path.Combine(folder.FullName, "portal.db")));

        Assert.Empty(folder.GetFiles());
        folder.Delete();
    }

    [Fact]
    public async Task One_without_its_log_is_not()
    {
        await using var portal = await WithAccountAsync();
        await using (var context = portal.Db.Open(AreaScope.None))
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'delete'", Cancel);
        }

        Assert.False(await LookAsync(portal.Database));
    }

    private static Task<bool> LookAsync(string file) => FirstLook.Begin(new() { ConnectionString = $"Data Source={file}" }).IsInUse;

    private static async Task<TestPortal> WithAccountAsync()
    {
        var portal = await TestPortal.EmptyAsync();
        await portal.Get<AccountService>().AddAsync(TestPortal.Root, new("quantri", "Quản trị", PortalRole.Administrator), Cancel);
        return portal;
    }
}
