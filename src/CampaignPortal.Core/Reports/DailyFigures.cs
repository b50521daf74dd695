using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Reports;

/// <summary>
/// Everything that the report of a day says, as numbers and words: the page, the .docx and the .xlsx are made from this and
/// from nothing else, and it is kept with an issued report.
/// </summary>
public sealed record DailyFigures
{
    public required string CampaignName { get; init; }

    public required string TotalLabel { get; init; }

    public required DateOnly Day { get; init; }

    public required DateOnly EndDay { get; init; }

    /// <summary>1 on the first day.</summary>
    public required int DayNumber { get; init; }

    public required int DayCount { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which the figures were read.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>What the headline indicator counts: "Kích hoạt".</summary>
    public required string Headline { get; init; }

    /// <summary>Headings of <see cref="DailyLine.Values"/>.</summary>
    public required IReadOnlyList<DailyColumn> Columns { get; init; }

    public required DailyLine Total { get; init; }

    /// <summary>What the headline is made of; none in reports that were issued before this was said.</summary>
    public IReadOnlyList<DailyPart> Parts { get => field ?? []; init; }

    /// <summary>One for each commune, in the campaign's order.</summary>
    public required IReadOnlyList<DailyLine> Rows { get; init; }

    /// <summary>Null without a quota or after the last day.</summary>
    public required int? NeededPerDay { get; init; }

    public required IReadOnlyList<DailyRemark> Remarks { get; init; }

    /// <summary>Whose counts these are, in words; none in reports that were issued before this was said.</summary>
    public IReadOnlyList<string> Sources { get => field ?? []; init; }

    /// <summary>The day of the report that <see cref="Adjustments"/> compare with; null where no earlier day has one.</summary>
    public DateOnly? PreviousDay { get; init; }

    /// <summary>Where no earlier day has a report: the newest later day that has; null for the campaign's first report, and in older ones.</summary>
    public DateOnly? LaterDay { get; init; }

    public required IReadOnlyList<Adjustment> Adjustments { get; init; }

    /// <summary>The headline's count of every reported day up to this one, for the next report to compare with.</summary>
    public required IReadOnlyList<ReportedValue> Values { get; init; }

    [JsonIgnore]
    public int DaysLeft => Math.Max(0, DayCount - DayNumber);

    [JsonIgnore]
    public IEnumerable<DailyLine> Missing => Rows.Where(r => !r.IsReported);

    [JsonIgnore]
    public IEnumerable<DailyLine> Late => Rows.Where(r => r.State == DayState.Late);

    [JsonIgnore]
    public IEnumerable<DailyLine> Zero => Rows.Where(r => r.IsReported && r.Kind == DayKind.Zero);

    /// <summary>What the agency says beside them; null in reports that were issued before it could.</summary>
    public DailyWords? Words { get; init; }

    /// <summary>Who issues, signs and receives it; null in reports that were issued before this was kept with them.</summary>
    public DocumentForm? Form { get; init; }

    /// <summary>True where every commune has reported the day.</summary>
    [JsonIgnore]
    public bool IsComplete => Rows.All(r => r.IsReported);

    public string Write() => JsonSerializer.Serialize(this, DailyFiguresJson.Default.DailyFigures);

    public static DailyFigures Read(string json) => JsonSerializer.Deserialize(json, DailyFiguresJson.Default.DailyFigures)!;
}

/// <param name="Key">As in <see cref="RollupColumn"/>.</param>
/// <param name="IsPercent">Two decimals; the others are whole numbers.</param>
public sealed record DailyColumn(string Key, string Heading, bool IsPercent);

/// <param name="Name">Inside a sentence: "mức 1".</param>
public sealed record DailyPart(string Name, int Today, int Cumulative);

public sealed record DailyLine
{
    /// <summary>0 for the row of all.</summary>
    public required int AreaId { get; init; }

    public required string Name { get; init; }

    public int? Quota { get; init; }

    public required int Today { get; init; }

    public required int Cumulative { get; init; }

    public decimal? Percent { get; init; }

    public int? Remaining { get; init; }

    public int Rank { get; init; }

    public PaceClass Pace { get; init; }

    public DayState State { get; init; }

    public DayKind? Kind { get; init; }

    /// <summary>The day of the national system's line behind <see cref="Cumulative"/>; null where it is the area's own, and in older reports.</summary>
    public DateOnly? Dc01Day { get; init; }

    /// <summary>In the order of <see cref="DailyFigures.Columns"/>; null is blank.</summary>
    public required IReadOnlyList<decimal?> Values { get; init; }

    /// <summary>True where the day is not reported: its counts are blank, which is not zero. False in older reports, which printed 0.</summary>
    public bool IsDayBlank { get; init; }

    [JsonIgnore]
    public int? DayValue => IsDayBlank ? null : Today;

    [JsonIgnore]
    public bool IsReported => State is DayState.OnTime or DayState.Late;
}

/// <summary>What a commune wrote of the day.</summary>
public sealed record DailyRemark(string Commune, string? Difficulties, string? Proposals);

/// <summary>A day that an earlier report has with another count.</summary>
/// <param name="Before">Null where the earlier report did not have the day, or had it blank.</param>
/// <param name="After">Null where it is blank now.</param>
/// <param name="Cause">In words.</param>
/// <param name="IsRunning">True where both are running totals up to the day: the national system has no counts of single days.</param>
public sealed record Adjustment(string Commune, DateOnly Day, int? Before, int? After, string Cause, bool IsRunning = false)
{
    [JsonIgnore]
    public int Difference => (After ?? 0) - (Before ?? 0);
}

/// <param name="Value">Null for a reported day without a count of the headline.</param>
public sealed record ReportedValue(int CommuneId, DateOnly Day, int? Value)
{
    /// <summary>What the value is made of, in the order of the indicators; none where it has no parts, and in older reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int?>? Parts { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DailyFigures))]
internal sealed partial class DailyFiguresJson : JsonSerializerContext;
