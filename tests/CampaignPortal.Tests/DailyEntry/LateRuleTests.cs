using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.DailyEntry;

/// <summary>A day made before the cut-off without a connection and received after it.</summary>
public sealed class LateRuleTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 6);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LateRule.Received, DayState.Late)]
    [InlineData(LateRule.Made, DayState.OnTime)]
    public async Task Counts_by_the_moment_that_the_campaigns_rule_names(LateRule rule, DayState state)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        campaign = await portal.SetAsync(campaign, c => c.LateBy = rule);
        portal.SetLocalTime(2023, 8, 6, 18);

        await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune),
            Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3")) with { Waited = TimeSpan.FromHours(2) }, Cancel);

        var day = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal(state, day.State);
        Assert.Equal(
            (new DateTime(2023, 8, 6, 16, 0, 0), new DateTime(2023, 8, 6, 18, 0, 0)),
            (CampaignClock.ToLocal(day.Stored!.FirstMadeAt!.Value), CampaignClock.ToLocal(day.Stored.FirstReceivedAt)));
    }

    [Fact]
    public async Task A_clock_that_says_it_waited_less_than_nothing_gains_nothing()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        campaign = await portal.SetAsync(campaign, c => c.LateBy = LateRule.Made);
        portal.SetLocalTime(2023, 8, 6, 18);

        await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune),
            Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3")) with { Waited = TimeSpan.FromMinutes(-30) }, Cancel);

        Assert.Equal(DayState.Late, (await portal.DayAsync(campaign, Commune, Day)).State);
    }
}
