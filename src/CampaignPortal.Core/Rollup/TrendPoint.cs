namespace CampaignPortal.Core.Rollup;

/// <summary>One day of the trend; <paramref name="DayValue"/> and <paramref name="Cumulative"/> are null for days to come.</summary>
/// <param name="Required">Where the straight line to the quota stands.</param>
/// <param name="Communes">How many communes reported.</param>
public sealed record TrendPoint(DateOnly Day, int? DayValue, int? Cumulative, int? Required, int Communes);

internal sealed record DayFigure(DateOnly Day, int? Value, int Communes)
{
    /// <summary>Null where it is the sum of the values so far.</summary>
    public int? Cumulative { get; init; }
}
