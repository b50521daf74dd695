using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>The cells of one submission: read strictly, turned into day counts, compared, checked.</summary>
internal sealed class SubmittedCells(PortalDbContext context, CampaignDefinition campaign, CommuneDefinition commune, EntrySubmission submission)
{
    private IReadOnlyDictionary<(int, int), int> _before = new Dictionary<(int, int), int>();

    /// <summary>The day counts that the cells come to; null is blank.</summary>
    public Dictionary<(int Hamlet, int Indicator), int?> Values { get; private set; } = [];

    public Dictionary<(int Hamlet, int Indicator), string> Reasons { get; } = submission.Cells
        .Where(c => !string.IsNullOrWhiteSpace(c.Reason))
        .DistinctBy(c => (c.HamletId, c.IndicatorId))
        .ToDictionary(c => (c.HamletId, c.IndicatorId), c => SearchKey.Clean(c.Reason, CheckTables.ReasonLength)!);

    /// <summary>Fills <see cref="Values"/>; what cannot be read or needs a reason is returned.</summary>
    public async Task<List<CellProblem>> ReadAsync(Func<int, int, int?> stored, CancellationToken cancel)
    {
        if (submission.DeclaresZero)
        {
            Values = EntryRules.Zeros(campaign, commune);
            return [];
        }

        (Values, var problems) = EntryRules.Read(campaign, commune, submission.Cells, stored);
        if (submission.Mode == EntryMode.RunningTotals && problems.Count == 0)
        {
            _before = await PastCounts.RunningAsync(context, commune.Id, submission.Day, cancel);
            problems = EntryRules.ToDayCounts(campaign, Values, _before, Reasons);
        }

        return problems;
    }

    /// <summary>The cells whose stored value is another than the one that was sent.</summary>
    public List<CellConflict> Conflicts(IReadOnlyDictionary<(int, int), DailyCount> stored)
    {
        var typed = submission.Cells.DistinctBy(c => (c.HamletId, c.IndicatorId)).ToDictionary(c => (c.HamletId, c.IndicatorId), c => c.Text);
        return
        [
            .. from cell in Values
               let now = stored.TryGetValue(cell.Key, out var count) ? count.Value : (int?)null
               where now != cell.Value
               select new CellConflict(
                   cell.Key.Hamlet, cell.Key.Indicator, now + _before.GetValueOrDefault(cell.Key),
                   submission.DeclaresZero ? "0" : typed.GetValueOrDefault(cell.Key)),
        ];
    }

    /// <summary>What the checks say of the changed cells of a day that now is <paramref name="stored"/>.</summary>
    public async Task<StruckCells> CheckAsync(
        IReadOnlyDictionary<(int Hamlet, int Indicator), DailyCount> stored, IReadOnlySet<(int Hamlet, int Indicator)> changed, CancellationToken cancel)
    {
        if (submission.DeclaresZero || changed.Count == 0)
        {
            return new(commune.Id, submission.Day, campaign.Id, changed, [], Reasons);
        }

        var past = await PastCounts.ReadAsync(context, campaign, commune.Id, submission.Day, UsualIsNeeded(stored, changed), cancel);
        return new(
            commune.Id, submission.Day, campaign.Id, changed,
            [.. CellChecks.Find(campaign, commune, stored.ToDictionary(c => c.Key, c => c.Value.Value), changed, past.UsualOf, past.ReachedOf)],
            Reasons);
    }

    // Small counts are never unusual, and on most evenings all are small.
    private bool UsualIsNeeded(IReadOnlyDictionary<(int, int), DailyCount> stored, IReadOnlySet<(int, int)> changed) =>
        campaign.Checks.First(c => c.Code == CheckCode.Unusual) is { Level: not CheckLevel.Off } rule
        && changed.Any(c => stored.TryGetValue(c, out var count) && count.Value >= rule.Floor);
}
