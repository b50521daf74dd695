namespace CampaignPortal.Core.Rollup;

/// <summary>What an area is ranked by.</summary>
/// <param name="Code">Unique among those that are ranked.</param>
public readonly record struct Standing(int AreaId, string Code, int Cumulative, int? Quota);

/// <summary>What decided between two areas that stand next to each other.</summary>
public enum TieBreak
{
    /// <summary>The percentages differ as they are shown.</summary>
    None = 0,

    /// <summary>They are shown alike and differ beyond the second decimal.</summary>
    Unrounded = 1,

    /// <summary>Equal percentages: the larger cumulative count comes first.</summary>
    Cumulative = 2,

    /// <summary>Equal in both: the order of the codes.</summary>
    Code = 3,

    /// <summary>Without a quota, after all others.</summary>
    NoQuota = 4,
}

/// <summary>
/// The rule of the ranking: share of the quota, not rounded; where it is equal the larger cumulative count; then the code.
/// Whole numbers only, so that it gives the same order at each run and for any order of its input. Pure.
/// </summary>
public static class RankingRules
{
    /// <summary>1 for the first, by area id; no place is given twice.</summary>
    public static IReadOnlyDictionary<int, int> Ranks(IEnumerable<Standing> standings) =>
        InOrder(standings).Index().ToDictionary(s => s.Item.AreaId, s => s.Index + 1);

    public static IReadOnlyList<Standing> InOrder(IEnumerable<Standing> standings) => [.. standings.Order(Comparer<Standing>.Create(Compare))];

    /// <summary>What put <paramref name="higher"/> before <paramref name="lower"/>.</summary>
    public static TieBreak Between(Standing higher, Standing lower) =>
        lower.Quota is not > 0 ? TieBreak.NoQuota
        : CompareShares(higher, lower) != 0
            ? PaceRules.Percent(higher.Cumulative, higher.Quota) == PaceRules.Percent(lower.Cumulative, lower.Quota) ? TieBreak.Unrounded : TieBreak.None
        : higher.Cumulative != lower.Cumulative ? TieBreak.Cumulative
        : TieBreak.Code;

    private static int Compare(Standing one, Standing other) =>
        CompareShares(one, other) is not 0 and var shares ? shares
        : other.Cumulative.CompareTo(one.Cumulative) is not 0 and var counts ? counts
        : string.CompareOrdinal(one.Code, other.Code);

    // a/b > c/d is a·d > c·b: division would round.
    private static int CompareShares(Standing one, Standing other) => (one.Quota, other.Quota) switch
    {
        ( > 0, > 0) => ((long)other.Cumulative * one.Quota.Value).CompareTo((long)one.Cumulative * other.Quota.Value),
        ( > 0, _) => -1,
        (_, > 0) => 1,
        _ => 0,
    };
}
