using CampaignPortal.Core.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace CampaignPortal.Web.Auth;

/// <summary>Sign-in, cookies and policies.</summary>
internal static class AccountSetup
{
    public const string SignInPath = "/dang-nhap";

    public static IServiceCollection AddPortalAccounts(this IServiceCollection services, IHostEnvironment environment)
    {
        // On a developer's machine there is no TLS; everywhere else cookies travel over it alone.
        var secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddDataProtection().SetApplicationName("CampaignPortal");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, ring) => options.XmlRepository = ring);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        new IdentityBuilder(typeof(PortalUser), services)
            .AddSignInManager<PortalSignInManager>()
            .AddClaimsPrincipalFactory<ScopeClaimsFactory>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromSeconds(60));
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "portal";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = secure;
            options.ExpireTimeSpan = TimeSpan.FromDays(7);
            options.SlidingExpiration = true;
            options.LoginPath = SignInPath;
            options.ReturnUrlParameter = "ve";
            options.Events.OnRedirectToLogin = ApiAnswers.Or(options.Events.OnRedirectToLogin, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = ApiAnswers.Status(StatusCodes.Status403Forbidden);
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "portal-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = secure;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Enter, policy => policy.RequireAssertion(c => Policies.MayEnter(c.User.Role())))
            .AddPolicy(Policies.Follow, policy => policy.RequireAssertion(c => Policies.MayFollow(c.User.Role())))
            .AddPolicy(Policies.SeeCommunes, policy => policy.RequireAssertion(c => Policies.MaySeeCommunes(c.User.Role())))
            .AddPolicy(Policies.SeeUnits, policy => policy.RequireAssertion(c => Policies.MaySeeUnits(c.User.Role())))
            .AddPolicy(Policies.Decide, policy => policy.RequireAssertion(c => Policies.MayDecide(c.User.Role())))
            .AddPolicy(Policies.SetRules, policy => policy.RequireAssertion(c => Policies.MaySetRules(c.User.Role())))
            .AddPolicy(Policies.ManageAccounts, policy => policy.RequireAssertion(c => c.User.Role() == PortalRole.Administrator));
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, StampRevalidation>();
        return services;
    }
}
