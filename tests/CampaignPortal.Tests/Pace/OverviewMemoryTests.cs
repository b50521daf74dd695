using System.Text.Json;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Units;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Pace;

/// <summary>What is kept of the dashboard is at each moment what a process that keeps nothing would read.</summary>
public sealed class OverviewMemoryTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OfficialFigures.Communes)]
    [InlineData(OfficialFigures.Dc01)]
    public async Task After_each_kind_of_change_and_as_time_goes_by_it_is_what_is_read_anew(OfficialFigures official)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)));
        await using var _ = portal;
        var agency = TestPortal.Agency(campaign);
        campaign = await portal.SetAsync(campaign, c => (c.OfficialFigures, c.LockAfterDays) = (official, 3));
        var seen = new HashSet<string>();
        portal.SetLocalTime(2023, 8, 20, 15);
        await SameAsync("begun");

        await AddAsync(portal, campaign, Day, 7);
        await SameAsync("a submission");
        await AddAsync(portal, campaign, Day.AddDays(-2), 7);
        await SameAsync("a correction of an earlier day");

        var unit = campaign.Units[0];
        var desk = await portal.Get<UnitReportService>().GetAsync(agency, campaign.Id, unit.Id, Day, Cancel);
        var saved = await portal.Get<UnitReportService>().SaveAsync(
            agency,
            new()
            {
                CampaignId = campaign.Id,
                UnitId = unit.Id,
                Day = Day,
                SeenVersion = desk.Stored?.Version ?? 0,
                Headcount = $"{desk.Row.Headcount + 5}",
                Level2 = $"{desk.Row.Level2}",
            },
            Cancel);
        Assert.Equal(UnitStatus.Saved, saved.Status);
        await SameAsync("a unit's report");

        Assert.Equal(ReopenOutcome.Requested, await portal.Get<ReopeningService>().RequestAsync(
            TestPortal.Officer(campaign, Commune), campaign.Id, campaign.CommuneBy(Commune).Id, new(2023, 8, 10), "mất điện", Cancel));
        Assert.Equal(1, (await SameAsync("a request for a locked day")).WaitingRequests);

        await portal.Get<Dc01DecisionService>().SetOfficialAsync(
            agency, campaign.Id, official == OfficialFigures.Dc01 ? OfficialFigures.Communes : OfficialFigures.Dc01, Cancel);
        await SameAsync("the other source");

        portal.SetLocalTime(2023, 8, 20, 23);
        await SameAsync("the cut-off");
        portal.SetLocalTime(2023, 8, 21, 8);
        await SameAsync("the next day");

        async Task<Overview> SameAsync(string what)
        {
            var kept = (await portal.Get<OverviewService>().GetAsync(agency, _ => Day, null, Cancel))!;
            await using var other = TestPortal.Beside(portal);
            other.Time.AdjustTime(portal.Time.GetUtcNow());
            var anew = (await other.Get<OverviewService>().GetAsync(agency, _ => Day, null, Cancel))!;
            Assert.Equal(Text(anew), Text(kept));
            Assert.Equal(Text(kept), Text((await portal.Get<OverviewService>().GetAsync(agency, _ => Day, null, Cancel))!));
            Assert.True(seen.Add(Text(kept)), what + " changed nothing");
            return kept;
        }
    }

    [Fact]
    public async Task Requests_that_wait_are_for_who_answers_them()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var agency = await portal.Get<OverviewService>().GetAsync(TestPortal.Agency(campaign), _ => Day, null, Cancel);
        var leadership = await portal.Get<OverviewService>().GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel);

        Assert.Equal(0, agency!.WaitingRequests);
        Assert.Null(leadership!.WaitingRequests);
    }

    private static string Text(Overview o) => JsonSerializer.Serialize(
        new { o.Rollup, o.Trend, o.Pace.Total, o.Pace.ByCommune, o.Pace.Usual, o.Completeness, o.Units, o.WaitingRequests, o.RankChanges, o.IsToday });

    // To the headline of the first hamlet.
    private static async Task AddAsync(TestPortal portal, CampaignDefinition campaign, DateOnly on, int more)
    {
        var day = await portal.DayAsync(campaign, Commune, on);
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune),
            Fill.Cells(campaign, Commune, on, day.Version, (0, "level1", $"{(day.Value(0, "level1") ?? 0) + more}")).Checked(), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }
}
