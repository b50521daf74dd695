using CampaignPortal.Core.Rollup;
using CsCheck;

namespace CampaignPortal.Tests.Rollup;

public sealed class PaceRulesTests
{
    private const int OnTrackFrom = 100;
    private const int SlowFrom = 80;

    private static readonly Gen<int> Counts = Gen.Int[0, 10_000_000];

    [Theory]
    [InlineData(0, 100, "0")]
    [InlineData(1, 3, "33.33")]
    [InlineData(2, 3, "66.67")]
    [InlineData(1, 800, "0.13")]
    [InlineData(3, 800, "0.38")]
    [InlineData(95, 3755, "2.53")]
    [InlineData(150, 100, "150")]
    [InlineData(9_999_999, 1, "999999900")]
    [InlineData(5, 0, null)]
    [InlineData(0, 0, null)]
    public void A_percentage_has_two_decimals_and_is_never_capped(int part, int whole, string? percent) =>
        Assert.Equal(percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), PaceRules.Percent(part, whole));

    [Fact]
    public void Without_a_quota_there_is_nothing_to_say()
    {
        Assert.Null(PaceRules.Percent(5, null));
        Assert.Null(PaceRules.Remaining(null, 5));
        Assert.Null(PaceRules.NeededPerDay(null, 5, 3));
        Assert.Null(PaceRules.Required(null, 3, 32));
        Assert.Equal(PaceClass.Unknown, PaceRules.Classify(null, 5, 3, 32, OnTrackFrom, SlowFrom));
        Assert.Equal(PaceClass.Unknown, PaceRules.Classify(0, 5, 3, 32, OnTrackFrom, SlowFrom));
    }

    [Theory]
    [InlineData(100, 0, 10, 10)]
    [InlineData(101, 0, 10, 11)]
    [InlineData(100, 99, 10, 1)]
    [InlineData(100, 100, 10, 0)]
    [InlineData(100, 130, 10, 0)]
    [InlineData(100, 40, 1, 60)]
    [InlineData(0, 0, 5, 0)]
    [InlineData(100, 40, 0, null)]
    [InlineData(100, 100, 0, null)]
    [InlineData(100, 40, -3, null)]
    public void The_need_per_day_is_the_rest_over_the_days_left_rounded_up(int quota, int cumulative, int daysLeft, int? needed) =>
        Assert.Equal(needed, PaceRules.NeededPerDay(quota, cumulative, daysLeft));

    [Theory]
    [InlineData(3200, 0, 0)]
    [InlineData(3200, 1, 100)]
    [InlineData(3200, 16, 1600)]
    [InlineData(3200, 32, 3200)]
    [InlineData(3200, 33, 3200)]
    [InlineData(3200, -1, 0)]
    [InlineData(100, 1, 4)]
    [InlineData(0, 16, 0)]
    public void The_required_line_runs_straight_from_0_to_the_quota(int quota, int dayNumber, int required) =>
        Assert.Equal(required, PaceRules.Required(quota, dayNumber, 32));

    [Theory]
    [InlineData(0, PaceClass.Urge)]
    [InlineData(1279, PaceClass.Urge)]
    [InlineData(1280, PaceClass.Slow)]
    [InlineData(1599, PaceClass.Slow)]
    [InlineData(1600, PaceClass.OnTrack)]
    [InlineData(3199, PaceClass.OnTrack)]
    [InlineData(3200, PaceClass.Done)]
    [InlineData(9999, PaceClass.Done)]
    public void The_class_changes_exactly_at_its_thresholds(int cumulative, PaceClass pace) =>
        Assert.Equal(pace, PaceRules.Classify(3200, cumulative, 16, 32, OnTrackFrom, SlowFrom));

    [Fact]
    public void Nothing_is_ever_negative() =>
        Gen.Select(Counts, Counts, Gen.Int[-5, 60], Gen.Int[1, 60]).Sample((quota, cumulative, number, days) =>
            PaceRules.Remaining(quota, cumulative) >= 0
            && PaceRules.NeededPerDay(quota, cumulative, number) is null or >= 0
            && PaceRules.Required(quota, number, days) >= 0
            && PaceRules.Percent(cumulative, quota) is null or >= 0);

    [Fact]
    public void The_need_per_day_reaches_the_quota_in_time_and_one_less_would_not() =>
        Gen.Select(Counts, Counts, Gen.Int[1, 60]).Sample((quota, cumulative, daysLeft) =>
        {
            var needed = PaceRules.NeededPerDay(quota, cumulative, daysLeft)!.Value;
            return (cumulative + ((long)needed * daysLeft) >= quota)
                && (needed == 0 || cumulative + ((long)(needed - 1) * daysLeft) < quota);
        });

    [Fact]
    public void The_required_line_never_falls_and_ends_at_the_quota() =>
        Gen.Select(Counts, Gen.Int[1, 60], Gen.Int[1, 60]).Sample((quota, number, days) =>
            PaceRules.Required(quota, number, days) >= PaceRules.Required(quota, number - 1, days)
            && PaceRules.Required(quota, number, days) <= quota
            && PaceRules.Required(quota, days, days) == quota);

    [Fact]
    public void Who_stands_on_the_required_line_is_on_track() =>
        Gen.Select(Gen.Int[1, 10_000_000], Gen.Int[1, 60], Gen.Int[1, 60]).Sample((quota, number, days) =>
            PaceRules.Classify(quota, PaceRules.Required(quota, number, days)!.Value, number, days, OnTrackFrom, SlowFrom)
                is PaceClass.OnTrack or PaceClass.Done);

    [Fact]
    public void A_larger_count_is_never_in_a_worse_class() =>
        Gen.Select(Gen.Int[1, 10_000_000], Counts, Counts, Gen.Int[1, 32]).Sample((quota, one, other, number) =>
            Class(quota, Math.Max(one, other), number) <= Class(quota, Math.Min(one, other), number));

    private static PaceClass Class(int quota, int cumulative, int number) =>
        PaceRules.Classify(quota, cumulative, number, 32, OnTrackFrom, SlowFrom);
}
