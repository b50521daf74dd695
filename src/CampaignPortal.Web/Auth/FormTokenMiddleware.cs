using Microsoft.AspNetCore.Antiforgery;

namespace CampaignPortal.Web.Auth;

/// <summary>
/// Answers a form without its token, or with an old one, before it is read: addresses would each end in an error of the server,
/// and pages in a line of English.
/// </summary>
internal sealed class FormTokenMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // The page that says so comes through here too, as a GET.
        if (HttpMethods.IsGet(context.Request.Method) || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        if (context.Request.Path == AccountSetup.SignInPath && context.User.Identity?.IsAuthenticated == true)
        {
            // They have signed in at another tab since this one was opened.
            context.Response.Redirect("/");
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
