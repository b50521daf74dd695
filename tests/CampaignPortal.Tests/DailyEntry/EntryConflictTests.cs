using CampaignPortal.Core.Areas;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DailyEntry;

/// <summary>Two people, or one impatient one, at the same day.</summary>
public sealed class EntryConflictTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stale_version_shows_both_values_and_writes_nothing()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (1, "level1", "4"), (2, "absent", "6")), Cancel);
        var before = await TableSizes.OfAsync(portal);

        var outcome = await service.SubmitAsync(
            TestPortal.Agency(campaign),
            Fill.Cells(campaign, Commune, Day, 0, (0, "level1", " 9 "), (1, "level1", "4"), (2, "absent", ""), (2, "level2", "7")), Cancel);

        Assert.Equal(EntryStatus.Stale, outcome.Status);
        Assert.Equal(
            [
                new(campaign.HamletId(Commune, 0), campaign.IndicatorId("level1"), 3, " 9 "),
                new(campaign.HamletId(Commune, 2), campaign.IndicatorId("absent"), 6, ""),
                new(campaign.HamletId(Commune, 2), campaign.IndicatorId("level2"), null, "7"),
            ],
            outcome.Conflicts);
        Assert.Equal((1, officer.UserName), (outcome.Version, outcome.SavedBy));
        Assert.Equal(3, (await portal.DayAsync(campaign, Commune, Day)).Value(0, "level1"));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task Declaring_zero_over_counts_that_one_has_not_seen_is_a_conflict_too()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        await service.SubmitAsync(TestPortal.Agency(campaign), Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3")), Cancel);

        var outcome = await service.SubmitAsync(TestPortal.Officer(campaign, Commune), Fill.Zero(campaign, Commune, Day, 0), Cancel);

        Assert.Equal((EntryStatus.Stale, DayKind.Counts), (outcome.Status, (await portal.DayAsync(campaign, Commune, Day)).Kind));
        Assert.Contains(new(campaign.HamletId(Commune, 0), campaign.IndicatorId("level1"), 3, "0"), outcome.Conflicts);
    }

    [Fact]
    public async Task A_version_that_nobody_has_made_yet_is_stale()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, Day, 5, (0, "level1", "3")), Cancel);

        Assert.Equal((EntryStatus.Stale, 0), (outcome.Status, outcome.Version));
    }

    [Fact]
    public async Task The_same_submission_twenty_times_at_once_is_one_submission()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var submission = Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (1, "level2", "4"));

        var outcomes = await AtOnceAsync(portal, Enumerable.Repeat((TestPortal.Officer(campaign, Commune), submission), 20));

        Assert.Equal(1, outcomes.Count(o => o.Status == EntryStatus.Accepted));
        Assert.Equal(19, outcomes.Count(o => o.Status == EntryStatus.Repeated));
        Assert.All(outcomes, o => Assert.Equal(1, o.Version));
        Assert.Equal(3, (await portal.DayAsync(campaign, Commune, Day)).Value(0, "level1"));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(1, await context.Submissions.CountAsync(Cancel));
        Assert.Equal(1, await context.AuditEntries.CountAsync(a => a.Day == Day, Cancel));
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
    }

    [Fact]
    public async Task Of_officers_who_save_the_same_day_at_once_one_wins_and_the_others_are_told()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var submissions = Enumerable.Range(1, 12).Select(n => (
            n % 2 == 0 ? TestPortal.Agency(campaign) : TestPortal.Officer(campaign, Commune),
            Fill.Cells(campaign, Commune, Day, 0, (0, "level1", $"{n}"), (1, "level1", $"{n}")))).ToList();

        var outcomes = await AtOnceAsync(portal, submissions);

        var winner = Assert.Single(outcomes.Index(), o => o.Item.Status == EntryStatus.Accepted).Index + 1;
        Assert.All(outcomes.Where(o => o.Status != EntryStatus.Accepted), o =>
        {
            Assert.Equal(EntryStatus.Stale, o.Status);
            Assert.All(o.Conflicts, c => Assert.Equal(winner, c.Stored));
            Assert.Equal(2, o.Conflicts.Count);
        });
        var stored = await portal.Get<EntryService>().GetDayAsync(
            TestPortal.Root, campaign.Id, campaign.CommuneBy(Commune).Id, Day, Cancel);
        Assert.Equal((1, winner, winner), (stored.Version, stored.Value(0, "level1"), stored.Value(1, "level1")));
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
    }

    [Fact]
    public async Task Different_days_and_communes_saved_at_once_are_all_stored()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var submissions = (
            from commune in new[] { "30208", Commune }
            from number in Enumerable.Range(0, 6)
            select (TestPortal.Officer(campaign, commune), Fill.Cells(campaign, commune, Day.AddDays(-number), 0, (0, "level1", "2"), (0, "absent", $"{number}")))).ToList();

        var outcomes = await AtOnceAsync(portal, submissions);

        Assert.All(outcomes, o => Assert.Equal(EntryStatus.Accepted, o.Status));
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        Assert.Equal(24, rollup.Total.Cumulative);
    }

    private static async Task<EntryOutcome[]> AtOnceAsync(TestPortal portal, IEnumerable<(AreaScope Scope, EntrySubmission Submission)> submissions)
    {
        var service = portal.Get<EntryService>();
        var start = new TaskCompletionSource();
        var running = submissions.Select(s => Task.Run(async () =>
        {
            await start.Task;
            return await service.SubmitAsync(s.Scope, s.Submission, Cancel);
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }
}
