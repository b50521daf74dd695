using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Checks;

/// <summary>A check that struck at a cell.</summary>
/// <param name="Limit">What the count was compared with.</param>
public sealed record Strike(int HamletId, int IndicatorId, CheckRule Rule, int Value, double Limit);

/// <summary>Which cells of a commune's day the checks strike at. Pure.</summary>
internal static class CellChecks
{
    /// <param name="campaign">Its rules and indicators.</param>
    /// <param name="commune">Its hamlets.</param>
    /// <param name="values">All counts of the day.</param>
    /// <param name="changed">The cells that were changed: only they are asked about.</param>
    /// <param name="usual">Median of the cell's last reported days.</param>
    /// <param name="reachedBefore">A hamlet's headline counts before the day, without those before the campaign.</param>
    public static IEnumerable<Strike> Find(
        CampaignDefinition campaign, CommuneDefinition commune, IReadOnlyDictionary<(int Hamlet, int Indicator), int> values,
        IReadOnlySet<(int Hamlet, int Indicator)> changed, Func<int, int, double?> usual, Func<int, int> reachedBefore)
    {
        var headline = EntryRules.HeadlineParts(campaign).ToList();
        var stocks = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Stock).Select(i => i.Id).ToList();
        var flows = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Flow).Select(i => i.Id).ToList();
        var rules = campaign.Checks.Where(c => c.Level != CheckLevel.Off).ToDictionary(c => c.Code);
        foreach (var hamlet in commune.Hamlets)
        {
            if (rules.TryGetValue(CheckCode.Unusual, out var unusual))
            {
                foreach (var flow in flows.Where(f => Today(f) >= unusual.Floor && changed.Contains((hamlet.Id, f))))
                {
                    var facts = new CheckFacts(Today: Today(flow)!.Value, Usual: usual(hamlet.Id, flow));
                    if (CheckFormulas.Strikes(unusual, facts))
                    {
                        yield return new(hamlet.Id, flow, unusual, Today(flow)!.Value, facts.Usual ?? 0);
                    }
                }
            }

            if (rules.TryGetValue(CheckCode.AboveEligible, out var above) && Last(headline) is { } reachedBy)
            {
                var reached = hamlet.ActivatedBefore + reachedBefore(hamlet.Id) + headline.Sum(h => Today(h) ?? 0);
                if (CheckFormulas.Strikes(above, new(Reached: reached, Eligible: hamlet.Eligible)))
                {
                    yield return new(hamlet.Id, reachedBy, above, reached, hamlet.Eligible);
                }
            }

            if (rules.TryGetValue(CheckCode.StocksAboveEligible, out var sum) && Last(stocks) is { } stock)
            {
                var total = stocks.Sum(s => Today(s) ?? 0);
                if (CheckFormulas.Strikes(sum, new(Stocks: total, Eligible: hamlet.Eligible)))
                {
                    yield return new(hamlet.Id, stock, sum, total, hamlet.Eligible);
                }
            }

            int? Today(int indicator) => values.TryGetValue((hamlet.Id, indicator), out var value) ? value : null;

            int? Last(List<int> indicators)
            {
                var at = indicators.FindLastIndex(i => changed.Contains((hamlet.Id, i)) && Today(i) is not null);
                return at < 0 ? null : indicators[at];
            }
        }
    }
}
