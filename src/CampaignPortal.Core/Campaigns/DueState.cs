namespace CampaignPortal.Core.Campaigns;

/// <summary>How a paper that a commune or unit owes stands against its due day.</summary>
public enum DueState
{
    /// <summary>Not filed, and the due day has not passed.</summary>
    Open = 0,

    /// <summary>Not filed, after the due day.</summary>
    Missing = 1,

    OnTime = 2,

    /// <summary>Filed after the due day.</summary>
    Late = 3,
}

/// <summary>On time and late are about the first filing; a newer version changes neither.</summary>
public static class DueStates
{
    /// <param name="due">The last day on which it is on time, to midnight; null where none is set.</param>
    /// <param name="firstFiled">Wall time in Asia/Ho_Chi_Minh; null where it has not been filed.</param>
    /// <param name="today">In Asia/Ho_Chi_Minh.</param>
    public static DueState Of(DateOnly? due, DateTime? firstFiled, DateOnly today) =>
        firstFiled is { } filed ? DateOnly.FromDateTime(filed) <= (due ?? DateOnly.MaxValue) ? DueState.OnTime : DueState.Late
        : today <= (due ?? DateOnly.MaxValue) ? DueState.Open
        : DueState.Missing;
}
