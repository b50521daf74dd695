using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Rollup;

/// <summary>A rollup of which only the communes that changed were read again is the one that is read anew.</summary>
public sealed class RollupRenewalTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Whatever_changes_the_table_is_the_one_that_is_made_anew()
    {
        var campaign = Web.ComponentTests.Campaign(communes: 9);
        var (headline, other) = (campaign.Headline.Id, campaign.Indicators[0].Id);
        var now = Day.ToDateTime(new(15, 0));
        var day = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 120], Gen.Int[0, 2], Gen.Bool).Select((age, count, kind, isBlank) => age == 3
            ? null
            : new NewestDay(Day.AddDays(-age), kind == 0 ? DayKind.Zero : DayKind.Counts, CampaignClock.ToUtc(Day.ToDateTime(new(9 + kind, 30))), new()
            {
                [headline] = new(age == 0 ? count : null, count + age),
                [other] = isBlank ? new(null, null) : new(age == 0 ? 1 : null, count),
            }));
        var days = day.Array[9];

        Gen.Select(days, days, Gen.Bool.Array[9], Gen.Bool.Array[9]).Sample((before, after, isChanged, isNamed) =>
        {
            var builder = new RollupBuilder(campaign, Day, now);
            var final = before.Select((d, i) => isChanged[i] ? after[i] : d).ToArray();

            // Communes that have not changed may be named too.
            var named = Enumerable.Range(0, 9).Where(i => isChanged[i] || isNamed[i]).ToList();
            var newest = new NewestDays(Day);
            foreach (var i in named.Where(i => final[i] is not null))
            {
                newest.ByCommune[i + 1] = final[i]!;
            }

            var changes = new CommuneChanges(named.Select(i => i + 1).ToHashSet(), newest, false);
            return Text(builder.Renewed(builder.Communes(ByCommune(before)), changes)) == Text(builder.Communes(ByCommune(final)));
        });

        static Dictionary<int, NewestDay> ByCommune(NewestDay?[] days) =>
            days.Index().Where(d => d.Item is not null).ToDictionary(d => d.Index + 1, d => d.Item!);
    }

    [Fact]
    public async Task After_any_of_what_comes_in_an_evening_it_is_the_one_that_is_read_anew()
    {
        var counter = new StatementCounter();
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)), counter.AddTo);
        await using var _ = portal;
        campaign = await portal.SetAsync(campaign, c => (c.LockAfterDays, c.ReopenHours) = (3, 24));
        portal.SetLocalTime(2023, 8, 20, 15);
        await RenewAsync(portal, campaign);
        var random = new Random(20230820);
        var anew = new List<string>();
        await SameAsync("nothing");

        for (var step = 0; step < 40; step++)
        {
            var commune = campaign.Communes[random.Next(campaign.Communes.Count)].Code;
            var officer = TestPortal.Officer(campaign, commune);
            var on = Day.AddDays(-random.Next(3));
            var what = random.Next(6);
            switch (what)
            {
                case 0:
                    await portal.Get<ReopeningService>().OpenAsync(TestPortal.Agency(campaign), campaign.Id, campaign.CommuneBy(commune).Id, Day.AddDays(-8), "x", Cancel);
                    await SubmitAsync(portal, campaign, commune, Day.AddDays(-8), random.Next(60));
                    break;
                case 1:
                    await portal.Get<DayNoteService>().SaveAsync(
                        officer, new() { CampaignId = campaign.Id, CommuneId = campaign.CommuneBy(commune).Id, Day = on, SeenVersion = 0, Difficulties = $"Mưa {step}", Places = new Dictionary<WorkPlace, string?>() }, Cancel);
                    break;
                case 2:
                    var seen = await portal.DayAsync(campaign, commune, on);
                    await portal.Get<EntryService>().SubmitAsync(officer, Fill.Zero(campaign, commune, on, seen.Version), Cancel);
                    break;
                case 3:
                    portal.SetLocalTime(2023, 8, 20, 15, Math.Min(59, step));
                    break;
                default:
                    await SubmitAsync(portal, campaign, commune, on, random.Next(60));
                    break;
            }

            counter.Take();
            await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
            anew.AddRange(counter.Take().Where(s => s.Contains("0 AS Moment", StringComparison.Ordinal) && !s.Contains("@since", StringComparison.Ordinal) && !s.Contains("AuditEntries a", StringComparison.Ordinal)).Select(s => $"{step}: {what}, {commune}, {on}"));
            await SameAsync($"step {step}: {what}");
        }

        Assert.Empty(anew);

        portal.SetLocalTime(2023, 8, 20, 18);
        await SameAsync("the cut-off");
        portal.SetLocalTime(2023, 8, 21, 9);
        await SameAsync("the next day");

        Task SameAsync(string what) => AssertSameAsync(portal, campaign, what);
    }

    [Fact]
    public async Task Only_the_commune_that_changed_is_read_again()
    {
        var counter = new StatementCounter();
        var (portal, campaign) = await TestPortal.ReferenceAsync(configure: counter.AddTo);
        await using var _ = portal;
        await RenewAsync(portal, campaign);
        var before = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        await SubmitAsync(portal, campaign, "30211", Day, 77);
        counter.Take();

        var after = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        Assert.Equal(2, counter.Take().Count);
        var kept = after.Rows.Where(r => before.Rows.Any(b => ReferenceEquals(b, r))).ToList();
        Assert.InRange(kept.Count, 1, 11);
        Assert.DoesNotContain(kept, r => r.AreaId == campaign.CommuneBy("30211").Id);
        await AssertSameAsync(portal, campaign, "a submission");
    }

    [Fact]
    public async Task An_entry_that_is_committed_after_one_with_a_higher_number_is_not_missed()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await RenewAsync(portal, campaign);
        await AssertSameAsync(portal, campaign, "nothing");

        // Numbers are given before rows are committed: 90 of them lie between.
        await ByHandAsync(portal, campaign, "30211", 5, AuditAction.DaySubmitted, "30211", 1000);
        await AssertSameAsync(portal, campaign, "the higher number");
        await ByHandAsync(portal, campaign, "30214", 9, AuditAction.DaySubmitted, "30214", 910);
        await AssertSameAsync(portal, campaign, "the lower number");
    }

    [Theory]
    [InlineData(AuditAction.DaySubmitted, null)]
    [InlineData(AuditAction.RulesChanged, null)]
    [InlineData(AuditAction.CampaignImported, "30214")]
    [InlineData((AuditAction)9999, "30214")]
    public async Task What_may_have_changed_more_than_the_commune_that_it_names_has_all_read_anew(AuditAction action, string? named)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await RenewAsync(portal, campaign);
        await AssertSameAsync(portal, campaign, "nothing");

        await ByHandAsync(portal, campaign, "30211", 5, action, named, 1000);

        await AssertSameAsync(portal, campaign, action.ToString());
    }

    [Fact]
    public void Of_each_kind_of_change_it_is_known_what_it_changes()
    {
        AuditAction[] ofAll =
        [
            AuditAction.CampaignImported, AuditAction.RulesChanged, AuditAction.QuotaPublished, AuditAction.Dc01Imported, AuditAction.Dc01Decided,
            AuditAction.AwardRulesChanged, AuditAction.ReaderTokenIssued, AuditAction.ReaderTokenRevoked, AuditAction.LeaderAddressChanged,
            AuditAction.TrialMailSent,
        ];

        Assert.Equal(
            Enum.GetValues<AuditAction>().Order(), CommuneChanges.OfOneCommune.Concat(CommuneChanges.OfNoFigure).Concat(ofAll).Order());
    }

    private static string Text(RollupTable table) =>
        string.Join('\n', table.Rows.Append(table.Total).Select(r => $"{r} {Figures(r)}").Prepend($"{table.Span} {table.AsOf:O} {table.DayNumber} {table.OwnQuota} {table.ReportedCount}"));

    private static string Figures(RollupRow row) => string.Join(' ', row.Figures.OrderBy(f => f.Key));

    // The import of the campaign has all read anew until a hundred entries have come after it.
    private static async Task RenewAsync(TestPortal portal, CampaignDefinition campaign)
    {
        portal.Get<RollupService>().RenewedFrom = 1;
        await using var context = portal.Db.Open(TestPortal.Root);
        context.AuditEntries.AddRange(Enumerable.Range(0, 120).Select(_ => new AuditEntry
        {
            CampaignId = campaign.Id,
            CommuneId = campaign.Communes[0].Id,
            Action = AuditAction.DayNoteSaved,
            UserId = "x",
            UserName = "x",
            Changes = "[]",
        }));
        await context.SaveChangesAsync(Cancel);
    }

    private static async Task AssertSameAsync(TestPortal portal, CampaignDefinition campaign, string what)
    {
        var scope = TestPortal.Agency(campaign);
        using var memory = new RollupMemory(portal.Get<CampaignClock>());
        var forgetful = new RollupService(portal.Db, portal.Get<CampaignCatalog>(), portal.Get<CampaignClock>(), memory);

        var renewed = await portal.Get<RollupService>().CampaignAsync(scope, campaign.Id, Day, Cancel);
        var anew = await forgetful.CampaignAsync(scope, campaign.Id, Day, Cancel);

        Assert.True(Text(anew) == Text(renewed), what);
    }

    // A total that is another, with an entry that says so.
    private static async Task ByHandAsync(TestPortal portal, CampaignDefinition campaign, string changed, int more, AuditAction action, string? named, long number)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var commune = campaign.CommuneBy(changed).Id;
        await context.DayTotals.Where(t => t.CommuneId == commune && t.IndicatorId == campaign.Headline.Id)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Running, x => x.Running + more), Cancel);
        context.AuditEntries.Add(new()
        {
            Id = number,
            CampaignId = campaign.Id,
            CommuneId = named is null ? null : campaign.CommuneBy(named).Id,
            Action = action,
            UserId = "x",
            UserName = "x",
            Changes = "[]",
        });
        await context.SaveChangesAsync(Cancel);
    }

    private static async Task SubmitAsync(TestPortal portal, CampaignDefinition campaign, string commune, DateOnly on, int value)
    {
        var day = await portal.DayAsync(campaign, commune, on);
        await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, commune), Fill.Cells(campaign, commune, on, day.Version, (0, "level1", $"{value}"), (1, "level2", $"{value / 2}")).Checked(), Cancel);
    }
}
