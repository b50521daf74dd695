using System.Security.Claims;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Features.Attachments;

/// <summary>Attachments as downloads, never shown in the page: their content is other people's.</summary>
internal static class AttachmentEndpoints
{
    public const string File = "/tai-ve/dinh-kem";

    public static void MapAttachmentEndpoints(this WebApplication app) => app.MapGet(File, async (
        HttpContext context, ClaimsPrincipal user, CampaignCatalog catalog, AttachmentService attachments, int id, CancellationToken cancel) =>
    {
        if (await catalog.FindCurrentAsync(user.Scope(), cancel) is not { } campaign
            || await attachments.OpenAsync(user.Scope(), campaign.Id, id, cancel) is not { } file)
        {
            return Results.NotFound();
        }

        context.Response.ContentLength = file.Length;
        return Results.Stream(target => file.CopyToAsync(target, cancel), file.ContentType, file.Name);
    }).RequireAuthorization().WithMetadata(new ForeignContentAttribute());
}
