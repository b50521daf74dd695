using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.SheetForms;

/// <summary>A form filled, which is logged and so is no link; and a form as it was uploaded.</summary>
internal static class SheetFormEndpoints
{
    public const string Page = "/bieu-mau";
    public const string Fill = "/bieu-mau/lap-bieu";
    public const string File = "/tai-ve/bieu-mau";

    public static void MapSheetFormEndpoints(this WebApplication app)
    {
        app.MapPost(Fill, async (
            ClaimsPrincipal user, CampaignCatalog catalog, SheetFormService forms, [FromForm(Name = "ma")] int id, [FromForm(Name = "tu-ngay")] string? from,
            [FromForm(Name = "ngay")] string? to, [FromForm(Name = "noi-nhan")] string? recipient, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign
                && await forms.FillAsync(user.Scope(), campaign.Id, id, ChosenDay.Of(from), ChosenDay.Of(to), recipient, cancel) is var (name, content)
                ? Results.File(content, FileNames.ContentType(FileKind.Xlsx), name)
                : Results.NotFound()).RequireAuthorization(Policies.Decide);

        app.MapGet(File, async (ClaimsPrincipal user, CampaignCatalog catalog, SheetFormService forms, int id, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(user.Scope(), cancel) is { } campaign && await forms.FileAsync(user.Scope(), campaign.Id, id, cancel) is var (name, content)
                ? Results.File(content, FileNames.ContentType(FileKind.Xlsx), name)
                : Results.NotFound()).RequireAuthorization(Policies.Decide);
    }

    public static string Of(int id) => FormattableString.Invariant($"{Page}/{id}");
}
