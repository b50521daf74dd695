using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Summary;

/// <summary>
/// Every number and name of the summary report (plan V.2): page, .docx and .xlsx are made from this and from nothing else. It is
/// kept with a draft until somebody takes newer figures over, and with the issued report for good.
/// </summary>
public sealed record SummaryFigures
{
    public required string CampaignName { get; init; }

    public required string AgencyName { get; init; }

    public required string TotalLabel { get; init; }

    /// <summary>The day up to which everything counts.</summary>
    public required DateOnly Day { get; init; }

    public required DateOnly StartDay { get; init; }

    public required DateOnly EndDay { get; init; }

    public required DateOnly? UnitsDeadline { get; init; }

    /// <summary>1 on the first day.</summary>
    public required int DayNumber { get; init; }

    public required int DayCount { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh at which the figures were read.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Names of what counts into the headline: "Kích hoạt mức 1", "Kích hoạt mức 2".</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Whose counts these are, in words.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required SummaryLine Total { get; init; }

    /// <summary>In the campaign's order.</summary>
    public required IReadOnlyList<SummaryLine> Communes { get; init; }

    /// <summary>Commune by commune.</summary>
    public required IReadOnlyList<SummaryLine> Hamlets { get; init; }

    public required IReadOnlyList<SummaryUnit> Units { get; init; }

    /// <summary>Every day up to <see cref="Day"/>.</summary>
    public required IReadOnlyList<SummaryDay> Days { get; init; }

    /// <summary>One for each commune: how each day was reported.</summary>
    public required IReadOnlyList<SummaryCalendar> Calendar { get; init; }

    /// <summary>Where the work was done, as far as communes wrote it down.</summary>
    public required IReadOnlyList<SummaryPlace> Places { get; init; }

    /// <summary>Difficulties and proposals with who wrote them, the same words once.</summary>
    public required IReadOnlyList<SummaryRemark> Remarks { get; init; }

    /// <summary>Whom persons have proposed for commendation.</summary>
    public required IReadOnlyList<SummaryAward> Awards { get; init; }

    /// <summary>The closing report of each commune and unit.</summary>
    public required IReadOnlyList<SummaryFiling> Filings { get; init; }

    [JsonIgnore]
    public IEnumerable<SummaryFiling> NotFiled => Filings.Where(f => f.FiledAt is null);

    public string Write() => JsonSerializer.Serialize(this, SummaryJson.Default.SummaryFigures);

    public static SummaryFigures Read(string json) => JsonSerializer.Deserialize(json, SummaryJson.Default.SummaryFigures)!;
}

/// <summary>A commune, a hamlet or all together; null is blank, which is not zero.</summary>
public sealed record SummaryLine
{
    public required string Name { get; init; }

    /// <summary>Of a hamlet: its commune.</summary>
    public string? Commune { get; init; }

    public required int Eligible { get; init; }

    public required int ActivatedBefore { get; init; }

    public required int? Quota { get; init; }

    /// <summary>Running totals in the order of <see cref="SummaryFigures.Parts"/>.</summary>
    public required IReadOnlyList<int?> Parts { get; init; }

    public required int Cumulative { get; init; }

    public required int? Absent { get; init; }

    public required int? Ineligible { get; init; }

    /// <summary>0 where nothing is ranked.</summary>
    public int Rank { get; init; }

    /// <summary>Of communes: how they kept to the days. Of all together the sums.</summary>
    public ReportingRecord? Record { get; init; }

    /// <summary>The commune's own running total, whichever is official; null before its first report.</summary>
    public int? Own { get; init; }

    /// <summary>The national system's running total of the day; null where it has none.</summary>
    public int? Dc01 { get; init; }

    [JsonIgnore]
    public decimal? Percent => PaceRules.Percent(Cumulative, Quota);

    [JsonIgnore]
    public int? Remaining => PaceRules.Remaining(Quota, Cumulative);

    /// <summary>Accounts from before the campaign and in it.</summary>
    [JsonIgnore]
    public int Activated => ActivatedBefore + Cumulative;

    [JsonIgnore]
    public decimal? PercentOfEligible => PaceRules.Percent(Activated, Eligible);

    /// <summary>Who can be activated here: eligible without the absent and those found not to be eligible.</summary>
    [JsonIgnore]
    public int? Reachable => Absent is null && Ineligible is null ? null : Eligible - (Absent ?? 0) - (Ineligible ?? 0);

    [JsonIgnore]
    public decimal? PercentOfReachable => PaceRules.Percent(Activated, Reachable);

    [JsonIgnore]
    public int? Dc01Difference => Own - Dc01;
}

/// <param name="OnDeadline">Staff at level 2 on the units' deadline, or on the day where that comes first.</param>
/// <param name="Reached">Since when the whole staff has been at level 2; null where it is not.</param>
public sealed record SummaryUnit(string Name, string Kind, int Headcount, int Level2, int OnDeadline, DateOnly? Reached, int? Pupils, int? Parents, DateOnly? LastReported)
{
    [JsonIgnore]
    public decimal? Percent => PaceRules.Percent(Level2, Headcount);
}

/// <param name="Required">Where the straight line to the quota stands.</param>
/// <param name="Reported">Communes that reported the day, late ones too.</param>
public sealed record SummaryDay(DateOnly Day, int Value, int Cumulative, int? Required, int Reported, int OnTime);

/// <param name="Marks">A mark for each day: on time, late, zero, missing; see <see cref="SummarySheets"/>.</param>
public sealed record SummaryCalendar(string Name, string Marks);

public sealed record SummaryPlace(WorkPlace Place, int Value);

/// <param name="Origins">Who wrote it and where, in words.</param>
public sealed record SummaryRemark(bool IsProposal, string Text, IReadOnlyList<string> Origins);

public sealed record SummaryAward(string Name, bool IsPerson, string? Position, string? Body, AwardLevel Level, string Form, string Reason);

/// <param name="FiledAt">Wall time in Asia/Ho_Chi_Minh of the first filing; null where nothing has been filed.</param>
public sealed record SummaryFiling(string Name, bool IsUnit, DateTime? FiledAt, bool IsLate, bool IsAccepted);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SummaryFigures))]
[JsonSerializable(typeof(Dictionary<SummarySection, string>))]
internal sealed partial class SummaryJson : JsonSerializerContext;
