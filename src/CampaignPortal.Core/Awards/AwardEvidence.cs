using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Urging;

namespace CampaignPortal.Core.Awards;

/// <summary>The figures that speak for or against a commune or unit, on one day.</summary>
/// <param name="Lines">Each with where it comes from.</param>
/// <param name="Urges">Of criticism: the follow-up that was sent, oldest first.</param>
public sealed record AwardEvidence(IReadOnlyList<EvidenceLine> Lines, IReadOnlyList<EvidenceUrge> Urges)
{
    public static readonly AwardEvidence None = new([], []);

    public string Write() => JsonSerializer.Serialize(this, AwardJson.Default.AwardEvidence);

    public static AwardEvidence Read(string? json) => json is null ? None : JsonSerializer.Deserialize(json, AwardJson.Default.AwardEvidence)!;

    /// <summary>A value of the log; null where it is words, as the log kept them at first.</summary>
    public static AwardEvidence? OfLog(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.StartsWith('{') ? Read(value) : null;
    }
}

/// <summary>One figure, as a part of a whole.</summary>
/// <param name="Part">Days, accounts, persons or urges.</param>
/// <param name="Whole">Null where there is none to compare with.</param>
/// <param name="Day">Up to and with which it counts.</param>
/// <param name="Threshold">In percent; null where no rule asks for this figure.</param>
/// <param name="IsStruck">Whether it fulfils the rule; null like <paramref name="Threshold"/>.</param>
/// <param name="Reached">Of staff: the first day on which the threshold was reached.</param>
public sealed record EvidenceLine(EvidenceKind Kind, int Part, int? Whole, DateOnly Day, decimal? Threshold = null, bool? IsStruck = null, DateOnly? Reached = null)
{
    [JsonIgnore]
    public decimal? Percent => PaceRules.Percent(Part, Whole);
}

public enum EvidenceKind
{
    /// <summary>The commune's own running total against its quota.</summary>
    Quota = 1,

    /// <summary>The national system's running total against the quota.</summary>
    Dc01 = 2,

    /// <summary>Days reported on time.</summary>
    OnTime = 3,

    /// <summary>Days reported at all.</summary>
    Reported = 4,

    /// <summary>A unit's staff at level 2.</summary>
    Staff = 5,

    /// <summary>How often the commune was urged.</summary>
    Urged = 6,
}

/// <param name="At">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Minutes">Until the missing day was reported; null where it was not, or the urge was not about one.</param>
public sealed record EvidenceUrge(DateOnly Day, DateTime At, UrgeReason Reason, int? Minutes);

/// <summary>A commune or unit with its figures.</summary>
/// <param name="Subject">See <see cref="AwardSubject"/>.</param>
public sealed record AwardStanding(string Subject, string Name, AwardEvidence Evidence, bool IsCandidate);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AwardEvidence))]
[JsonSerializable(typeof(AwardFigures))]
internal sealed partial class AwardJson : JsonSerializerContext;
