using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>What a reported day still lacks: a hamlet without any flow is blank, which is not zero.</summary>
internal static class BlankHamlets
{
    /// <param name="hamlets">Ids of all hamlets of the commune.</param>
    /// <param name="given">Every cell of the day that holds a count.</param>
    public static int Count(IEnumerable<Indicator> indicators, IEnumerable<int> hamlets, IEnumerable<(int Hamlet, int Indicator)> given)
    {
        var flows = indicators.Where(i => i.Kind == IndicatorKind.Flow).Select(i => i.Id).ToHashSet();
        var told = given.Where(c => flows.Contains(c.Indicator)).Select(c => c.Hamlet).ToHashSet();
        return hamlets.Count(h => !told.Contains(h));
    }
}
