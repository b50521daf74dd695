using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;

namespace CampaignPortal.Core.Rollup;

/// <summary>The headline day by day where the national system's counts are official; each day is as the rollup of that day has it.</summary>
internal static class OfficialTrend
{
    /// <param name="own">The communes' own counts of the headline, by commune and day.</param>
    /// <param name="lines">The national system's, by commune and day.</param>
    public static Dictionary<DateOnly, DayFigure> Of(
        CampaignDefinition campaign, IReadOnlyDictionary<(int CommuneId, DateOnly Day), Figure> own,
        IReadOnlyDictionary<(int CommuneId, DateOnly Day), Dc01Figures> lines, DateOnly upTo)
    {
        var headline = campaign.Headline.Id;
        var running = new Dictionary<int, int?>();
        var points = new Dictionary<int, Dc01Point>();
        var days = new Dictionary<DateOnly, DayFigure>();
        for (var day = campaign.Campaign.StartDay; day <= upTo; day = day.AddDays(1))
        {
            var official = new OfficialCounts(campaign, day);
            var (value, cumulative, reported) = (0, 0, 0);
            foreach (var communeId in campaign.Communes.Select(c => c.Id))
            {
                var before = Newest(communeId);
                var isReported = own.TryGetValue((communeId, day), out var figure);
                running[communeId] = isReported ? figure.Running : running.GetValueOrDefault(communeId);
                if (lines.TryGetValue((communeId, day), out var line))
                {
                    points[communeId] = new(day, line);
                }

                var counts = new Dictionary<int, Figure> { [headline] = new(figure.Day, running[communeId]) };
                var shown = official.Over(counts, new(Newest(communeId), null, before)).Figures[headline];
                value += shown.Day ?? 0;
                cumulative += shown.Running ?? 0;
                reported += isReported ? 1 : 0;
            }

            days[day] = new(day, value, reported) { Cumulative = cumulative };
        }

        return days;

        Dc01Point? Newest(int communeId) => points.TryGetValue(communeId, out var point) ? point : null;
    }
}
