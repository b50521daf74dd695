using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CampaignPortal.Web.Auth;

/// <summary>Programs get a status code where people get a page.</summary>
internal static class ApiAnswers
{
    public static Func<RedirectContext<CookieAuthenticationOptions>, Task> Or(
        Func<RedirectContext<CookieAuthenticationOptions>, Task> page, int status) =>
        context => IsApi(context.Request) ? Status(status)(context) : page(context);

    public static Func<RedirectContext<CookieAuthenticationOptions>, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static bool IsApi(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/truc-tiep", StringComparison.OrdinalIgnoreCase);
}
