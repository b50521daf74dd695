using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignPortal.Core.Audit;

/// <summary>One value that changed; null stands for blank.</summary>
/// <param name="Field">A cell as <c>hamletId:indicatorId</c>, or the name of a field.</param>
/// <param name="Reason">The word that was asked for, where one was.</param>
public sealed record AuditChange(
    [property: JsonPropertyName("f")] string Field,
    [property: JsonPropertyName("o")] string? Old,
    [property: JsonPropertyName("n")] string? New,
    [property: JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null)
{
    public static AuditChange OfCell(int hamletId, int indicatorId, int? old, int? @new, string? reason = null) =>
        new(CellField(hamletId, indicatorId), Text(old), Text(@new), reason);

    /// <summary>How a cell is named in <see cref="Field"/>.</summary>
    public static string CellField(int hamletId, int indicatorId) => string.Create(CultureInfo.InvariantCulture, $"{hamletId}:{indicatorId}");

    /// <summary>Whether a field is a hamlet's cell of the indicator.</summary>
    public static bool IsCellOf(string field, int indicatorId) => field.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{indicatorId}"), StringComparison.Ordinal);

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
