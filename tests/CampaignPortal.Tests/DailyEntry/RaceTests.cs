using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DailyEntry;

/// <summary>An officer and the agency save the same day at the same moment, from the same version: nothing is overwritten unseen.</summary>
public sealed class RaceTests
{
    private const int Races = 1000;
    private static readonly string[] Communes = ["30208", "30211", "30214"];
    private static readonly DateOnly First = new(2023, 8, 5);

    private static readonly Gen<Cell[]> Typed =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[-3, 12], (hamlet, indicator, value) => new Cell(hamlet, indicator, value < 0 ? null : value))
            .Array[1, 8].Select(cells => cells.DistinctBy(c => (c.Hamlet, c.Indicator)).ToArray());

    private static readonly Gen<Race> Pairs = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 4], Typed, Typed, Gen.Bool, (commune, day, mine, theirs, keepMine) => new Race(commune, day, mine, theirs, keepMine));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_save_a_day_at_once_one_is_stored_and_the_other_is_shown_both_values()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var stale = 0;

        await Pairs.SampleAsync(async race => stale += await RunAsync(portal, campaign, race), iter: Races, threads: 1);

        await ReplayAuditAsync(portal, campaign);
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));
        Assert.True(stale > Races / 2, $"only {stale} of {Races} got into each other's way");
    }

    // 1 where one of the two was stale.
    private static async Task<int> RunAsync(TestPortal portal, CampaignDefinition campaign, Race race)
    {
        var (commune, day) = (Communes[race.Commune], First.AddDays(race.Day));
        var before = await portal.DayAsync(campaign, commune, day);
        (AreaScope Scope, EntrySubmission Submission)[] sides =
        [
            (TestPortal.Officer(campaign, commune), Filled(campaign, commune, day, before.Version, race.Mine)),
            (TestPortal.Agency(campaign), Filled(campaign, commune, day, before.Version, race.Theirs)),
        ];
        var service = portal.Get<EntryService>();
        using var line = new Barrier(2);
        var outcomes = await Task.WhenAll(sides.Select(side => Task.Run(
            () =>
            {
                line.SignalAndWait(Cancel);
                return service.SubmitAsync(side.Scope, side.Submission, Cancel);
            }, Cancel)));

        var after = await portal.DayAsync(campaign, commune, day);
        var won = Array.FindIndex(outcomes, o => o.Status == EntryStatus.Accepted);
        if (won < 0)
        {
            // Two that would leave a day without a count.
            Assert.All(outcomes, o => Assert.Equal(RefusalReason.NothingTyped, o.Reason));
            Assert.Equal(before.Version, after.Version);
            return 0;
        }

        Assert.Equal(before.Version + 1, after.Version);
        Assert.Equal(Expected(before, sides[won].Submission), Cells(after));
        var lost = outcomes[1 - won];
        if (lost.Reason == RefusalReason.NothingTyped)
        {
            return 0;
        }

        // For each cell the loser's value is the stored one, or both are shown.
        Assert.Equal((EntryStatus.Stale, sides[won].Scope.UserName), (lost.Status, lost.SavedBy));
        Assert.Equal(
            from cell in sides[1 - won].Submission.Cells
            let stored = Cells(after).GetValueOrDefault((cell.HamletId, cell.IndicatorId))
            where $"{stored}" != cell.Text
            orderby cell.HamletId, cell.IndicatorId
            select new CellConflict(cell.HamletId, cell.IndicatorId, stored, cell.Text),
            lost.Conflicts.OrderBy(c => c.HamletId).ThenBy(c => c.IndicatorId));
        if (race.KeepMine)
        {
            var chosen = sides[1 - won].Submission with { Id = Guid.NewGuid(), SeenVersion = lost.Version };
            var second = await service.SubmitAsync(sides[1 - won].Scope, chosen, Cancel);
            Assert.True(second.Status == EntryStatus.Accepted || second.Reason == RefusalReason.NothingTyped, $"{second.Status} {second.Reason}");
        }

        return 1;
    }

    // Every old value in the audit is the one that stood there, and the last new one is what stands there now.
    private static async Task ReplayAuditAsync(TestPortal portal, CampaignDefinition campaign)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var audit = await context.AuditEntries.AsNoTracking().Where(a => a.Action == AuditAction.DaySubmitted).OrderBy(a => a.Id).ToListAsync(Cancel);
        Assert.Equal(await context.Submissions.CountAsync(Cancel), audit.Count);
        foreach (var day in audit.GroupBy(a => (a.CommuneId, a.Day)))
        {
            var held = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var change in day.SelectMany(a => AuditChanges.Read(a.Changes)))
            {
                Assert.Equal(held.GetValueOrDefault(change.Field), change.Old);
                held[change.Field] = change.New;
            }

            var stored = await context.DailyCounts.AsNoTracking().Where(c => c.CommuneId == day.Key.CommuneId && c.Day == day.Key.Day)
                .ToDictionaryAsync(c => AuditChange.CellField(c.HamletId, c.IndicatorId), c => (string?)$"{c.Value}", Cancel);
            Assert.Equivalent(held.Where(c => c.Value is not null).ToDictionary(), stored, strict: true);
        }
    }

    private static EntrySubmission Filled(CampaignDefinition campaign, string commune, DateOnly day, int seen, Cell[] cells) =>
        Fill.Cells(campaign, commune, day, seen, [.. cells.Select(c => (c.Hamlet, campaign.Entered[c.Indicator].Code, (string?)$"{c.Value}"))]).Checked();

    private static SortedDictionary<(int, int), int?> Cells(EntryDay day) =>
        new(day.Rows.SelectMany(r => r.Cells.Select(c => (Key: (r.HamletId, c.Key), c.Value.Value))).Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value));

    private static SortedDictionary<(int, int), int?> Expected(EntryDay before, EntrySubmission won)
    {
        var cells = Cells(before);
        foreach (var cell in won.Cells)
        {
            if (CountText.Read(cell.Text).Value is { } value)
            {
                cells[(cell.HamletId, cell.IndicatorId)] = value;
            }
            else
            {
                cells.Remove((cell.HamletId, cell.IndicatorId));
            }
        }

        return cells;
    }

    /// <param name="Value">Null is an emptied cell.</param>
    private sealed record Cell(int Hamlet, int Indicator, int? Value);

    /// <param name="KeepMine">True where the loser, who has seen both values, insists.</param>
    private sealed record Race(int Commune, int Day, Cell[] Mine, Cell[] Theirs, bool KeepMine)
    {
        public override string ToString() =>
            $"{Communes[Commune]} day {Day + 1}: {string.Join<Cell>(' ', Mine)} against {string.Join<Cell>(' ', Theirs)}{(KeepMine ? ", the loser insists" : "")}";
    }
}
