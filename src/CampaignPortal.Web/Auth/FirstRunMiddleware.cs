using CampaignPortal.Core.Identity;

namespace CampaignPortal.Web.Auth;

/// <summary>While there is no account at all, every page leads to the one that makes the first.</summary>
internal sealed class FirstRunMiddleware(RequestDelegate next, FirstAdministrator first)
{
    public const string Path = "/khoi-tao";

    public async Task InvokeAsync(HttpContext context)
    {
        var isPage = context.Request.Path == "/" || context.Request.Path.StartsWithSegments(AccountSetup.SignInPath, StringComparison.OrdinalIgnoreCase);
        if (isPage && await first.IsNeededAsync(context.RequestAborted))
        {
            context.Response.Redirect(Path);
            return;
        }

        await next(context);
    }
}
