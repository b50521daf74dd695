using CampaignPortal.Core.Pace;
using CsCheck;

namespace CampaignPortal.Tests.Pace;

public sealed class ForecastRulesTests
{
    private static readonly DateOnly Start = new(2023, 8, 5);
    private static readonly DateOnly End = new(2023, 9, 5);

    // Values of the first days of the campaign, the quota, the number of the last complete day.
    private static readonly Gen<(int[] Values, int Quota, int Last)> Campaigns =
        Gen.Select(Gen.Int[0, 5000].Array[0, 32], Gen.Int[0, 120_000], Gen.Int[0, 32]);

    [Theory]

    // Mean 400; the four lowest 100 + 200 + 300 + 400, the four highest 400 + 500 + 600 + 700; 25 days ahead.
    [InlineData("100 300 200 400 700 600 500", 12_000, 12_800, 9_050, 16_550, "2023-09-03", "2023-09-17", "2023-08-28")]

    // The seven newest alone: the first three days would change everything.
    [InlineData("9 9 9 100 100 100 100 100 100 100", 2_027, 2_927, 2_927, 2_927, "2023-08-27", "2023-08-27", "2023-08-27")]

    // Two days: each is a half.
    [InlineData("100 300", 10_000, 6_400, 3_400, 9_400, "2023-09-23", "2023-11-10", "2023-09-07")]

    // One day has no range.
    [InlineData("100", 100_000, 3_200, 3_200, 3_200, null, null, null)]

    // Nothing came: it will go on like that.
    [InlineData("0 0 0", 100, 0, 0, 0, null, null, null)]

    // Over: what there is stays, whatever the rate.
    [InlineData("500 0 0", 500, 5_333, 500, 7_750, null, null, null)]
    public void The_forecast_of_some_days(string values, int quota, int likely, int slow, int fast, string? finish, string? latest, string? earliest)
    {
        var days = Days([.. values.Split(' ').Select(v => int.Parse(v, System.Globalization.CultureInfo.InvariantCulture))]);

        var forecast = ForecastRules.Of(quota, days.Sum(d => d.Value), days, days[^1].Day, End)!;

        Assert.Equal((likely, slow, fast), ((int)forecast.Likely.Final, (int)forecast.Slow.Final, (int)forecast.Fast.Final));
        Assert.Equal((Day(finish), Day(latest), Day(earliest)), (forecast.Likely.Finish, forecast.Slow.Finish, forecast.Fast.Finish));
        Assert.Equal(slow != fast, forecast.HasRange);
    }

