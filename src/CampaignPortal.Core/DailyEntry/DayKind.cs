namespace CampaignPortal.Core.DailyEntry;

/// <summary>What a commune said of a day. A day without a row has not been reported (chưa báo cáo).</summary>
public enum DayKind
{
    /// <summary>There are counts (có số liệu).</summary>
    Counts = 1,

    /// <summary>Nothing happened, declared (không phát sinh): every flow of the day is 0.</summary>
    Zero = 2,
}
