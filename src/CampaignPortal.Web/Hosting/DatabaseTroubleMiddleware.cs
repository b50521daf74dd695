using CampaignPortal.Core.Data;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// Where the database cannot serve just now, programs are told so in words and when to come again; what they sent stays with
/// them. People get the error page.
/// </summary>
internal sealed class DatabaseTroubleMiddleware(RequestDelegate next, ILogger<DatabaseTroubleMiddleware> logger)
{
    private const int RetryAfterSeconds = 15;

    public async Task InvokeAsync(HttpContext context, IStringLocalizer<SharedText> text)
    {
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && ApiAnswers.IsApi(context.Request) && DatabaseTrouble.MayPass(problem))
        {
            logger.LogError(problem, "The database cannot serve {Method} {Path} now", context.Request.Method, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await context.Response.WriteAsJsonAsync(new TroubleAnswer("unavailable", text["DatabaseTrouble"]), CancellationToken.None);
        }
    }

    private sealed record TroubleAnswer(string Status, string Message);
}
