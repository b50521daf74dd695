namespace CampaignPortal.Core.Rollup;

/// <summary>How a rollup is looked at: which columns, in which order of rows, grouped how, and whom alone.</summary>
public sealed record RollupShape
{
    /// <summary>The layout of the data set: every area in the campaign's order.</summary>
    public static readonly RollupShape Plain = new();

    /// <summary>Every column there is.</summary>
    public const string AllColumns = "tat-ca";

    /// <summary>The areas' names instead of a column to sort by.</summary>
    public const string ByName = "ten";

    /// <summary>Keys of <see cref="RollupColumn"/>, or <see cref="AllColumns"/>; those of the data set layout where none is known.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>A column's key, or <see cref="ByName"/>; null for the campaign's order.</summary>
    public string? Sort { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>Subtotals of the areas above communes.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>The communes of one such area alone.</summary>
    public string? Group { get; init; }

    public PaceClass? Pace { get; init; }

    public ReportFilter? Report { get; init; }
}

/// <summary>Whom alone, by their report of the last day.</summary>
public enum ReportFilter
{
    Reported = 1,
    OnTime = 2,
    Late = 3,
    Zero = 4,
    Missing = 5,
}
