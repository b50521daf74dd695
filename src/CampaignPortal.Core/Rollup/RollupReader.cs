using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Rollup;

/// <summary>Reads what a rollup of communes is made of, by one statement or two, whatever their number.</summary>
internal static class RollupReader
{
    /// <param name="newest">Of the span's last day.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    /// <param name="compares">Whether ranks of the day before are wanted.</param>
    public static async Task<RollupTable> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, NewestDays newest, RollupSpan span, DateTime now, bool compares, CancellationToken cancel)
    {
        var isEnough = span.IsDay && campaign.Campaign.OfficialFigures == OfficialFigures.Communes && (!compares || span.Day == campaign.Campaign.StartDay);
        var earlier = isEnough ? null : await EarlierFigures.ReadAsync(context, campaign, span, cancel);
        return new RollupBuilder(campaign, span, now).Communes(newest.ByCommune, earlier);
    }
}
