using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Web.Features.DayImport;

/// <summary>One cell of the preview: what is stored and what the file has.</summary>
/// <param name="Text">As the file has it.</param>
/// <param name="Value">What is sent; null where the cell is left out.</param>
/// <param name="Problem">What is wrong, where something is.</param>
public sealed record ShownCell(EntryRow Row, Indicator Indicator, int? Stored, string Text, int? Value, CellProblem? Problem)
{
    public bool IsSame => Problem is null && Value == Stored;

    /// <summary>True for a cell that goes into the form.</summary>
    public bool IsSent => Value is not null && !IsSame;

    /// <summary>The cells of a file, in the order of the grid.</summary>
    public static IReadOnlyList<ShownCell> Of(EntryDay day, ImportPreview preview) => InOrder(day, preview.Cells.Select(c => (
        (c.HamletId, c.IndicatorId), c.Text, c.Value,
        c.Problem is { } code ? new CellProblem(c.HamletId, c.IndicatorId, c.Text, code) : null)));

    /// <summary>The cells of a form that was sent and not stored; what is refused for good is left out of the next one.</summary>
    public static IReadOnlyList<ShownCell> Of(EntryDay day, EntrySubmission typed, EntryOutcome outcome) => InOrder(day, typed.Cells.Select(c =>
    {
        var problem = outcome.Problems.FirstOrDefault(p => (p.HamletId, p.IndicatorId) == (c.HamletId, c.IndicatorId));
        return (
            (c.HamletId, c.IndicatorId), c.Text ?? "",
            problem is null or { IsWarning: true } ? CountText.Read(c.Text).Value : null, problem);
    }));

    private static List<ShownCell> InOrder(
        EntryDay day, IEnumerable<((int Hamlet, int Indicator) Key, string Text, int? Value, CellProblem? Problem)> cells)
    {
        var byKey = cells.DistinctBy(c => c.Key).ToDictionary(c => c.Key);
        return
        [
            .. from row in day.Rows
               from indicator in day.Campaign.Entered
               where byKey.ContainsKey((row.HamletId, indicator.Id))
               let cell = byKey[(row.HamletId, indicator.Id)]
               select new ShownCell(row, indicator, row.Cells[indicator.Id].Value, cell.Text, cell.Value, cell.Problem),
        ];
    }
}
