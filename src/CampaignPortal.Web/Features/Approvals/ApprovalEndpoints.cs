using System.Security.Claims;
using CampaignPortal.Core.Approvals;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Endpoints;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.Approvals;

/// <summary>The form by which a second person accepts or returns a day; it answers with the page that it came from.</summary>
internal static class ApprovalEndpoints
{
    public const string Path = "/duyet/quyet-dinh";

    /// <summary>Name of the outcome in the address of the page.</summary>
    public const string Outcome = "duyet";

    public static void MapApprovalEndpoints(this WebApplication app) => app.MapPost(Path, async (
        ClaimsPrincipal user, ApprovalService approvals, [FromForm(Name = "xa")] int communeId, [FromForm(Name = "ngay")] DateOnly day,
        [FromForm(Name = "phien-ban")] int version, [FromForm(Name = "viec")] string? decision, [FromForm(Name = "loi")] string? comment,
        [FromForm(Name = "ve")] string? back, CancellationToken cancel) =>
    {
        var scope = user.Scope();
        var seen = new SeenDay(scope.CampaignId ?? 0, communeId, day, version);
        var outcome = decision == "duyet"
            ? await approvals.AcceptAsync(scope, seen, cancel)
            : await approvals.ReturnAsync(scope, seen, comment, cancel);
        return Results.LocalRedirect(LocalPath.With(back, Outcome, outcome.ToString()));
    }).RequireAuthorization(Policies.Enter);
}
