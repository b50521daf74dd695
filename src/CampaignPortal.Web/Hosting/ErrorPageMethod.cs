using Microsoft.AspNetCore.Diagnostics;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// The error page is fetched, whatever was refused: as a form it would be refused itself for want of a token, and the
/// answer to the first refusal (403) would become that of the second (400).
/// </summary>
internal sealed class ErrorPageMethod(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
