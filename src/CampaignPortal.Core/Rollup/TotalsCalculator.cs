using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Rollup;

/// <summary>A hamlet's count of one indicator.</summary>
public readonly record struct Count(int HamletId, int IndicatorId, int Value);

/// <summary>A commune's sums of one indicator on one day, see <see cref="DayTotal"/>.</summary>
public readonly record struct TotalLine(int IndicatorId, int? DayValue, int? Running);

/// <summary>
/// Works out a commune's totals day after day, oldest first: flows add up, a hamlet's stock holds until it is given
/// anew, totals are the sums of their parts. Pure: starts empty or from what <see cref="SeedFlow"/> and
/// <see cref="SeedStock"/> say of the days before.
/// </summary>
public sealed class TotalsCalculator(IReadOnlyList<Indicator> indicators)
{
    private readonly Dictionary<int, int> _flows = [];
    private readonly Dictionary<int, Dictionary<int, int>> _stocks = [];

    public void SeedFlow(int indicatorId, int running) => _flows[indicatorId] = running;

    public void SeedStock(int indicatorId, int hamletId, int value) => StockOf(indicatorId)[hamletId] = value;

    /// <summary>The lines of the next reported day, one for each indicator.</summary>
    public IReadOnlyList<TotalLine> Next(IEnumerable<Count> counts)
    {
        var day = new Dictionary<int, int>();
        var stocks = indicators.Where(i => i.Kind == IndicatorKind.Stock).Select(i => i.Id).ToHashSet();
        foreach (var (hamletId, indicatorId, value) in counts)
        {
            day[indicatorId] = day.GetValueOrDefault(indicatorId) + value;
            if (stocks.Contains(indicatorId))
            {
                StockOf(indicatorId)[hamletId] = value;
            }
            else
            {
                _flows[indicatorId] = _flows.GetValueOrDefault(indicatorId) + value;
            }
        }

        var entered = indicators.Where(i => i.IsEntered)
            .ToDictionary(i => i.Id, i => new TotalLine(i.Id, day.TryGetValue(i.Id, out var v) ? v : null, RunningOf(i)));
        return [.. indicators.Select(i => i.IsEntered ? entered[i.Id] : Sum(i, entered))];
    }

    private int? RunningOf(Indicator indicator) => indicator.Kind == IndicatorKind.Stock
        ? _stocks.TryGetValue(indicator.Id, out var states) ? states.Values.Sum() : null
        : _flows.TryGetValue(indicator.Id, out var sum) ? sum : null;

    private TotalLine Sum(Indicator total, Dictionary<int, TotalLine> entered)
    {
        var parts = indicators.Where(i => i.CountsInto == total.Code).Select(i => entered[i.Id]).ToList();
        return new(total.Id, Sums.OrNull(parts.Select(p => p.DayValue)), Sums.OrNull(parts.Select(p => p.Running)));
    }

    private Dictionary<int, int> StockOf(int indicatorId)
    {
        if (!_stocks.TryGetValue(indicatorId, out var states))
        {
            _stocks[indicatorId] = states = [];
        }

        return states;
    }
}
