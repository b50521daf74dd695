using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Quotas;

/// <summary>Targets as they were typed.</summary>
public sealed record QuotaInput
{
    public required int CampaignId { get; init; }

    public required int IndicatorId { get; init; }

    /// <summary>Version of the draft that was on the page; 0 where there was none.</summary>
    public required int SeenVersion { get; init; }

    /// <summary>The newest published revision that was on the page; 0 where there was none.</summary>
    public required int SeenRevision { get; init; }

    /// <summary>2023-08-20.</summary>
    public string? ValidFrom { get; init; }

    public string? DocumentNumber { get; init; }

    /// <summary>2023-08-20.</summary>
    public string? DocumentDate { get; init; }

    public string? DocumentTitle { get; init; }

    /// <summary>Why sums may differ.</summary>
    public string? Reason { get; init; }

    /// <summary>By <see cref="QuotaArea.Key"/>, also of areas that are not the campaign's.</summary>
    public IReadOnlyDictionary<string, string?> Cells { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Targets that can be read, with the day from which they are to hold and the document that sets them.</summary>
public sealed record QuotaPlan
{
    public DateOnly? ValidFrom { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public string? DocumentTitle { get; init; }

    public string? Reason { get; init; }

    /// <summary>An area without a target is missing, which is not zero.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<QuotaArea, int> Targets { get; init; } = new Dictionary<QuotaArea, int>();

    [JsonInclude]
    internal Dictionary<string, int> Cells
    {
        get => Targets.ToDictionary(t => t.Key.Key, t => t.Value, StringComparer.Ordinal);
        init => Targets = (value ?? []).Where(c => QuotaArea.Read(c.Key) is not null).ToDictionary(c => QuotaArea.Read(c.Key)!.Value, c => c.Value);
    }

    internal string ToJson() => JsonSerializer.Serialize(this, QuotaJson.Default.QuotaPlan);

    internal static QuotaPlan FromJson(string json) => JsonSerializer.Deserialize(json, QuotaJson.Default.QuotaPlan) ?? new();
}

[JsonSerializable(typeof(QuotaPlan))]
internal sealed partial class QuotaJson : JsonSerializerContext;

/// <summary>What is wrong with typed targets; the page has the sentence.</summary>
public enum QuotaProblemCode
{
    Negative,
    NotWholeNumber,
    TooLarge,

    /// <summary>A commune, hamlet or unit that the campaign does not have, or no longer.</summary>
    UnknownArea,

    /// <summary>A target that held before is left out: whoever is to have none gets 0.</summary>
    Blank,
    NothingTyped,
    ValidFrom,
    BeforeStart,
    AfterEnd,

    /// <summary>Figures of days that have passed would change.</summary>
    BeforeToday,
    DocumentNumber,
    DocumentDate,
    DocumentTitle,
    ReasonTooLong,

    /// <summary>Sums do not agree and nobody said why.</summary>
    SumsDiffer,
}

/// <param name="Area">Null where it is about the plan and not a cell.</param>
public sealed record QuotaProblem(QuotaProblemCode Code, QuotaArea? Area = null)
{
    internal static QuotaProblemCode Of(CellProblemCode code) => code switch
    {
        CellProblemCode.Negative => QuotaProblemCode.Negative,
        CellProblemCode.TooLarge => QuotaProblemCode.TooLarge,
        _ => QuotaProblemCode.NotWholeNumber,
    };
}

/// <summary>An area whose own target is not the sum of those below it; null is none at all.</summary>
public sealed record QuotaDifference(QuotaArea Area, int? Target, int? Below)
{
    public int Amount => (Target ?? 0) - (Below ?? 0);
}

