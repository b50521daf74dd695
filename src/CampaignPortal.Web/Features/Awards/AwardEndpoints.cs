using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Text;
using CampaignPortal.Web.Auth;

namespace CampaignPortal.Web.Features.Awards;

/// <summary>Drafts of the letter and the list; issued ones come as they were issued.</summary>
internal static class AwardEndpoints
{
    public static void MapAwardEndpoints(this WebApplication app)
    {
        app.MapGet(AwardAddress.Draft + ".docx", async (
            ClaimsPrincipal user, CampaignCatalog catalog, AwardService awards, DocumentFormService forms, string? loai, string? xet, CancellationToken cancel) =>
        {
            if (await DeskAsync(user, catalog, awards, loai, cancel) is not { } desk)
            {
                return Results.NotFound();
            }

            var kind = desk.Kind == AwardKind.Criticism ? DocumentKind.Criticism : DocumentKind.Commendation;
            var form = await forms.GetAsync(user.Scope(), desk.Campaign.Id, kind, cancel);
            if (xet is null)
            {
                return Results.File(desk.Letter(form), FileNames.ContentType(FileKind.Docx), Name("to-trinh", desk, "docx"));
            }

            return desk.Letter(form, xet) is { } letter
                ? Results.File(letter, FileNames.ContentType(FileKind.Docx), FileNames.Clean($"du-thao-to-trinh-{SearchKey.Of(desk.Find(xet)!.Proposal.Name).Replace(' ', '-')}", FileKind.Docx))
                : Results.NotFound();
        }).RequireAuthorization(Policies.Follow);
        app.MapGet(AwardAddress.Draft + ".xlsx", async (
            ClaimsPrincipal user, CampaignCatalog catalog, AwardService awards, string? loai, CancellationToken cancel) =>
            await DeskAsync(user, catalog, awards, loai, cancel) is { } desk
                ? Results.File(desk.Workbook(), FileNames.ContentType(FileKind.Xlsx), Name("danh-sach", desk, "xlsx"))
                : Results.NotFound()).RequireAuthorization(Policies.Follow);
    }

    private static async Task<AwardDesk?> DeskAsync(ClaimsPrincipal user, CampaignCatalog catalog, AwardService awards, string? kind, CancellationToken cancel) =>
        await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
            ? await awards.GetAsync(user.Scope(), campaign.Id, AwardAddress.Kind(kind), cancel)
            : null;

    private static string Name(string what, AwardDesk desk, string ending) =>
        $"du-thao-{what}-{(desk.Kind == AwardKind.Criticism ? "phe-binh" : "khen-thuong")}.{ending}";
}
