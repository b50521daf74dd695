using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CampaignPortal.Tests.Campaigns;

/// <summary>Every quarter of an hour around twenty midnights, also where the server's clock has just jumped.</summary>
public sealed class MidnightTests
{
    private const int Quarters = 12;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    // Midnights that begin these days: of a campaign, of months, of years, of leap days, and of days when clocks change elsewhere.
    private static readonly DateOnly[] Days =
    [
        new(2023, 8, 5), new(2023, 8, 6), new(2023, 8, 20), new(2023, 9, 1), new(2023, 9, 5), new(2023, 9, 6), new(2023, 10, 29),
        new(2023, 12, 31), new(2024, 1, 1), new(2024, 2, 29), new(2024, 3, 1), new(2024, 3, 31), new(2024, 10, 27), new(2025, 1, 1),
        new(2026, 11, 24), new(2027, 2, 28), new(2027, 3, 1), new(2028, 2, 29), new(2028, 12, 31), new(2038, 1, 19),
    ];

    // How far the clock was off before it came to show the right time; an NTP correction, a suspended machine, a wrong year.
    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), -TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(17), -TimeSpan.FromMinutes(17),
        TimeSpan.FromHours(7), -TimeSpan.FromHours(7), TimeSpan.FromDays(1), -TimeSpan.FromDays(1), TimeSpan.FromDays(400), -TimeSpan.FromDays(400),
    ];

    public static TheoryData<DateOnly> CampaignMidnights => [.. Enumerable.Range(0, 20).Select(n => new DateOnly(2023, 8, 11).AddDays(n))];

    [Fact]
    public void The_campaigns_day_is_the_one_of_Vietnam_whatever_the_clock_showed_before()
    {
        var campaign = SampleCampaign.Create();
        var moments = 0;
        foreach (var (moment, day) in Days.SelectMany(Around))
        {
            foreach (var jump in Jumps)
            {
                var time = new FakeTimeProvider(moment);
                var clock = new CampaignClock(time);
                time.AdjustTime(moment + jump);
                _ = clock.Today(campaign);
                time.AdjustTime(moment);

                Assert.Equal(day, clock.Today(campaign));
                moments++;
            }
        }

        Assert.Equal(20 * ((2 * Quarters) + 2) * Jumps.Length, moments);
    }

    [Fact]
    public void The_demonstration_clock_changes_days_at_its_own_midnights()
    {
        foreach (var (moment, _) in Days.SelectMany(Around))
        {
            var time = new FakeTimeProvider(moment);
            var clock = new CampaignClock(time);
            var campaign = SampleCampaign.Create(clock.RealUtcNow);

            // It stands at 15:00; nine hours on it is midnight, and so every 24 hours after.
            for (var day = 0; day < 3; day++)
            {
                foreach (var (moved, expected) in Around(new DateOnly(2023, 8, 21).AddDays(day)))
                {
                    time.AdjustTime(moment + (moved - new DateTimeOffset(SampleCampaign.ClockStart)));
                    Assert.Equal(expected, clock.Today(campaign));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(CampaignMidnights))]
    public async Task A_day_can_be_entered_from_its_midnight_on_and_not_before(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<EntryService>();
        var officer = TestPortal.Officer(campaign, "30211");
        var commune = campaign.CommuneBy("30211").Id;
        var version = 0;

        // Forwards through the night, and then as a clock would that jumps back and forth over midnight.
        var night = Around(day).ToList();
        foreach (var (moment, today) in night.Concat(night.AsEnumerable().Reverse()).Concat(night.Where((_, at) => at % 5 == 0)))
        {
            portal.Time.AdjustTime(moment);
            var open = await service.GetDayAsync(officer, campaign.Id, commune, cancel: TestContext.Current.CancellationToken);
            Assert.Equal((today, today), (open.Today, open.Day));

            var outcome = await service.SubmitAsync(
                officer, Fill.Cells(campaign, "30211", day, version, (0, "level1", $"{(version % 5) + 1}")), TestContext.Current.CancellationToken);
            if (today < day)
            {
                Assert.Equal(RefusalReason.DayInFuture, outcome.Reason);
            }
            else
            {
                Assert.Equal((EntryStatus.Accepted, version + 1), (outcome.Status, outcome.Version));
                version++;
            }
        }

        Assert.True(version > Quarters);
    }

    // The quarters of an hour on both sides, the last moment before midnight, midnight itself; with the day in Vietnam.
    private static IEnumerable<(DateTimeOffset Moment, DateOnly Day)> Around(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Vietnam);
        for (var quarter = -Quarters; quarter <= Quarters; quarter++)
        {
            if (quarter == 0)
            {
                yield return (midnight.AddTicks(-1).ToUniversalTime(), day.AddDays(-1));
            }

            yield return (midnight.AddMinutes(15 * quarter).ToUniversalTime(), quarter < 0 ? day.AddDays(-1) : day);
        }
    }
}
