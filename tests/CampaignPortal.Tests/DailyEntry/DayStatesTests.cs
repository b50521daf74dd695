using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Tests.DailyEntry;

public sealed class DayStatesTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);
    private static readonly TimeOnly CutOff = new(16, 30);

    [Theory]
    [InlineData("2023-08-20T00:00:00", DayState.OnTime)]
    [InlineData("2023-08-20T16:29:59", DayState.OnTime)]
    [InlineData("2023-08-20T16:30:00", DayState.OnTime)]
    [InlineData("2023-08-20T16:30:59", DayState.OnTime)]
    [InlineData("2023-08-20T16:31:00", DayState.Late)]
    [InlineData("2023-08-20T23:59:59", DayState.Late)]
    [InlineData("2023-08-21T07:00:00", DayState.Late)]
    public void A_reported_day_is_on_time_through_the_whole_minute_of_the_cut_off(string submitted, DayState state) =>
        Assert.Equal(state, DayStates.Of(Day, CutOff, At(submitted), At("2023-09-06T10:00:00")));

    [Theory]
    [InlineData("2023-08-19T23:59:59", DayState.Ahead)]
    [InlineData("2023-08-20T00:00:00", DayState.Open)]
    [InlineData("2023-08-20T16:30:59", DayState.Open)]
    [InlineData("2023-08-20T16:31:00", DayState.Missing)]
    [InlineData("2023-08-21T00:00:00", DayState.Missing)]
    public void A_day_without_a_report_is_ahead_open_or_missing_by_the_clock(string now, DayState state) =>
        Assert.Equal(state, DayStates.Of(Day, CutOff, null, At(now)));

    [Fact]
    public void A_cut_off_in_the_last_minute_of_the_day_reaches_midnight_and_no_further()
    {
        var cutOff = new TimeOnly(23, 59);

        Assert.Equal(DayState.OnTime, DayStates.Of(Day, cutOff, At("2023-08-20T23:59:59"), At("2023-08-21T08:00:00")));
        Assert.Equal(DayState.Late, DayStates.Of(Day, cutOff, At("2023-08-21T00:00:00"), At("2023-08-21T08:00:00")));
    }

    private static DateTime At(string wall) => DateTime.ParseExact(
        wall, "yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None);
}
