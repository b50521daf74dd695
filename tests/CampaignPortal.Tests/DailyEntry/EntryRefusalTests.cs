using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.DailyEntry;

/// <summary>What is refused, and that a refusal writes nothing.</summary>
public sealed class EntryRefusalTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2023-08-04", RefusalReason.DayOutsideCampaign)]
    [InlineData("2023-09-06", RefusalReason.DayOutsideCampaign)]
    [InlineData("2024-08-20", RefusalReason.DayOutsideCampaign)]
    [InlineData("2023-08-21", RefusalReason.DayInFuture)]
    [InlineData("2023-09-05", RefusalReason.DayInFuture)]
    public async Task Days_outside_the_campaign_and_days_to_come_are_refused(string day, RefusalReason reason)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 23, 59);
        var before = await TableSizes.OfAsync(portal);

        var wanted = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, wanted, 0, (0, "level1", "3")), Cancel);

        Assert.Equal((EntryStatus.Refused, reason), (outcome.Status, outcome.Reason));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Theory]
    [InlineData(2023, 8, 5)]
    [InlineData(2023, 8, 20)]
    [InlineData(2023, 9, 5)]
    public async Task Today_is_accepted_from_its_first_minute_on(int year, int month, int day)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(year, month, day, 0, 0);

        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, new(year, month, day), 0, (0, "level1", "3")), Cancel);

        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }

    [Fact]
    public async Task Nothing_typed_is_refused_because_blank_is_not_zero()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);

        foreach (var blank in new[] { Fill.Cells(campaign, Commune, Day, 0), Fill.Cells(campaign, Commune, Day, 0, (0, "level1", ""), (1, "absent", " "), (2, "level2", null)) })
        {
            var outcome = await service.SubmitAsync(officer, blank, Cancel);
            Assert.Equal((EntryStatus.Refused, RefusalReason.NothingTyped), (outcome.Status, outcome.Reason));
            var stored = await portal.DayAsync(campaign, Commune, Day);
            Assert.Equal((null, 0, DayState.Missing), (stored.Kind, stored.Version, stored.State));
        }

        var zero = await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "0")), Cancel);
        Assert.Equal((EntryStatus.Accepted, DayKind.Counts), (zero.Status, (await portal.DayAsync(campaign, Commune, Day)).Kind));
    }

    [Fact]
    public async Task Blanks_do_not_erase_a_day_that_has_counts()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, Commune);
        await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (1, "absent", "4")), Cancel);
        var before = await TableSizes.OfAsync(portal);

        var outcome = await service.SubmitAsync(officer, Fill.Cells(campaign, Commune, Day, 1, (0, "level1", ""), (1, "absent", "")), Cancel);

        Assert.Equal((EntryStatus.Refused, RefusalReason.NothingTyped), (outcome.Status, outcome.Reason));
        var stored = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal((3, 4, 1), (stored.Value(0, "level1"), stored.Value(1, "absent"), stored.Version));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task One_bad_cell_keeps_the_whole_day_out_and_every_bad_cell_is_named()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var before = await TableSizes.OfAsync(portal);

        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune),
            Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"), (0, "level2", "1,5"), (1, "level1", "-2"), (2, "level1", "10000000")), Cancel);

        Assert.Equal((EntryStatus.Refused, RefusalReason.Cells), (outcome.Status, outcome.Reason));
        Assert.Equal(
            [(campaign.HamletId(Commune, 0), "1,5", CellProblemCode.NotWholeNumber), (campaign.HamletId(Commune, 1), "-2", CellProblemCode.Negative), (campaign.HamletId(Commune, 2), "10000000", CellProblemCode.TooLarge)],
            outcome.Problems.Select(p => (p.HamletId, p.Typed!, p.Code)));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task A_cell_of_another_commune_of_a_total_of_nothing_known_or_named_twice_is_a_problem()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var good = Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"));
        var level1 = campaign.IndicatorId("level1");
        TypedCell[] strangers =
        [
            new(campaign.HamletId("30208", 0), level1, "3"),
            new(campaign.HamletId("30208", 0), level1, ""),
            new(campaign.HamletId(Commune, 0), campaign.Headline.Id, "3"),
            new(campaign.HamletId(Commune, 0), 999_999, "3"),
            new(999_999, level1, "3"),
            good.Cells[0],
        ];

        foreach (var stranger in strangers)
        {
            var outcome = await portal.Get<EntryService>().SubmitAsync(
                TestPortal.Officer(campaign, Commune), good with { Id = Guid.NewGuid(), Cells = [.. good.Cells, stranger] }, Cancel);

            Assert.Equal((EntryStatus.Refused, RefusalReason.Cells), (outcome.Status, outcome.Reason));
            var problem = Assert.Single(outcome.Problems);
            Assert.Equal((stranger.HamletId, stranger.IndicatorId, CellProblemCode.UnknownCell), (problem.HamletId, problem.IndicatorId, problem.Code));
        }
    }

    [Fact]
    public async Task A_refused_submission_can_be_put_right_under_the_same_id()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        var wrong = Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "x"));
        await portal.Get<EntryService>().SubmitAsync(officer, wrong, Cancel);

        var outcome = await portal.Get<EntryService>().SubmitAsync(
            officer, Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3")) with { Id = wrong.Id }, Cancel);

        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }
}
