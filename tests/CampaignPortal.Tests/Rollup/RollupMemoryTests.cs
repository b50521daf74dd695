using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Rollup;

/// <summary>What was read lately is given again only while nothing has changed, whoever changed it.</summary>
public sealed class RollupMemoryTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_nothing_changes_the_totals_are_read_once()
    {
        var counter = new StatementCounter();
        await using var portal = await TestPortal.EmptyAsync(counter.AddTo);
        var campaign = await portal.ImportReferenceAsync();
        var rollups = portal.Get<RollupService>();
        var first = await rollups.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        counter.Take();

        var again = await rollups.CampaignAsync(TestPortal.Leadership(campaign), campaign.Id, Day, Cancel);

        Assert.DoesNotContain(counter.Take(), s => s.Contains("DayTotals", StringComparison.Ordinal));
        Assert.Same(first.Rows, again.Rows);
    }

    [Fact]
    public async Task After_a_submission_a_hundred_who_ask_at_once_read_them_once_more()
    {
        var counter = new StatementCounter();
        await using var portal = await TestPortal.EmptyAsync(counter.AddTo);
        var campaign = await portal.ImportReferenceAsync();
        var rollups = portal.Get<RollupService>();
        var before = await rollups.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        await AddAsync(portal, campaign, 7);
        counter.Take();

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(
            () => rollups.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel), Cancel)));

        Assert.Single(counter.Take(), s => s.Contains("DayTotals", StringComparison.Ordinal));
        Assert.All(all, table => Assert.Equal(before.Total.Cumulative + 7, table.Total.Cumulative));
    }

    [Fact]
    public async Task What_another_process_changed_is_seen_by_the_next_who_asks()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using var other = TestPortal.Beside(portal);
        var before = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        await AddAsync(other, campaign, 5);

        var after = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        Assert.Equal(before.Total.Cumulative + 5, after.Total.Cumulative);
    }

    [Fact]
    public async Task A_definition_that_changed_is_seen_without_an_entry_in_the_audit()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var rollups = portal.Get<RollupService>();
        var before = await rollups.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            await context.Campaigns.ExecuteUpdateAsync(
                c => c.SetProperty(x => x.HostTotalLabel, "Toàn huyện mới").SetProperty(x => x.DefinitionVersion, x => x.DefinitionVersion + 1), Cancel);
        }

        var after = await rollups.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        Assert.NotEqual("Toàn huyện mới", before.Total.Name);
        Assert.Equal("Toàn huyện mới", after.Total.Name);
    }

    [Fact]
    public async Task At_the_cut_off_who_has_not_reported_becomes_missing()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var cutOff = campaign.CutOffOn(Day);
        portal.SetLocalTime(2023, 8, 20, cutOff.Hour, cutOff.Minute);
        var open = await StatesAsync();
        portal.SetLocalTime(2023, 8, 20, cutOff.Hour, cutOff.Minute + 1);
        var missing = await StatesAsync();
        portal.SetLocalTime(2023, 8, 19);
        var ahead = await StatesAsync();

        Assert.Equal((DayState.Open, DayState.Missing, DayState.Ahead), (open, missing, ahead));

        async Task<DayState> StatesAsync() =>
            Assert.Single((await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel)).Rows.Select(r => r.State).Distinct());
    }

    [Fact]
    public async Task A_reading_that_failed_is_not_kept()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var memory = portal.Get<RollupMemory>();
        var table = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        var (key, stamp) = (new RollupKey(campaign.Id, Day, false), new RollupStamp(campaign.Id, campaign.Campaign.DefinitionVersion, -1, -1));

        await Assert.ThrowsAsync<SqliteException>(() => memory.GetAsync(key, 12, stamp, () => Task.FromException<CampaignRollup>(new SqliteException("locked", 5))));

        Assert.Same(table.Rows, (await memory.GetAsync(key, 12, stamp, () => Task.FromResult(new CampaignRollup(campaign, table)))).Table.Rows);
    }

    // To the headline of the first hamlet.
    private static async Task AddAsync(TestPortal portal, CampaignDefinition campaign, int more)
    {
        var day = await portal.DayAsync(campaign, Commune, Day);
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune),
            Fill.Cells(campaign, Commune, Day, day.Version, (0, "level1", $"{day.Value(0, "level1") + more}")).Checked(), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }
}
