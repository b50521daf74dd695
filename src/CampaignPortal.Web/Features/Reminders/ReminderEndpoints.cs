using System.Security.Claims;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Web.Auth;

namespace CampaignPortal.Web.Features.Reminders;

/// <summary>The number beside the bell; a page does not wait for it.</summary>
internal static class ReminderEndpoints
{
    public static void MapReminderEndpoints(this WebApplication app) =>
        app.MapGet(DutyAddress.Count, async (HttpContext context, ClaimsPrincipal user, DutyService duties, CancellationToken cancel) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(new DutyCount((await duties.GetAsync(user.Scope(), cancel))?.Waiting.Count ?? 0));
        });

    private sealed record DutyCount(int Count);
}
