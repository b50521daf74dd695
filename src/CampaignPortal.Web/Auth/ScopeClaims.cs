using System.Globalization;
using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Auth;

/// <summary>The account's role and area in its sign-in ticket, and back.</summary>
internal static class ScopeClaims
{
    public const string RoleClaim = "role";
    public const string CampaignClaim = "campaign";
    public const string CommuneClaim = "commune";
    public const string UnitClaim = "unit";
    public const string DisplayNameClaim = "display_name";
    public const string MustChangePasswordClaim = "must_change_password";
    private const string ReaderType = "reader";

    public static PortalRole Role(this ClaimsPrincipal user) =>
        Enum.TryParse<PortalRole>(user.FindFirstValue(RoleClaim), out var role) && Enum.IsDefined(role) ? role : PortalRole.None;

    /// <summary>The rows that are the account's; none before a handed out password has been changed.</summary>
    public static AreaScope Scope(this ClaimsPrincipal user) => user.IsReader()
        ? AreaScope.Reader(
            user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.DisplayedName(), Number(user, CampaignClaim)!.Value, Number(user, CommuneClaim))
        : user.Identity?.IsAuthenticated == true && !user.MustChangePassword()
        ? AreaScope.Of(
            user.Role(), user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.DisplayedName(),
            Number(user, CampaignClaim), Number(user, CommuneClaim), Number(user, UnitClaim))
        : AreaScope.None;

    /// <summary>A program with a token, not a person.</summary>
    public static bool IsReader(this ClaimsPrincipal user) => user.Identity?.AuthenticationType == ReaderType;

    public static ClaimsIdentity OfReader(ReaderAccess access)
    {
        var identity = new ClaimsIdentity(ReaderType);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, string.Create(CultureInfo.InvariantCulture, $"token:{access.TokenId}")));
        identity.AddClaim(new(DisplayNameClaim, access.Name));
        identity.AddClaim(new(CampaignClaim, access.CampaignId.ToString(CultureInfo.InvariantCulture)));
        if (access.CommuneId is { } commune)
        {
            identity.AddClaim(new(CommuneClaim, commune.ToString(CultureInfo.InvariantCulture)));
        }

        return identity;
    }

    public static string DisplayedName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayNameClaim) ?? user.Identity?.Name ?? "";

    public static bool MustChangePassword(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == MustChangePasswordClaim);

    private static int? Number(ClaimsPrincipal user, string claim) => WholeNumber.Of(user.FindFirstValue(claim));
}
