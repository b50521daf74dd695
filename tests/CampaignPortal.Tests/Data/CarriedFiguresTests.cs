using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignPortal.Tests.Data;

public sealed class CarriedFiguresTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_that_were_stored_before_imports_were_kept_become_one_import()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        await using var context = portal.Db.Open(TestPortal.Root);
        var migrator = context.GetService<IMigrator>();
        await migrator.MigrateAsync("OfficersDay", Cancel);
        foreach (var (day, name, level1) in new[] { ("2023-08-05", "Xã Tân Dương", 3), ("2023-08-06", "Xã Tân Dương", 4), ("2023-08-06", "Xã Tân Dương", 5), ("2023-08-06", "Xã Lạ", 9) })
        {
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO Dc01Figures (CampaignId, Day, AreaName, Level1Cumulative, Level2Cumulative) VALUES ({campaign.Id}, {day}, {name}, {level1}, 7)", Cancel);
        }

        await migrator.MigrateAsync(cancellationToken: Cancel);

        var import = await context.Dc01Imports.SingleAsync(Cancel);
        Assert.Equal((new DateOnly(2023, 8, 5), new DateOnly(2023, 8, 6)), (import.FirstDay, import.LastDay));
        Assert.NotNull(import.ConfirmedAt);
        Assert.Equal(
            [(campaign.CommuneBy("30211").Id, new DateOnly(2023, 8, 5), 3), (campaign.CommuneBy("30211").Id, new DateOnly(2023, 8, 6), 5)],
            (await context.Dc01Lines.OrderBy(l => l.Day).ToListAsync(Cancel)).Select(l => (l.CommuneId, l.Day, l.Level1)));
    }
}
