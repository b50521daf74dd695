using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;

namespace CampaignPortal.Core.Rollup;

/// <summary>A line of the national system: running totals up to and with its day.</summary>
internal readonly record struct Dc01Point(DateOnly Day, Dc01Figures Figures);

/// <summary>What the national system says of a commune around a span; null where it has nothing up to that day.</summary>
/// <param name="Newest">Up to the last day.</param>
/// <param name="Yesterday">Up to the day before the last.</param>
/// <param name="Before">Up to the day before the first.</param>
internal sealed record Dc01Standing(Dc01Point? Newest, Dc01Point? Yesterday, Dc01Point? Before);

/// <summary>
/// Puts the national system's counts in the place of a commune's own where the campaign counts by them: level 1, level 2
/// and what is made of these two alone. Where that system has nothing, the commune's own stay. Pure.
/// </summary>
internal sealed class OfficialCounts
{
    private readonly RollupSpan _span;
    private readonly bool _isFromTheStart;
    private readonly List<(int Id, bool Level1, bool Level2)> _covered = [];

    public OfficialCounts(CampaignDefinition campaign, RollupSpan span)
    {
        (_span, _isFromTheStart) = (span, span.From == campaign.Campaign.StartDay);
        foreach (var indicator in campaign.Indicators)
        {
            var parts = indicator.IsEntered ? [indicator.Code] : campaign.Indicators.Where(i => i.CountsInto == indicator.Code).Select(i => i.Code).ToList();
            if (parts.Count > 0 && parts.All(p => p is StandardIndicators.Level1 or StandardIndicators.Level2))
            {
                _covered.Add((indicator.Id, parts.Contains(StandardIndicators.Level1), parts.Contains(StandardIndicators.Level2)));
            }
        }
    }

    /// <summary>The official figures, and whether those of the span are the national system's too.</summary>
    public (IReadOnlyDictionary<int, Figure> Figures, bool CoversSpan) Over(IReadOnlyDictionary<int, Figure> own, Dc01Standing standing)
    {
        if (standing.Newest is not { } newest)
        {
            return (own, false);
        }

        // Only lines of exactly these two days have the span between them.
        var coversSpan = newest.Day == _span.Day && (_isFromTheStart || standing.Before?.Day == _span.From.AddDays(-1));
        var figures = new Dictionary<int, Figure>(own);
        foreach (var (id, level1, level2) in _covered)
        {
            var running = Of(newest.Figures, level1, level2);
            var before = _isFromTheStart || standing.Before is not { } line ? 0 : Of(line.Figures, level1, level2);
            figures[id] = new(coversSpan ? running - before : own.GetValueOrDefault(id).Day, running);
        }

        return (figures, coversSpan);
    }

    /// <summary>An indicator's running total by that line; null where the national system does not count it.</summary>
    public int? RunningOf(int indicatorId, Dc01Point point) =>
        _covered.Find(c => c.Id == indicatorId) is { Id: > 0 } covered ? Of(point.Figures, covered.Level1, covered.Level2) : null;

    private static int Of(Dc01Figures figures, bool level1, bool level2) => (level1 ? figures.Level1 : 0) + (level2 ? figures.Level2 : 0);
}
