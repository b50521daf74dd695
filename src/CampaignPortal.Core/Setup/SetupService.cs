using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Setup;

/// <summary>What an administrator still has to do before the newest campaign begins; worked out from what is stored.</summary>
public sealed class SetupService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>Null once the campaign is over, or has begun and somebody of the agency and of a commune can sign in.</summary>
    /// <exception cref="AccessDeniedException">The scope is not an administrator's.</exception>
    public async Task<SetupState?> GetAsync(AreaScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayManageAccounts);
        var campaign = await catalog.FindCurrentAsync(scope, cancel);
        if (campaign is null)
        {
            return new(null, false, 0, 0);
        }

        if (clock.Today(campaign.Campaign) > campaign.Campaign.EndDay)
        {
            return null;
        }

        await using var context = db.Open(scope);
        var accounts = await context.Users.Where(u => u.CampaignId == campaign.Id && !u.IsDisabled)
            .Select(u => new { u.Role, u.CommuneId, u.UnitId }).Distinct().ToListAsync(cancel);
        var state = new SetupState(
            campaign,
            accounts.Any(a => a.Role == PortalRole.Agency),
            accounts.Count(a => a.Role == PortalRole.CommuneOfficer && a.CommuneId is not null),
            accounts.Count(a => a.Role == PortalRole.UnitOfficer && a.UnitId is not null));
        return !clock.HasBegun(campaign.Campaign) ? state : state.IsUsable ? null : state with { HasBegun = true };
    }
}
