using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>What may be submitted. Pure: no database, no clock of its own.</summary>
internal static class EntryRules
{
    /// <summary>The day must be one of the campaign's and must have begun.</summary>
    public static RefusalReason? CheckDay(CampaignDefinition campaign, DateOnly day, DateOnly today) =>
        !campaign.IsCampaignDay(day) ? RefusalReason.DayOutsideCampaign
        : day > today ? RefusalReason.DayInFuture
        : null;

    /// <summary>
    /// Reads every typed cell; a cell of another commune or of a total is a problem like any other. A negative count is one,
    /// unless <paramref name="stored"/> has it already.
    /// </summary>
    public static (Dictionary<(int Hamlet, int Indicator), int?> Values, List<CellProblem> Problems) Read(
        CampaignDefinition campaign, CommuneDefinition commune, IReadOnlyList<TypedCell> cells, Func<int, int, int?> stored)
    {
        var entered = campaign.Entered.Select(i => i.Id).ToHashSet();
        var values = new Dictionary<(int, int), int?>(cells.Count);
        var problems = new List<CellProblem>();
        foreach (var cell in cells)
        {
            var reading = CountText.Read(cell.Text);
            var problem = commune.HasHamlet(cell.HamletId) && entered.Contains(cell.IndicatorId)
                ? reading.Problem
                : CellProblemCode.UnknownCell;
            if (problem is { } code && !(code == CellProblemCode.Negative && reading.Value == stored(cell.HamletId, cell.IndicatorId)))
            {
                problems.Add(new(cell.HamletId, cell.IndicatorId, cell.Text, code));
            }
            else if (!values.TryAdd((cell.HamletId, cell.IndicatorId), reading.Value))
            {
                problems.Add(new(cell.HamletId, cell.IndicatorId, cell.Text, CellProblemCode.UnknownCell));
            }
        }

        return (values, problems);
    }

    /// <summary>
    /// Turns typed running totals of flows into day counts. <paramref name="before"/> holds the running totals of the day
    /// before. A total that falls needs a reason; with one the day's count is below zero.
    /// </summary>
    public static List<CellProblem> ToDayCounts(
        CampaignDefinition campaign, Dictionary<(int Hamlet, int Indicator), int?> values, IReadOnlyDictionary<(int, int), int> before,
        IReadOnlyDictionary<(int, int), string> reasons)
    {
        var problems = new List<CellProblem>();
        foreach (var flow in campaign.Indicators.Where(i => i.Kind == IndicatorKind.Flow))
        {
            foreach (var (cell, typed) in values.Where(v => v.Key.Indicator == flow.Id && v.Value is not null).ToList())
            {
                var start = before.GetValueOrDefault(cell);
                if (typed < start && !reasons.ContainsKey(cell))
                {
                    problems.Add(new(cell.Hamlet, cell.Indicator, null, CellProblemCode.FallingTotal, start) { IsWarning = true });
                }

                values[cell] = typed - start;
            }
        }

        return problems;
    }

    /// <summary>"Không phát sinh": 0 in every flow of every hamlet; stocks are left as they are.</summary>
    public static Dictionary<(int Hamlet, int Indicator), int?> Zeros(CampaignDefinition campaign, CommuneDefinition commune) =>
        (from hamlet in commune.Hamlets
         from indicator in campaign.Indicators
         where indicator.Kind == IndicatorKind.Flow
         select (hamlet.Id, indicator.Id)).ToDictionary(cell => cell, _ => (int?)0);

    /// <summary>What of a hamlet's counts adds to the headline indicator; null where none of its parts was given.</summary>
    public static int? HeadlineOf(CampaignDefinition campaign, IReadOnlyDictionary<int, int> values) =>
        Sums.OrNull(HeadlineParts(campaign).Select(id => values.TryGetValue(id, out var value) ? value : (int?)null));

    /// <summary>Ids of the entered indicators that make up the headline indicator.</summary>
    public static IEnumerable<int> HeadlineParts(CampaignDefinition campaign) => campaign.Headline.IsEntered
        ? [campaign.Headline.Id]
        : campaign.Indicators.Where(i => i.CountsInto == campaign.Headline.Code).Select(i => i.Id);
}
