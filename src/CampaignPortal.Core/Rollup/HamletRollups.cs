using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>The hamlets of all communes by one statement, however many there are, each row as its commune's own page has it.</summary>
internal static class HamletRollups
{
    /// <param name="newest">Of the span's last day.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public static async Task<IReadOnlyList<HamletRow>> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, NewestDays newest, RollupSpan span, DateTime now, CancellationToken cancel)
    {
        var figures = await context.DailyCounts.AsNoTracking().Where(c => c.CampaignId == campaign.Id).OfHamletsAsync(campaign, span, cancel);
        var builder = new RollupBuilder(campaign, span, now);
        return
        [
            .. from commune in campaign.Communes
               let standing = new CommuneStanding(null, newest.ByCommune.GetValueOrDefault(commune.Id), 0, new(null, null, null))
               from row in builder.Hamlets(commune.Id, standing, figures).Rows
               select new HamletRow(commune, row),
        ];
    }
}

internal sealed record HamletRow(CommuneDefinition Commune, RollupRow Row);
