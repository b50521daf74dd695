using System.Globalization;
using System.Security.Claims;
using CampaignPortal.Core.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Auth;

/// <summary>Puts role and area into the ticket at sign-in and at each revalidation.</summary>
internal sealed class ScopeClaimsFactory(UserManager<PortalUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<PortalUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(ScopeClaims.RoleClaim, user.Role.ToString()));
        identity.AddClaim(new(ScopeClaims.DisplayNameClaim, user.DisplayName));
        Add(ScopeClaims.CampaignClaim, user.CampaignId);
        Add(ScopeClaims.CommuneClaim, user.CommuneId);
        Add(ScopeClaims.UnitClaim, user.UnitId);
        if (user.MustChangePassword)
        {
            identity.AddClaim(new(ScopeClaims.MustChangePasswordClaim, "1"));
        }

        return identity;

        void Add(string type, int? value)
        {
            if (value is { } number)
            {
                identity.AddClaim(new(type, number.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }
}
