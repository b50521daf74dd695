using Microsoft.AspNetCore.Http.Metadata;

namespace CampaignPortal.Web.Hosting;

/// <summary>For a page whose form has a field for every hamlet: more fields than forms may have otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ManyFieldsAttribute : Attribute, IFormOptionsMetadata
{
    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => null;

    public long? BufferBodyLengthLimit => null;

    public int? ValueCountLimit => 20_000;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;

    public long? MultipartBodyLengthLimit => null;
}
