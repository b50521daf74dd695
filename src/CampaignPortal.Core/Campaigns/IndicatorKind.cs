namespace CampaignPortal.Core.Campaigns;

/// <summary>How the counts of an indicator behave over days.</summary>
public enum IndicatorKind
{
    /// <summary>The day's new count; adds up over days (Kích hoạt mức 1, Thu nhận hồ sơ …).</summary>
    Flow = 1,

    /// <summary>The state at the end of the day; does not add up over days (Chờ phê duyệt, Vắng mặt …).</summary>
    Stock = 2,

    /// <summary>The sum of other indicators (Kích hoạt = mức 1 + mức 2); never typed.</summary>
    Total = 3,
}
