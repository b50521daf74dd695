using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Exports;
using CampaignPortal.Web.Auth;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.Exports;

/// <summary>Begins, stops and hands out large exports.</summary>
internal static class ExportEndpoints
{
    public const string Page = "/xuat-du-lieu";
    public const string Start = "/xuat-du-lieu/bat-dau";
    public const string Stop = "/xuat-du-lieu/bo";
    public const string File = "/tai-ve/xuat-du-lieu";

    /// <summary>Name of the value that says that a person has too many.</summary>
    public const string TooMany = "qua-nhieu";

    // Most are ready by then, and the page shows them so at once.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    public static void MapExportEndpoints(this WebApplication app)
    {
        app.MapPost(Start, async (
            ClaimsPrincipal user, CampaignCatalog catalog, ExportService exports, [FromForm(Name = "loai")] ExportKind kind, CancellationToken cancel) =>
        {
            if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign)
            {
                return Results.NotFound();
            }

            var id = await exports.StartAsync(user.Scope(), campaign.Id, kind, Patience, cancel);
            return Results.LocalRedirect(id is null ? $"{Page}?{TooMany}=1" : Page);
        }).RequireAuthorization(Policies.SeeCommunes);

        app.MapPost(Stop, async (
            ClaimsPrincipal user, CampaignCatalog catalog, ExportService exports, [FromForm(Name = "ma")] Guid id, CancellationToken cancel) =>
        {
            if (await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign)
            {
                exports.Cancel(user.Scope(), campaign.Id, id);
            }

            return Results.LocalRedirect(Page);
        }).RequireAuthorization(Policies.SeeCommunes);

        app.MapGet(File, async (ClaimsPrincipal user, CampaignCatalog catalog, ExportService exports, Guid id, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign && exports.Open(user.Scope(), campaign.Id, id) is var (name, content)
                ? Results.Stream(content, FileNames.ContentType(FileKind.Xlsx), name, enableRangeProcessing: true)
                : Results.NotFound()).RequireAuthorization(Policies.SeeCommunes);
    }
}
