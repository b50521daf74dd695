using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Features.Drafts;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Summary;

/// <summary>The draft as the script saves it, and its files to look at; the issued ones come as they were issued.</summary>
internal static class SummaryEndpoints
{
    public static void MapSummaryEndpoints(this WebApplication app)
    {
        app.MapPost(SummaryAddress.Save, SaveAsync).RequireAuthorization(Policies.Decide);
        app.MapGet(SummaryAddress.Draft + ".docx", async (
            ClaimsPrincipal user, CampaignCatalog catalog, SummaryReportService reports, DocumentFormService forms, CancellationToken cancel) =>
        {
            if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
            {
                return Results.NotFound();
            }

            var view = await reports.GetAsync(user.Scope(), campaign.Id, cancel);
            var form = await forms.GetAsync(user.Scope(), campaign.Id, DocumentKind.SummaryReport, cancel);
            return Results.File(SummaryFiles.Document(view.Figures, view.Prose, form), FileNames.ContentType(FileKind.Docx), "du-thao-bao-cao-tong-ket.docx");
        }).RequireAuthorization(Policies.Follow);
        app.MapGet(SummaryAddress.Draft + ".xlsx", async (ClaimsPrincipal user, CampaignCatalog catalog, SummaryReportService reports, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
                ? Results.File(
                    SummaryFiles.Workbook(campaign, (await reports.GetAsync(user.Scope(), campaign.Id, cancel)).Figures), FileNames.ContentType(FileKind.Xlsx),
                    "du-thao-bao-cao-tong-ket.xlsx")
                : Results.NotFound()).RequireAuthorization(Policies.Follow);
    }

    /// <summary>The prose as a form sent it.</summary>
    public static SummaryInput Read(IFormCollection form, int campaignId) => new()
    {
        CampaignId = campaignId,
        SeenVersion = WholeNumber.Of(form[SummaryAddress.Version]) ?? -1,
        Sections = SummaryProse.All.ToDictionary(s => s, s => (string?)form[s.ToString()]),
    };

    private static async Task<IResult> SaveAsync(
        ClaimsPrincipal user, SummaryReportService reports, IStringLocalizer<DraftText> text, [FromForm] IFormCollection form, CancellationToken cancel)
    {
        if (WholeNumber.Of(form["chien-dich"]) is not { } campaignId || !SummaryProse.All.All(s => form.ContainsKey(s.ToString())))
        {
            return new DraftAnswer(0, text["Damaged"], null).With(StatusCodes.Status400BadRequest);
        }

        var outcome = await reports.SaveAsync(user.Scope(), Read(form, campaignId), cancel);
        var draft = outcome.Draft;
        var (status, message) = outcome.Status switch
        {
            SummaryStatus.Saved => (StatusCodes.Status200OK, text["Saved", draft is null ? "" : Show.Time(draft.SavedAt)]),
            SummaryStatus.TooLong => (StatusCodes.Status422UnprocessableEntity, text["TooLong", Numbers(outcome), Show.Number(SummaryProse.SectionLength)]),
            SummaryStatus.Stale => (StatusCodes.Status409Conflict, text["Stale", draft?.SavedBy ?? "", draft is null ? "" : Show.Moment(draft.SavedAt)]),
            _ => (StatusCodes.Status409Conflict, text["Issued"]),
        };
        return new DraftAnswer(draft?.Version ?? 0, message, draft is null ? null : Show.Time(draft.SavedAt)).With(status);
    }

    private static string Numbers(SummaryOutcome outcome) => string.Join(", ", outcome.TooLong.Select(s => (int)s));
}
