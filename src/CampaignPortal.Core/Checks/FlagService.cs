using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Checks;

/// <summary>The counts that a check struck and that an officer confirmed.</summary>
public sealed class FlagService(PortalDb db, CampaignCatalog catalog)
{
    /// <summary>How many are listed at most.</summary>
    public const int MostRows = 300;

    /// <summary>Flags of the scope's communes, newest day first; of one day where it is given.</summary>
    /// <exception cref="AccessDeniedException">The scope sees no commune of this campaign.</exception>
    public async Task<FlagList> ListAsync(AreaScope scope, int campaignId, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllCommunes || scope.CommuneId is not null));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var flags = context.CellFlags.AsNoTracking().Where(f => f.CampaignId == campaignId);
        var rows = await (day is { } wanted ? flags.Where(f => f.Day == wanted) : flags)
            .OrderByDescending(f => f.Day).ThenBy(f => f.CommuneId).ThenBy(f => f.HamletId).ThenBy(f => f.IndicatorId)
            .Take(MostRows + 1).ToListAsync(cancel);
        return new([.. rows.Take(MostRows).Select(Row)], rows.Count > MostRows);

        FlagRow Row(CellFlag flag)
        {
            var commune = campaign.FindCommune(flag.CommuneId)!;
            return new(
                flag, commune.FullName, commune.Hamlets.First(h => h.Id == flag.HamletId).FullName,
                campaign.Indicators.First(i => i.Id == flag.IndicatorId));
        }
    }
}

/// <param name="IsCut">True where there are more than <see cref="FlagService.MostRows"/>.</param>
public sealed record FlagList(IReadOnlyList<FlagRow> Rows, bool IsCut);

/// <summary>A flag with the names of what it is about.</summary>
public sealed record FlagRow(CellFlag Flag, string CommuneName, string HamletName, Indicator Indicator);
