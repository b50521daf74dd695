using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Reports;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Features.Drafts;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Reports;

/// <summary>Issued documents as downloads, byte for byte; and the words of a draft as the script saves them.</summary>
internal static class ReportEndpoints
{
    public static void MapReportEndpoints(this WebApplication app)
    {
        app.MapPost(ReportAddress.Draft, SaveAsync).RequireAuthorization(Policies.Decide);
        app.MapGet(ReportAddress.File, async (ClaimsPrincipal user, CampaignCatalog catalog, IssuedFileService files, int id, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign && await files.GetAsync(user.Scope(), campaign.Id, id, cancel) is var (name, content)
                ? Results.File(content, FileNames.ContentType(name.EndsWith(".docx", StringComparison.Ordinal) ? FileKind.Docx : FileKind.Xlsx), name)
                : Results.NotFound()).RequireAuthorization(Policies.Follow);
    }

    private static async Task<IResult> SaveAsync(
        ClaimsPrincipal user, DailyDraftService drafts, IStringLocalizer<DraftText> text, [FromForm] IFormCollection form, CancellationToken cancel)
    {
        if (WholeNumber.Of(form["chien-dich"]) is not { } campaignId || !form.ContainsKey(ReportForm.Assessment) || !form.ContainsKey(ReportForm.Proposals))
        {
            return new DraftAnswer(0, text["Damaged"], null).With(StatusCodes.Status400BadRequest);
        }

        var (outcome, draft) = await drafts.SaveAsync(user.Scope(), ReportForm.Read(form, campaignId), seesFigures: false, cancel);
        var (status, message) = outcome switch
        {
            DailyDraftStatus.Saved => (StatusCodes.Status200OK, text["Saved", draft is null ? "" : Show.Time(draft.SavedAt)]),
            DailyDraftStatus.TooLong => (StatusCodes.Status422UnprocessableEntity, text["TooLong", "V–VI", Show.Number(DailyWords.Length)]),
            DailyDraftStatus.Stale => (StatusCodes.Status409Conflict, text["Stale", draft?.SavedBy ?? "", draft is null ? "" : Show.Moment(draft.SavedAt)]),
            DailyDraftStatus.IssuedAlready => (StatusCodes.Status409Conflict, text["Issued"]),
            _ => (StatusCodes.Status409Conflict, text["Damaged"]),
        };
        return new DraftAnswer(draft?.Version ?? 0, message, draft is null ? null : Show.Time(draft.SavedAt)).With(status);
    }
}
