using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DayLocks;

/// <summary>A day whose cut-off differs from the campaign's, such as the evening before a holiday.</summary>
public sealed class DayCutOff : IInCampaign
{
    public int CampaignId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>Hour of that day in Asia/Ho_Chi_Minh, included.</summary>
    public TimeOnly CutOff { get; set; }
}
