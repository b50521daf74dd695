using CampaignPortal.Core.Attachments;
using Microsoft.AspNetCore.Http.Metadata;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// For a page that takes attachments: how large a request may be at all. Above a file's own limit, so that a file somewhat too
/// large is answered with a sentence and what was typed beside it stays.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadSizeAttribute : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => 2L * FileLook.MaxBytes;
}
