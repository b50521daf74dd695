using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>Days to report, each once: every commune's first day, then every commune's second, with other values each time, none so large that a check would ask for a reason.</summary>
internal sealed class Days(CampaignDefinition campaign)
{
    private int _next;

    public EntrySubmission Next()
    {
        var number = _next++;
        var commune = campaign.Communes[number % campaign.Communes.Count];
        return new()
        {
            Id = Guid.NewGuid(),
            CampaignId = campaign.Id,
            CommuneId = commune.Id,
            Day = campaign.Campaign.StartDay.AddDays(number / campaign.Communes.Count),
            SeenVersion = 0,
            Cells =
            [
                .. from hamlet in commune.Hamlets
                   from indicator in campaign.Entered
                   select new TypedCell(hamlet.Id, indicator.Id, Value(number, hamlet.Id, indicator.Id).ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    private static int Value(int number, int hamlet, int indicator) => ((number * 7) + (hamlet * 3) + indicator) % 10;
}
