using CampaignPortal.Core.DayNotes;

namespace CampaignPortal.Core.Summary;

/// <summary>Places of work in the words of the report.</summary>
internal static class SummaryPlaces
{
    public static string Name(WorkPlace place) => place switch
    {
        WorkPlace.Home => "tại nhà",
        WorkPlace.Agency => "tại cơ quan",
        WorkPlace.School => "tại trường học",
        WorkPlace.Market => "tại chợ",
        WorkPlace.Worship => "tại cơ sở tôn giáo",
        _ => "nơi khác",
    };
}
