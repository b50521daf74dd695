namespace CampaignPortal.Web.Features.Rollup;

/// <summary>Round steps for axes. Pure.</summary>
internal static class ChartScale
{
    /// <summary>1, 2 or 5 times a power of ten, so that four to eight steps reach the highest value.</summary>
    public static long Step(long highest)
    {
        long step = 1;
        while (true)
        {
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (step * factor * 6 >= highest)
                {
                    return step * factor;
                }
            }

            step *= 10;
        }
    }
}
