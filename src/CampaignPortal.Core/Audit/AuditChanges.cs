using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignPortal.Core.Audit;

/// <summary>One value that changed; null stands for blank.</summary>
/// <param name="Field">A cell as <c>hamletId:indicatorId</c>, or the name of a field.</param>
public sealed record AuditChange(
    [property: JsonPropertyName("f")] string Field,
    [property: JsonPropertyName("o")] string? Old,
    [property: JsonPropertyName("n")] string? New)
{
    public static AuditChange OfCell(int hamletId, int indicatorId, int? old, int? @new) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{hamletId}:{indicatorId}"), Text(old), Text(@new));

    private static string? Text(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The changes of one entry as compact JSON: one row in the audit for a whole day, not one for each of its cells.</summary>
public static class AuditChanges
{
    public static string Write(IReadOnlyCollection<AuditChange> changes) =>
        JsonSerializer.Serialize(changes, AuditJson.Default.IReadOnlyCollectionAuditChange);

    public static IReadOnlyList<AuditChange> Read(string json) =>
        JsonSerializer.Deserialize(json, AuditJson.Default.AuditChangeArray) ?? [];
}

[JsonSerializable(typeof(IReadOnlyCollection<AuditChange>))]
[JsonSerializable(typeof(AuditChange[]))]
internal sealed partial class AuditJson : JsonSerializerContext;
