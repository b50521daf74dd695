using System.Text.Json.Serialization;

namespace CampaignPortal.Web.Features.Drafts;

/// <summary>What the script is told that saves a draft.</summary>
/// <param name="Version">What is stored now.</param>
/// <param name="At">Wall time in Asia/Ho_Chi_Minh, hh:mm.</param>
internal sealed record DraftAnswer(int Version, string Message, string? At)
{
    /// <summary>Name of the field with the version that the writer saw.</summary>
    public const string SeenVersion = "phien-ban";

    public IResult With(int status) => Results.Json(this, DraftJson.Default.DraftAnswer, statusCode: status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DraftAnswer))]
internal sealed partial class DraftJson : JsonSerializerContext;
