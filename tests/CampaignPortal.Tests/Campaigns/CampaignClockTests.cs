using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DataSets;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace CampaignPortal.Tests.Campaigns;

public sealed class CampaignClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("2023-08-19T16:59:59Z", "2023-08-19")]
    [InlineData("2023-08-19T17:00:00Z", "2023-08-20")]
    [InlineData("2023-08-20T00:00:00Z", "2023-08-20")]
    [InlineData("2023-08-20T16:59:59Z", "2023-08-20")]
    [InlineData("2023-12-31T17:00:00Z", "2024-01-01")]
    public void A_campaign_day_runs_from_midnight_to_midnight_in_Vietnam(string utc, string day)
    {
        _time.AdjustTime(Moment(utc));

        Assert.Equal(day, new CampaignClock(_time).Today(SampleCampaign.Create()).ToString("yyyy-MM-dd", null));
    }

    [Fact]
    public void Without_a_demonstration_the_campaigns_time_is_the_real_one()
    {
        _time.AdjustTime(Moment("2023-08-20T08:15:30Z"));
        var clock = new CampaignClock(_time);
        var campaign = SampleCampaign.Create();

        Assert.Equal(clock.RealUtcNow, clock.UtcNow(campaign));
        Assert.Equal(new DateTime(2023, 8, 20, 15, 15, 30), clock.Now(campaign));
    }

    [Fact]
    public void The_demonstration_clock_starts_where_it_is_told_and_ticks_on()
    {
        _time.AdjustTime(Moment("2026-11-23T21:00:00Z"));
        var clock = new CampaignClock(_time);
        var campaign = SampleCampaign.Create(clock.RealUtcNow);

        Assert.Equal(new DateTime(2023, 8, 20, 15, 0, 0), clock.Now(campaign));
        _time.Advance(TimeSpan.FromMinutes(91));
        Assert.Equal(new DateTime(2023, 8, 20, 16, 31, 0), clock.Now(campaign));
        _time.Advance(TimeSpan.FromHours(7.5));
        Assert.Equal(new DateOnly(2023, 8, 21), clock.Today(campaign));
        Assert.Equal(Moment("2026-11-24T06:01:00Z"), new DateTimeOffset(clock.RealUtcNow));
    }

    [Fact]
    public void Wall_time_and_UTC_are_seven_hours_apart_and_turn_into_each_other() =>
        Gen.DateTime[new(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc), new(2045, 1, 1, 0, 0, 0, DateTimeKind.Utc)].Sample(utc =>
            CampaignClock.ToLocal(utc) - utc == TimeSpan.FromHours(7) && CampaignClock.ToUtc(CampaignClock.ToLocal(utc)) == utc);

    private static DateTimeOffset Moment(string utc) =>
        DateTimeOffset.ParseExact(utc, "yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
