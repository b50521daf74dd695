using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Completeness;

/// <summary>A table of reports of which only the communes that changed were read again is the one that is read anew.</summary>
public sealed class CompletenessRenewalTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_an_evening_it_is_the_one_that_is_read_anew_and_all_is_read_once()
    {
        var counter = new StatementCounter();
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)), counter.AddTo);
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        await RenewAsync(portal, campaign);
        await SameAsync("nothing");
        var random = new Random(7);
        counter.Take();

        for (var step = 0; step < 25; step++)
        {
            var commune = campaign.Communes[random.Next(campaign.Communes.Count)].Code;
            var on = Day.AddDays(-random.Next(3));
            var version = (await portal.DayAsync(campaign, commune, on)).Version;
            portal.SetLocalTime(2023, 8, 20, 15, step);
            await portal.Get<EntryService>().SubmitAsync(
                TestPortal.Officer(campaign, commune),
                random.Next(3) == 0 ? Fill.Zero(campaign, commune, on, version) : Fill.Cells(campaign, commune, on, version, (0, "level1", $"{step}")).Checked(), Cancel);
            counter.Take();
            await GetAsync(portal, campaign);
            Assert.DoesNotContain(counter.Take(), IsAll);
            await SameAsync($"step {step}");
        }

        // The cut-off makes other states of days that nobody has touched; it is read for everybody, once.
        portal.SetLocalTime(2023, 8, 20, 16, 31);
        await SameAsync("the cut-off");
        await GetAsync(portal, campaign);
        counter.Take();
        await GetAsync(portal, campaign);
        Assert.DoesNotContain(counter.Take(), IsAll);

        async Task SameAsync(string what) => Assert.True(Text(await GetAsync(portal, campaign)) == Text(await AnewAsync(portal, campaign)), what);

        static bool IsAll(string sql) => sql.Contains("d.BlankHamlets", StringComparison.Ordinal) && !sql.Contains("AuditEntries a", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AuditAction.DaySubmitted, true)]
    [InlineData(AuditAction.RulesChanged, true)]
    [InlineData(AuditAction.AccountCreated, false)]
    public async Task What_may_have_changed_more_than_one_commune_has_all_read_anew(AuditAction action, bool isSeen)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await RenewAsync(portal, campaign);
        var before = Text(await GetAsync(portal, campaign));
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            await context.CommuneDays.Where(d => d.CommuneId == campaign.Communes[5].Id && d.Day == Day).ExecuteUpdateAsync(set => set.SetProperty(d => d.BlankHamlets, 9), Cancel);
            context.AuditEntries.Add(Entry(campaign, action, action == AuditAction.DaySubmitted ? campaign.Communes[5].Id : null));
            await context.SaveChangesAsync(Cancel);
        }

        var after = Text(await GetAsync(portal, campaign));

        Assert.Equal(isSeen ? Text(await AnewAsync(portal, campaign)) : before, after);
    }

    private static async Task<CompletenessTable> GetAsync(TestPortal portal, CampaignDefinition campaign) =>
        (await portal.Get<CompletenessService>().GetAsync(TestPortal.Agency(campaign), _ => Day, null, Cancel))!.Table;

    private static async Task<CompletenessTable> AnewAsync(TestPortal portal, CampaignDefinition campaign)
    {
        var clock = portal.Get<CampaignClock>();
        using var memory = new RollupMemory(clock);
        var forgetful = new CompletenessService(portal.Db, new RollupService(portal.Db, portal.Get<CampaignCatalog>(), clock, memory), clock, memory);
        return (await forgetful.GetAsync(TestPortal.Agency(campaign), _ => Day, null, Cancel))!.Table;
    }

    // The import of the campaign has all read anew until a hundred entries have come after it.
    private static async Task RenewAsync(TestPortal portal, CampaignDefinition campaign)
    {
        portal.Get<CompletenessService>().RenewedFrom = 1;
        await using var context = portal.Db.Open(TestPortal.Root);
        context.AuditEntries.AddRange(Enumerable.Range(0, 120).Select(_ => Entry(campaign, AuditAction.DayNoteSaved, campaign.Communes[0].Id)));
        await context.SaveChangesAsync(Cancel);
    }

    private static AuditEntry Entry(CampaignDefinition campaign, AuditAction action, int? communeId) =>
        new() { CampaignId = campaign.Id, CommuneId = communeId, Action = action, UserId = "x", UserName = "x", Changes = "[]" };

    private static string Text(CompletenessTable table) => string.Join(
        '\n', table.Rows.Select(r => $"{r.Code} {string.Join(' ', r.Cells)} {r.Counts}")
            .Append($"{table.AsOf:O} {table.Total} {table.OfDay(table.Days.Count - 1)}"));
}
