using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>A commune's day as the calendar shows it; worked out from the data, never ticked by hand.</summary>
public enum DayState
{
    /// <summary>Still to come.</summary>
    Ahead = 0,

    /// <summary>Chưa báo cáo, and the cut-off has not passed.</summary>
    Open = 1,

    /// <summary>Chưa báo cáo, after the cut-off.</summary>
    Missing = 2,

    /// <summary>Đã báo cáo đúng hạn.</summary>
    OnTime = 3,

    /// <summary>Đã báo cáo trễ: counts all the same.</summary>
    Late = 4,
}

/// <summary>On time and late are about the first submission; later corrections change neither.</summary>
public static class DayStates
{
    /// <param name="day">The campaign day.</param>
    /// <param name="cutOff">Hour of that day in Asia/Ho_Chi_Minh, included.</param>
    /// <param name="firstSubmittedAt">Wall time in Asia/Ho_Chi_Minh; null where not reported.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public static DayState Of(DateOnly day, TimeOnly cutOff, DateTime? firstSubmittedAt, DateTime now)
    {
        // The minute of the cut-off is still on time: "16:30" on the clock is what the officer was promised.
        var deadline = day.ToDateTime(cutOff).AddMinutes(1);
        return firstSubmittedAt is { } submitted ? submitted < deadline ? DayState.OnTime : DayState.Late
            : day > DateOnly.FromDateTime(now) ? DayState.Ahead
            : now < deadline ? DayState.Open
            : DayState.Missing;
    }

    /// <summary>True once who has not reported the day is missing.</summary>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public static bool IsPastCutOff(CampaignDefinition campaign, DateOnly day, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return Of(day, campaign.CutOffOn(day), null, now) == DayState.Missing;
    }
}