    [Fact]
    public void Without_a_whole_reported_day_nothing_is_foretold()
    {
        Assert.Null(ForecastRules.Of(100, 0, [], Start.AddDays(-1), End));
        Assert.Null(ForecastRules.Of(100, 7, [new(Start, 7)], Start.AddDays(-1), End));
        Assert.Null(ForecastRules.Mean([]));
        Assert.Null(new UsualDay(5, 0, 1, 7).Change);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void Without_a_quota_there_is_a_count_and_no_percentage_or_finish(int? quota)
    {
        var forecast = ForecastRules.Of(quota, 20, [new(Start, 20)], Start, End)!;

        Assert.Equal(20 * 32, forecast.Likely.Final);
        Assert.Equal((null, null, null), (forecast.Likely.Percent, forecast.Likely.Finish, forecast.ReachedOn));
    }

    [Fact]
    public void A_day_under_way_changes_neither_rate_nor_forecast_until_it_brings_more()
    {
        var whole = Days([100, 100, 100]);
        var before = ForecastRules.Of(5_000, 300, whole, Start.AddDays(2), End)!;

        var under = ForecastRules.Of(5_000, 310, [.. whole, new(Start.AddDays(3), 10)], Start.AddDays(2), End)!;
        var rich = ForecastRules.Of(5_000, 5_300, [.. whole, new(Start.AddDays(3), 5_000)], Start.AddDays(2), End)!;

        Assert.Equal(before.Likely, under.Likely);
        Assert.Equal((300, 310), (under.Known, under.Cumulative));
        Assert.Equal((5_300, Start.AddDays(3)), (rich.Likely.Final, rich.ReachedOn));
    }

    [Fact]
    public void After_the_last_day_the_forecast_is_what_there_is()
    {
        var days = Days([.. Enumerable.Repeat(100, 32)]);

        var forecast = ForecastRules.Of(4_000, 3_200, days, End, End)!;

        Assert.Equal((0, 3_200L, 80m), (forecast.DaysAhead, forecast.Fast.Final, forecast.Likely.Percent));
    }

    [Theory]
    [InlineData(821, 1_376, -40)]
    [InlineData(110, 100, 10)]
    [InlineData(201, 200, 1)]
    [InlineData(100, 100, 0)]
    [InlineData(0, 100, -100)]
    [InlineData(1_000, 1, 99_900)]
    public void The_day_beside_what_is_usual(int value, int perDay, int change) =>
        Assert.Equal(change, new UsualDay(value, perDay, 1, 7).Change);

    [Fact]
    public void Nothing_is_negative_nothing_falls_and_the_range_holds_the_middle() => Campaigns.Sample(c =>
        Of(c) is not { } forecast
        || (forecast.Slow.Rate.PerDay >= 0
            && forecast.Slow.Rate.PerDay <= forecast.Likely.Rate.PerDay && forecast.Likely.Rate.PerDay <= forecast.Fast.Rate.PerDay
            && forecast.Cumulative <= forecast.Slow.Final && forecast.Slow.Final <= forecast.Likely.Final && forecast.Likely.Final <= forecast.Fast.Final
            && forecast.Known >= 0 && forecast.Known <= forecast.Cumulative && forecast.DaysAhead >= 0
            && forecast.Likely.Percent is null or >= 0));

    [Fact]
    public void The_rate_is_of_reported_days_up_to_the_last_complete_one_alone() => Campaigns.Sample(c =>
        Of(c) is not { } forecast
        || (forecast.Days.Count <= ForecastRules.Days
            && forecast.Days.All(d => d.Day <= forecast.LastComplete && d.Day <= Start.AddDays(c.Values.Length - 1))
            && forecast.Days.Select(d => d.Value).SequenceEqual(c.Values.Take(c.Last).TakeLast(ForecastRules.Days))));

    [Fact]
    public void The_finish_comes_after_what_is_known_and_in_time_exactly_where_the_last_day_holds_the_quota() => Campaigns.Sample(c =>
    {
        if (Of(c) is not { ReachedOn: null, Quota: > 0 } forecast)
        {
            return true;
        }

        return new[] { forecast.Slow, forecast.Likely, forecast.Fast }.All(o =>
            (o.Finish is null || o.Finish > forecast.LastComplete)
            && (o.Finish <= End && o.Finish is not null) == (forecast.DaysAhead > 0 && o.Final >= forecast.Quota))
            && (forecast.Fast.Finish is null || forecast.Likely.Finish is null || forecast.Fast.Finish <= forecast.Likely.Finish);
    });

    [Fact]
    public void A_better_day_never_makes_the_forecast_worse() =>
        Gen.Select(Campaigns, Gen.Int[0, 31], Gen.Int[1, 5_000]).Sample((c, at, more) =>
        {
            if (at >= Math.Min(c.Values.Length, c.Last) || Of(c) is not { } before)
            {
                return true;
            }

            int[] better = [.. c.Values];
            better[at] += more;
            var after = Of((better, c.Quota, c.Last))!;
            return after.Slow.Final >= before.Slow.Final && after.Likely.Final >= before.Likely.Final && after.Fast.Final >= before.Fast.Final;
        });

    private static PaceForecast? Of((int[] Values, int Quota, int Last) campaign) => ForecastRules.Of(
        campaign.Quota, campaign.Values.Sum(), Days(campaign.Values), Start.AddDays(campaign.Last - 1), End);

    private static List<PaceDay> Days(int[] values) => [.. values.Select((v, i) => new PaceDay(Start.AddDays(i), v))];

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
