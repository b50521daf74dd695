using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Auth;

/// <summary>Keeps out disabled accounts and handed out passwords that have run out, at sign-in and at each revalidation.</summary>
internal sealed class PortalSignInManager(
    UserManager<PortalUser> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<PortalUser> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<PortalUser>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<PortalUser> confirmation, CampaignClock clock)
    : SignInManager<PortalUser>(users, contexts, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(PortalUser user) =>
        !user.IsDisabled && !(user.PasswordExpiresAt < clock.RealUtcNow) && await base.CanSignInAsync(user);

    /// <summary>That an account is kept out is told to those alone who know its password; guesses at it count as at any other.</summary>
    public override async Task<SignInResult> CheckPasswordSignInAsync(PortalUser user, string password, bool lockoutOnFailure)
    {
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (!result.IsNotAllowed)
        {
            return result;
        }

        if (await IsLockedOut(user))
        {
            return SignInResult.LockedOut;
        }

        if (await UserManager.CheckPasswordAsync(user, password))
        {
            return result;
        }

        if (lockoutOnFailure)
        {
            await UserManager.AccessFailedAsync(user);
        }

        return await IsLockedOut(user) ? SignInResult.LockedOut : SignInResult.Failed;
    }
}
