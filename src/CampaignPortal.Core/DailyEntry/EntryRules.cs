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

    /// <summary>Reads every typed cell; a cell of another commune or of a total is a problem like any other.</summary>
    public static (Dictionary<(int Hamlet, int Indicator), int?> Values, List<CellProblem> Problems) Read(
        CampaignDefinition campaign, CommuneDefinition commune, IReadOnlyList<TypedCell> cells)
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
            if (problem is { } code)
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
