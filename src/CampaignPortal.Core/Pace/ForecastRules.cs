namespace CampaignPortal.Core.Pace;

/// <summary>
/// The forecast: the mean of the last seven reported days, and as its range the means of their slower and of their faster
/// half. Seven days hold each day of the week once; a single odd day moves one end of the range and leaves the other.
/// Formulae are explained in docs/data-model.md. Pure.
/// </summary>
public static class ForecastRules
{
    /// <summary>How many reported days the rate is of.</summary>
    public const int Days = 7;

    /// <summary>A finish further off than this is not in sight.</summary>
    public const int Horizon = 366;

    /// <summary>The newest reported days up to <paramref name="upTo"/>, oldest first.</summary>
    public static IReadOnlyList<PaceDay> Newest(IEnumerable<PaceDay> days, DateOnly upTo) =>
        [.. days.Where(d => d.Day <= upTo).OrderBy(d => d.Day).TakeLast(Days)];

    /// <summary>The mean of some days, never less than nought though a national total may have fallen; null where there is none.</summary>
    public static PaceRate? Mean(IReadOnlyCollection<PaceDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return days.Count == 0 ? null : new(Math.Max(0, days.Sum(d => (long)d.Value)), days.Count);
    }

    /// <summary>The forecast; null where no day has been reported, for then nothing is known.</summary>
    /// <param name="quota">Null where none was set.</param>
    /// <param name="cumulative">Counts up to now.</param>
    /// <param name="days">Every reported day; those after <paramref name="lastComplete"/> are left out of the rate.</param>
    /// <param name="lastComplete">The newest day that will bring no more.</param>
    /// <param name="end">The campaign's last day.</param>
    public static PaceForecast? Of(int? quota, int cumulative, IReadOnlyCollection<PaceDay> days, DateOnly lastComplete, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(days);
        var newest = Newest(days, lastComplete);
        if (Mean(newest) is not { } mean)
        {
            return null;
        }

        var byValue = newest.OrderBy(d => d.Value).ToList();
        var half = (newest.Count + 1) / 2;
        var known = Math.Max(0, cumulative - days.Where(d => d.Day > lastComplete).Sum(d => d.Value));
        return new()
        {
            Quota = quota,
            Cumulative = cumulative,
            Known = known,
            LastComplete = lastComplete,
            End = end,
            Days = newest,
            Likely = Outlook(mean),
            Slow = Outlook(Mean(byValue[..half])!.Value),
            Fast = Outlook(Mean(byValue[^half..])!.Value),
            ReachedOn = Reached(quota, cumulative, days),
        };

        PaceOutlook Outlook(PaceRate rate) => new(
            rate, Math.Max(cumulative, known + rate.In(Math.Max(0, end.DayNumber - lastComplete.DayNumber))), quota, Finish(rate));

        DateOnly? Finish(PaceRate rate) => quota is not > 0 || cumulative >= quota ? null
            : rate.DaysFor(quota.Value - known) is { } ahead and <= Horizon ? lastComplete.AddDays((int)ahead)
            : null;
    }

    private static DateOnly? Reached(int? quota, int cumulative, IEnumerable<PaceDay> days)
    {
        if (quota is not > 0 || cumulative < quota)
        {
            return null;
        }

        var sum = 0L;
        foreach (var day in days.OrderBy(d => d.Day))
        {
            sum += day.Value;
            if (sum >= quota)
            {
                return day.Day;
            }
        }

        return null;
    }
}
