using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Features.Drafts;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Closing;

/// <summary>Drafts that the script saves, the agency's decision, and the reports as files.</summary>
internal static class ClosingEndpoints
{
    public static void MapClosingEndpoints(this WebApplication app)
    {
        app.MapPost(ClosingAddress.Draft, DraftAsync).RequireAuthorization();
        app.MapPost(ClosingAddress.Decide, DecideAsync).RequireAuthorization(Policies.Decide);
        app.MapGet(ClosingAddress.Document, async (
            ClaimsPrincipal user, CampaignCatalog catalog, ClosingService closing, int? xa, [FromQuery(Name = "don-vi")] int? unit, int? lan, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign && BodyAddress.Of(user.Scope(), xa, unit) is { } body
                && await closing.DocumentAsync(user.Scope(), campaign.Id, body, lan, cancel) is var (name, content)
                ? Results.File(content, FileNames.ContentType(FileKind.Docx), name)
                : Results.NotFound()).RequireAuthorization();
        app.MapGet(ClosingAddress.Workbook, async (ClaimsPrincipal user, CampaignCatalog catalog, ClosingReviewService review, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
                ? TableFile.Of(campaign, "theo-doi-bao-cao-tong-ket", ClosingTrackerSheet.Of(await review.ListAsync(user.Scope(), campaign.Id, cancel)))
                : Results.NotFound()).RequireAuthorization(Policies.Follow);
    }

    private static async Task<IResult> DraftAsync(
        ClaimsPrincipal user, ClosingService closing, IStringLocalizer<ClosingText> text, IStringLocalizer<DraftText> draft, [FromForm] IFormCollection form, CancellationToken cancel)
    {
        var scope = user.Scope();
        if (BodyAddress.Of(scope, WholeNumber.Of(form["xa"]), WholeNumber.Of(form["don-vi"])) is not { } body
            || ClosingForm.Read(form, WholeNumber.Of(form["chien-dich"]) ?? 0, body) is not { } input)
        {
            return new DraftAnswer(0, draft["Damaged"], null).With(StatusCodes.Status400BadRequest);
        }

        var outcome = await closing.SaveAsync(scope, input, cancel);
        return new DraftAnswer(outcome.Version, Message(outcome, text, draft), outcome.ChangedAt is { } at ? Show.Time(at) : null).With(outcome.Status switch
        {
            ClosingStatus.Saved => StatusCodes.Status200OK,
            ClosingStatus.TooLong => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        });
    }

    private static string Message(ClosingOutcome outcome, IStringLocalizer<ClosingText> text, IStringLocalizer<DraftText> draft) => outcome.Status switch
    {
        ClosingStatus.TooLong => draft["TooLong", string.Join(", ", outcome.Problems.Select(p => ClosingProse.Title(p.Section).Split('.')[0])), Show.Number(ClosingProse.SectionLength)],
        ClosingStatus.Stale => draft["Stale", outcome.ChangedBy ?? "", outcome.ChangedAt is { } at ? Show.Moment(at) : ""],
        ClosingStatus.Closed => text["Outcome.Closed"],
        _ => draft["Saved", outcome.ChangedAt is { } at ? Show.Time(at) : ""],
    };

    private static async Task<IResult> DecideAsync(
        ClaimsPrincipal user, ClosingReviewService review, [FromForm(Name = "bao-cao")] int reportId, [FromForm(Name = "lan")] int number,
        [FromForm(Name = ClosingForm.Work)] string? decision, [FromForm(Name = "loi")] string? comment,
        [FromForm(Name = "xa")] int? commune, [FromForm(Name = "don-vi")] int? unit, CancellationToken cancel)
    {
        var scope = user.Scope();
        var campaignId = scope.CampaignId ?? 0;
        var outcome = decision == "nhan"
            ? await review.AcceptAsync(scope, campaignId, reportId, number, cancel)
            : await review.ReturnAsync(scope, campaignId, reportId, number, comment, cancel);
        return Results.LocalRedirect(BodyAddress.Of(scope, commune, unit) is { } body
            ? ClosingAddress.Of(body, $"{ClosingAddress.Outcome}={outcome}")
            : $"{ClosingAddress.Tracker}?{ClosingAddress.Outcome}={outcome}");
    }
}
