using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>Today of a commune of the sample, sent past the page.</summary>
internal static class DayOf
{
    /// <summary>Gives its first hamlet this many accounts at level 1.</summary>
    public static async Task SubmitAsync(IServiceProvider services, string commune, int level1)
    {
        var scope = AreaScope.System("test");
        var campaign = (await services.GetRequiredService<CampaignCatalog>().FindCurrentAsync(scope))!;
        var entries = services.GetRequiredService<EntryService>();
        var id = campaign.Communes.Single(c => c.Code == commune).Id;
        var day = await entries.GetDayAsync(scope, campaign.Id, id);
        var outcome = await entries.SubmitAsync(scope, new()
        {
            Id = Guid.NewGuid(),
            CampaignId = campaign.Id,
            CommuneId = id,
            Day = day.Day,
            SeenVersion = day.Version,
            Cells =
            [
                new(campaign.FindCommune(id)!.Hamlets[0].Id, campaign.FindIndicator(StandardIndicators.Level1)!.Id, level1.ToString(CultureInfo.InvariantCulture), "đã kiểm tra"),
            ],
        });
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }
}
