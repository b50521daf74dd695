using CampaignPortal.Core.Areas;

namespace CampaignPortal.Web.Auth;

/// <summary>A request for what is not the caller's is answered with 403 and logged; it is no fault of the program.</summary>
internal sealed class AccessDeniedMiddleware(RequestDelegate next, ILogger<AccessDeniedMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (AccessDeniedException) when (!context.Response.HasStarted)
        {
            logger.LogWarning("Refused {Method} {Path}: outside the caller's scope", context.Request.Method, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
