using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Pace;

/// <summary>
/// A day beside what its communes usually bring: the sum of the means of their own last seven reported days before it. Only
/// communes that have reported the day are compared, so that a day under way is not taken for a bad one.
/// </summary>
/// <param name="Value">What they brought on the day.</param>
/// <param name="PerDay">What they usually bring.</param>
/// <param name="Communes">How many they are.</param>
/// <param name="Days">The most days that a mean is of.</param>
public sealed record UsualDay(int Value, decimal PerDay, int Communes, int Days)
{
    /// <summary>More or less than usual, in whole percent, halves away from zero; null where nothing is usual.</summary>
    public int? Change => PerDay > 0
        ? (int)Math.Min(int.MaxValue, Math.Round((100m * Value / PerDay) - 100, MidpointRounding.AwayFromZero))
        : null;

    /// <param name="days">A commune's days by the same source as its count of the chosen day.</param>
    internal static UsualDay? Of(RollupTable rollup, Func<RollupRow, IReadOnlyList<PaceDay>> days)
    {
        var (value, perDay, communes, most) = (0, 0m, 0, 0);
        foreach (var row in rollup.Rows.Where(r => r.IsReported))
        {
            if (ForecastRules.Mean(ForecastRules.Newest(days(row), rollup.Day.AddDays(-1))) is { } mean)
            {
                (value, perDay, communes, most) = (value + row.Today, perDay + mean.PerDay, communes + 1, Math.Max(most, mean.Days));
            }
        }

        return communes == 0 ? null : new(value, perDay, communes, most);
    }
}
