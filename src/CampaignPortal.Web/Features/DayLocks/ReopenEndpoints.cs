using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.DayLocks;

/// <summary>The forms of reopening. Each answers with a page that says what became of it, so that a reload sends nothing again.</summary>
internal static class ReopenEndpoints
{
    public const string RequestPath = "/mo-lai/xin";
    public const string OpenPath = "/mo-lai/mo";
    public const string AnswerPath = "/mo-lai/tra-loi";

    /// <summary>Name of the outcome in the address of the page.</summary>
    public const string Outcome = "mo-lai";

    public static void MapReopenEndpoints(this WebApplication app)
    {
        app.MapPost(RequestPath, async (
            ClaimsPrincipal user, ReopeningService reopenings, [FromForm(Name = "ngay")] DateOnly day, [FromForm(Name = "ly-do")] string? reason,
            CancellationToken cancel) =>
        {
            var scope = user.Scope();
            AreaScope.Require(scope.CampaignId is not null && scope.CommuneId is not null);
            var outcome = await reopenings.RequestAsync(scope, scope.CampaignId!.Value, scope.CommuneId!.Value, day, reason, cancel);
            return Results.LocalRedirect($"/nhap-lieu?ngay={Show.Iso(day)}&{Outcome}={outcome}");
        }).RequireAuthorization(Policies.Enter);

        app.MapPost(OpenPath, async (
            ClaimsPrincipal user, ReopeningService reopenings, [FromForm(Name = "xa")] int communeId, [FromForm(Name = "ngay")] DateOnly day,
            [FromForm(Name = "ly-do")] string? reason, [FromForm(Name = "ve")] string? back, CancellationToken cancel) =>
        {
            var scope = user.Scope();
            var outcome = await reopenings.OpenAsync(scope, scope.CampaignId ?? 0, communeId, day, reason, cancel);
            return Results.LocalRedirect(LocalPath.With(back ?? "/mo-lai", Outcome, outcome.ToString()));
        }).RequireAuthorization(Policies.Decide);

        app.MapPost(AnswerPath, async (
            ClaimsPrincipal user, ReopeningService reopenings, [FromForm(Name = "ma")] int requestId, [FromForm(Name = "viec")] string? answer,
            [FromForm(Name = "loi")] string? word, CancellationToken cancel) =>
        {
            var scope = user.Scope();
            var outcome = answer == "mo"
                ? await reopenings.GrantAsync(scope, scope.CampaignId ?? 0, requestId, cancel)
                : await reopenings.DeclineAsync(scope, scope.CampaignId ?? 0, requestId, word, cancel);
            return Results.LocalRedirect($"/mo-lai?{Outcome}={outcome}");
        }).RequireAuthorization(Policies.Decide);
    }
}
