using System.Text.Json.Serialization;

namespace CampaignPortal.FaultTests.Support;

/// <summary>A day as the page's script sends it.</summary>
public sealed record SentDay(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("campaignId")] int CampaignId,
    [property: JsonPropertyName("communeId")] int CommuneId,
    [property: JsonPropertyName("day")] DateOnly Day,
    [property: JsonPropertyName("seenVersion")] int SeenVersion,
    [property: JsonPropertyName("cells")] IReadOnlyList<SentCell> Cells,
    [property: JsonPropertyName("zero")] bool Zero = false);

/// <param name="Reason">Given for every cell, so that no warning keeps it out.</param>
public sealed record SentCell(
    [property: JsonPropertyName("h")] int Hamlet,
    [property: JsonPropertyName("i")] int Indicator,
    [property: JsonPropertyName("t")] string Text,
    [property: JsonPropertyName("r")] string Reason = "đã kiểm tra");
