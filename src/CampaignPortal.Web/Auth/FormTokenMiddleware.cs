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
        if (HttpMethods.IsGet(context.Request.Method) || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } token)
        {
            return next(context);
        }

        // The token stands in the form: of one that is too large nobody can tell whether it is old.
        // The sign-in page too, where somebody has signed in at another tab since: it need not have been the same person.
        context.Response.StatusCode = token.Error?.InnerException is BadHttpRequestException unread ? unread.StatusCode : StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
