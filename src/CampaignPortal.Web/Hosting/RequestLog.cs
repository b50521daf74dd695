using Serilog.Events;

namespace CampaignPortal.Web.Hosting;

/// <summary>How loud the line about a request is.</summary>
internal static class RequestLog
{
    public static LogEventLevel LevelOf(HttpContext context, double milliseconds, Exception? problem)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Who has left the page needs no answer; that is no fault.
        if (problem is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            return LogEventLevel.Debug;
        }

        return problem is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error : LogEventLevel.Information;
    }
}
