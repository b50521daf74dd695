namespace CampaignPortal.Core.Checks;

/// <summary>The checks of a campaign that has not set its own.</summary>
public static class StandardChecks
{
    /// <summary>How many reported days before the day make up the usual.</summary>
    public const int UsualDays = 7;

    /// <summary>With fewer reported days than this nothing is usual yet.</summary>
    public const int FewestDays = 3;

    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new() { Code = CheckCode.Unusual, Level = CheckLevel.Warning, Factor = 3, Floor = 10 },
        new() { Code = CheckCode.AboveEligible, Level = CheckLevel.Warning },
        new() { Code = CheckCode.StocksAboveEligible, Level = CheckLevel.Error },
        new() { Code = CheckCode.StaffAboveHeadcount, Level = CheckLevel.Error },
    ];

    /// <summary>The campaign's own rules, completed by the standard ones.</summary>
    public static IReadOnlyList<CheckRule> Complete(IReadOnlyCollection<CheckRule> own) =>
        [.. All.Select(standard => own.FirstOrDefault(r => r.Code == standard.Code) ?? standard)];

    /// <summary>The median of a cell's newest counts, or null where there are too few. Blank days are left out, zero is a count.</summary>
    public static double? Usual(IEnumerable<int> newestFirst)
    {
        var values = newestFirst.Take(UsualDays).Order().ToList();
        return values.Count < FewestDays ? null
            : values.Count % 2 == 1 ? values[values.Count / 2]
            : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2.0;
    }
}
