using System.Text.Json;

namespace CampaignPortal.Core.Awards;

/// <summary>Everything that a list and its letter say: page, .docx and .xlsx are made from it, and it is kept with an issued one.</summary>
public sealed record AwardFigures
{
    public required string CampaignName { get; init; }

    public required string AgencyName { get; init; }

    public required AwardKind Kind { get; init; }

    /// <summary>The day whose figures were looked at.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>The rules in words.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>The higher level first, collectives before persons.</summary>
    public required IReadOnlyList<AwardEntry> Entries { get; init; }

    public string Write() => JsonSerializer.Serialize(this, AwardJson.Default.AwardFigures);

    public static AwardFigures Read(string json) => JsonSerializer.Deserialize(json, AwardJson.Default.AwardFigures)!;

    /// <summary>Whether both say the same, whenever they were read.</summary>
    internal bool SaysTheSameAs(AwardFigures other) => Write() == (other with { AsOf = AsOf }).Write();
}

/// <summary>Somebody in the list.</summary>
/// <param name="Reason">The person's words, or the sentence that the evidence gives.</param>
public sealed record AwardEntry(
    string Subject, string Name, bool IsPerson, string? Position, string? Body, AwardLevel Level, string Form, string Reason, AwardEvidence Evidence);
