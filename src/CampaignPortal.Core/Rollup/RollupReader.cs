using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Rollup;

/// <summary>Reads what a rollup of communes is made of, by one statement whatever their number.</summary>
internal static class RollupReader
{
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    /// <param name="compares">Whether ranks of the day before are wanted.</param>
    /// <returns>The table, and the days that it was made of.</returns>
    public static async Task<(RollupTable Table, NewestDays Newest)> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, RollupSpan span, DateTime now, bool compares, CancellationToken cancel)
    {
        var isEnough = span.IsDay && campaign.Campaign.OfficialFigures == OfficialFigures.Communes && (!compares || span.Day == campaign.Campaign.StartDay);
        var (newest, earlier) = isEnough
            ? (await NewestDays.ReadAsync(context, campaign.Id, span.Day, cancel), null)
            : await EarlierFigures.ReadAsync(context, campaign, span, cancel);
        return (new RollupBuilder(campaign, span, now).Communes(newest.ByCommune, earlier), newest);
    }
}
