using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace CampaignPortal.Web.Auth;

/// <summary>
/// Answers a form without its token, or with an old one, before it is read: addresses would each end in an error of the server,
/// and pages have their own answer.
/// </summary>
internal sealed class FormTokenMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isRefused = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (!isRefused || isPage)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
