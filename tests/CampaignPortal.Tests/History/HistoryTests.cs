using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.History;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.History;

public sealed class HistoryTests
{
    private const string Commune = "30211";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_reported_days_are_shown_with_gaps_for_blanks_and_without_days_that_nobody_reported()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        for (var day = 1; day <= 20; day++)
        {
            // Every fourth day goes unreported; every third leaves the hamlet blank.
            if (day % 4 != 0)
            {
                await SubmitAsync(portal, campaign, Day(day), 0, (0, "level1", day % 3 == 0 ? "" : $"{day}"), (1, "level1", "1"));
            }
        }

        var history = await OfAsync(portal, campaign, Day(18));

        Assert.Equal([3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18], history.Days.Select(d => d.DayNumber - Day(0).DayNumber));
        Assert.Equal([null, 5, null, 7, null, 10, 11, 13, 14, null, 17, null], Values(history, "level1"));
        Assert.All(Values(history, "level2"), Assert.Null);
        Assert.Equal(campaign.Entered.Select(i => i.Code), history.Series.Select(s => s.Indicator.Code));
        Assert.Equal(["level1"], (await OfAsync(portal, campaign, Day(18), "level1")).Series.Select(s => s.Indicator.Code));
        Assert.Equal(campaign.Entered.Count, (await OfAsync(portal, campaign, Day(18), "khác")).Series.Count);
    }

    [Fact]
    public async Task Changes_tell_who_when_what_and_why_newest_first_and_of_this_hamlet_alone()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 7, 15, 0);
        await SubmitAsync(portal, campaign, Day(1), 0, (0, "level1", "3"), (1, "level1", "9"));
        portal.SetLocalTime(2023, 8, 7, 16, 30);
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Agency(campaign), Fill.Cells(campaign, Commune, Day(1), 1, (0, "level1", ""), (0, "absent", "4"), (1, "level1", "8")).Checked(), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
        await SubmitAsync(portal, campaign, Day(2), 0, (0, "level1", "5"));

        var history = await OfAsync(portal, campaign, Day(1));

        var officer = TestPortal.Officer(campaign, Commune).UserName;
        Assert.Equal(
            [
                ("16:30", "Công an huyện", "level1", "3", null, "đã kiểm tra"), ("16:30", "Công an huyện", "absent", null, "4", "đã kiểm tra"),
                ("15:00", officer, "level1", null, "3", null),
            ],
            history.Changes.Select(c => (c.At.ToString("HH:mm", null), c.Who, c.Indicator.Code, c.Old, c.New, c.Reason)));
        Assert.All(history.Changes, c => Assert.Equal(Day(1), c.Day));
        Assert.False(history.IsCut);
        Assert.Equal(["absent"], (await OfAsync(portal, campaign, Day(1), "absent")).Changes.Select(c => c.Indicator.Code));
    }

    [Fact]
    public async Task More_changes_than_are_shown_are_cut_after_the_newest()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        for (var version = 0; version <= HistoryService.ShownChanges; version++)
        {
            await SubmitAsync(portal, campaign, Day(1), version, (0, "level1", $"{version}"));
        }

        var history = await OfAsync(portal, campaign, Day(1));

        Assert.Equal((HistoryService.ShownChanges, true), (history.Changes.Count, history.IsCut));
        Assert.Equal(("99", "100"), (history.Changes[0].Old, history.Changes[0].New));
    }

    [Fact]
    public async Task A_hamlet_of_another_commune_is_refused_and_a_campaign_without_reports_has_no_days()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var neighbour = campaign.CommuneBy("30214").Hamlets[0].Id;

        await Assert.ThrowsAsync<Core.Areas.AccessDeniedException>(() => portal.Get<HistoryService>().OfHamletAsync(
            TestPortal.Officer(campaign, Commune), campaign.Id, campaign.CommuneBy(Commune).Id, neighbour, null, null, Cancel));
        Assert.Empty((await OfAsync(portal, campaign, null)).Days);
    }

    private static DateOnly Day(int number) => new DateOnly(2023, 8, 5).AddDays(number);

    private static IEnumerable<int?> Values(HamletHistory history, string code) => history.Series.Single(s => s.Indicator.Code == code).Values;

    private static Task<HamletHistory> OfAsync(TestPortal portal, CampaignDefinition campaign, DateOnly? day, string? indicator = null) =>
        portal.Get<HistoryService>().OfHamletAsync(
            TestPortal.Officer(campaign, Commune), campaign.Id, campaign.CommuneBy(Commune).Id, campaign.HamletId(Commune, 0), day, indicator, Cancel);

    private static async Task SubmitAsync(
        TestPortal portal, CampaignDefinition campaign, DateOnly day, int seen, params (int Hamlet, string Indicator, string? Text)[] cells)
    {
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, day, seen, cells), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }
}
