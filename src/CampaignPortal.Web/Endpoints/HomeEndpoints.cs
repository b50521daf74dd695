using System.Security.Claims;
using CampaignPortal.Core.Identity;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The way in and out, and what the reader prefers.</summary>
internal static class HomeEndpoints
{
    public static void MapHomeEndpoints(this WebApplication app)
    {
        // Each role lands on its first question.
        app.MapGet("/", (ClaimsPrincipal user) => Results.LocalRedirect(HomeOf(user.Role())));

        app.MapPost(PasswordChangeMiddleware.SignOutPath, async (SignInManager<PortalUser> signIn, [FromForm] string? _) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(AccountSetup.SignInPath);
        }).AllowAnonymous();

        app.MapGet("/ngon-ngu", (HttpContext context, string? chon, string? ve) =>
        {
            var culture = chon == "en" ? DeliverySetup.English : DeliverySetup.Vietnamese;
            Remember(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(culture)));
            return Back(ve);
        }).AllowAnonymous();

        app.MapGet("/giao-dien", (HttpContext context, string? chon, string? ve) =>
        {
            Remember(context, "giao-dien", chon == "toi" ? "toi" : "sang");
            return Back(ve);
        }).AllowAnonymous();
    }

    internal static string HomeOf(PortalRole role) => role switch
    {
        PortalRole.CommuneOfficer => "/nhap-lieu",
        PortalRole.UnitOfficer => "/don-vi",
        _ => "/tong-quan",
    };

    private static void Remember(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new()
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });

    private static IResult Back(string? path) => Results.LocalRedirect(LocalPath.Of(path));
}
