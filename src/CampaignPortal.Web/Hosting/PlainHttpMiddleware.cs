using CampaignPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components.Endpoints;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// Outside a developer's machine cookies travel over TLS alone, so no form and no account works without it: whoever opens a
/// page over plain HTTP is told so in words. Health checks, files and programs with a token go on.
/// </summary>
internal sealed class PlainHttpMiddleware(RequestDelegate next, IHostEnvironment environment)
{
    private readonly bool _needsTls = !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext context)
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        if (!_needsTls || context.Request.IsHttps || page is null || page == typeof(ErrorPage))
        {
            return next(context);
        }

        // This server does not answer for this scheme.
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
