using CampaignPortal.Core.Attachments;

namespace CampaignPortal.Web.Features.Attachments;

/// <summary>The file of a posted form on its way to the core; its stream lies on the server's disk, not in memory.</summary>
internal static class PostedFile
{
    public static Upload? Of(IFormCollection form) => form.Files["tep"] is { } file ? new(file.FileName, file.OpenReadStream()) : null;
}
