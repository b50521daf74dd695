namespace CampaignPortal.Core.Rollup;

/// <summary>Sums in which blank is not zero.</summary>
public static class Sums
{
    /// <summary>The sum of what was given; null where nothing was.</summary>
    public static int? OrNull(IEnumerable<int?> values) =>
        values.Aggregate((int?)null, OrNull);

    /// <summary>Of two.</summary>
    public static int? OrNull(int? one, int? other) => other is null ? one : (one ?? 0) + other;
}
