using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Campaigns;

public sealed class CampaignRulesTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_rule_is_stored_audited_and_known_to_the_next_request()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5);
        var rules = CampaignRules.Of(campaign);
        var wanted = rules with
        {
            CutOff = new(17, 0),
            CutOffs = [new(new(2023, 9, 2), new(11, 0))],
            LateBy = LateRule.Made,
            LockAfterDays = 5,
            ReopenHours = 12,
            EntersRunningTotals = true,
            NeedsApproval = true,
            OnTrackFromPercent = 95,
            SlowFromPercent = 70,
            OfficialFigures = OfficialFigures.Dc01,
            Checks = [.. rules.Checks.Select(c => c.Code == CheckCode.Unusual ? c with { Level = CheckLevel.Error, Factor = 2.5, Floor = 4 } : c)],
        };

        var outcome = await SaveAsync(portal, wanted);

        Assert.Equal(RulesStatus.Saved, outcome.Status);
        var stored = await portal.CampaignAsync(campaign.Id);
        Assert.Equal(rules.SeenVersion + 1, stored.Campaign.DefinitionVersion);
        Assert.Empty(RulesChecks.Changes(wanted, CampaignRules.Of(stored)));
        Assert.Equal(new(11, 0), stored.CutOffOn(new(2023, 9, 2)));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(CheckCode.Unusual, (await context.CheckRules.SingleAsync(Cancel)).Code);
        var audit = await context.AuditEntries.SingleAsync(a => a.Action == AuditAction.RulesChanged, Cancel);
        Assert.Equal(("admin", campaign.Id), (audit.UserId, audit.CampaignId));
        Assert.Equal(
            [
                ("cutOff", "16:30", "17:00"), ("lateBy", "Received", "Made"), ("reopenHours", "24", "12"), ("entersRunningTotals", "0", "1"),
                ("needsApproval", "0", "1"), ("onTrackFrom", "100", "95"), ("slowFrom", "80", "70"), ("officialFigures", "Communes", "Dc01"), ("check:Unusual", "Warning × 3 ≥ 10", "Error × 2.5 ≥ 4"), ("lockAfterDays", null, "5"),
                ("cutOff:2023-09-02", null, "11:00"),
            ],
            AuditChanges.Read(audit.Changes).Select(c => (c.Field, c.Old, c.New)));
    }

    [Fact]
    public async Task What_was_set_is_taken_back_again()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5);
        var rules = CampaignRules.Of(campaign);
        await SaveAsync(portal, rules with { LockAfterDays = 5, CutOffs = [new(Day, new(11, 0))], Checks = [.. rules.Checks.Select(c => c with { Level = CheckLevel.Off })] });

        Assert.Equal(RulesStatus.Saved, (await SaveAsync(portal, rules with { SeenVersion = 2 })).Status);

        Assert.Empty(RulesChecks.Changes(rules, CampaignRules.Of(await portal.CampaignAsync(campaign.Id))));
        Assert.Equal(RulesStatus.Unchanged, (await SaveAsync(portal, rules with { SeenVersion = 3 })).Status);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(80, 90)]
    [InlineData(101, 80)]
    [InlineData(80, 0)]
    [InlineData(80, -5)]
    public async Task Thresholds_that_leave_a_class_empty_or_out_of_reach_are_refused(int onTrack, int slow)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var outcome = await SaveAsync(portal, CampaignRules.Of(campaign) with { OnTrackFromPercent = onTrack, SlowFromPercent = slow });

        Assert.Equal((RulesStatus.Refused, RulesProblem.Thresholds), (outcome.Status, Assert.Single(outcome.Problems)));
        Assert.Equal(100, (await portal.CampaignAsync(campaign.Id)).Campaign.OnTrackFromPercent);
    }

    [Fact]
    public async Task New_thresholds_judge_the_rollup_of_every_day_anew()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20);
        var before = await ClassesAsync();

        await SaveAsync(portal, CampaignRules.Of(campaign) with { OnTrackFromPercent = 60, SlowFromPercent = 50 });

        var after = await ClassesAsync();
        Assert.Contains(PaceClass.Urge, before);
        Assert.True(after.Count(c => c == PaceClass.OnTrack) > before.Count(c => c == PaceClass.OnTrack));

        async Task<IReadOnlyList<PaceClass>> ClassesAsync() =>
            [.. (await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel)).Rows.Select(r => r.Pace)];
    }

    [Fact]
    public async Task Of_two_who_save_one_is_told_what_differs()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var rules = CampaignRules.Of(campaign);
        await SaveAsync(portal, rules with { ReopenHours = 12 });

        var second = await SaveAsync(portal, rules with { ReopenHours = 48 });

        Assert.Equal(RulesStatus.Stale, second.Status);
        Assert.Equal(new("reopenHours", "12", "48"), Assert.Single(second.Changes));
        Assert.Equal(12, (await portal.CampaignAsync(campaign.Id)).Campaign.ReopenHours);
    }

    [Fact]
    public async Task Of_many_who_save_at_once_one_does()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var rules = CampaignRules.Of(campaign);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(hours => Task.Run(() => SaveAsync(portal, rules with { ReopenHours = hours }), Cancel)));

        Assert.Single(outcomes, o => o.Status == RulesStatus.Saved);
        Assert.Equal(rules.SeenVersion + 1, (await portal.CampaignAsync(campaign.Id)).Campaign.DefinitionVersion);
    }

    [Fact]
    public async Task Days_are_locked_at_once_only_after_somebody_agreed_to_just_that()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        var wanted = CampaignRules.Of(campaign) with { LockAfterDays = 3 };

        var first = await SaveAsync(portal, wanted);

        Assert.Equal((RulesStatus.NeedsAgreement, new RulesWarning(RulesEffect.LocksDays, 12)), (first.Status, Assert.Single(first.Warnings)));
        Assert.Null((await portal.CampaignAsync(campaign.Id)).Campaign.LockAfterDays);
        Assert.Equal(RulesStatus.NeedsAgreement, (await SaveAsync(portal, wanted with { LockAfterDays = 2 }, first.Agreement)).Status);
        Assert.Equal(RulesStatus.Saved, (await SaveAsync(portal, wanted, first.Agreement)).Status);
    }

    [Fact]
    public async Task Another_cut_off_says_how_many_reports_it_judges_anew()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        foreach (var (commune, hour) in new[] { ("30211", 16), ("30208", 17), ("30214", 18) })
        {
            portal.SetLocalTime(2023, 8, 20, hour, 10);
            await portal.Get<EntryService>().SubmitAsync(
                TestPortal.Officer(campaign, commune), Fill.Cells(campaign, commune, Day, 0, (0, "level1", "3")), Cancel);
        }

        var daily = await SaveAsync(portal, CampaignRules.Of(campaign) with { CutOff = new(17, 30) });
        var oneDay = await SaveAsync(portal, CampaignRules.Of(campaign) with { CutOffs = [new(Day, new(23, 0))] });
        var otherDay = await SaveAsync(portal, CampaignRules.Of(campaign) with { CutOffs = [new(Day.AddDays(1), new(23, 0))] });

        Assert.Equal(new RulesWarning(RulesEffect.JudgesAnew, 1), Assert.Single(daily.Warnings));
        Assert.Equal(new RulesWarning(RulesEffect.JudgesAnew, 2), Assert.Single(oneDay.Warnings));
        Assert.Equal(RulesStatus.Saved, otherDay.Status);
    }

    public static TheoryData<RulesProblem, Func<CampaignRules, CampaignRules>> Wrong => new()
    {
        { RulesProblem.LockAfterDays, r => r with { LockAfterDays = -1 } },
        { RulesProblem.LockAfterDays, r => r with { LockAfterDays = 61 } },
        { RulesProblem.ReopenHours, r => r with { ReopenHours = 0 } },
        { RulesProblem.ReopenHours, r => r with { ReopenHours = 337 } },
        { RulesProblem.CutOffDay, r => r with { CutOffs = [new(new(2023, 8, 4), new(11, 0))] } },
        { RulesProblem.CutOffDay, r => r with { CutOffs = [new(new(2023, 9, 6), new(11, 0))] } },
        { RulesProblem.CutOffTwice, r => r with { CutOffs = [new(Day, new(11, 0)), new(Day, new(12, 0))] } },
        { RulesProblem.Check, r => Unusual(r, c => c with { Factor = 1 }) },
        { RulesProblem.Check, r => Unusual(r, c => c with { Factor = double.NaN }) },
        { RulesProblem.Check, r => Unusual(r, c => c with { Factor = 101 }) },
        { RulesProblem.Check, r => Unusual(r, c => c with { Floor = -1 }) },
        { RulesProblem.Check, r => Unusual(r, c => c with { Level = (CheckLevel)9 }) },
        { RulesProblem.Check, r => r with { Checks = [.. r.Checks, r.Checks[0]] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_makes_no_sense_is_refused(RulesProblem problem, Func<CampaignRules, CampaignRules> change)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var before = await TableSizes.OfAsync(portal);

        var outcome = await SaveAsync(portal, change(CampaignRules.Of(campaign)));

        Assert.Equal((RulesStatus.Refused, problem), (outcome.Status, Assert.Single(outcome.Problems)));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    private static CampaignRules Unusual(CampaignRules rules, Func<CheckSetting, CheckSetting> change) =>
        rules with { Checks = [.. rules.Checks.Select(c => c.Code == CheckCode.Unusual ? change(c) : c)] };

    private static Task<RulesOutcome> SaveAsync(TestPortal portal, CampaignRules rules, string? agreed = null) =>
        portal.Get<CampaignRulesService>().SaveAsync(
            AreaScope.Of(PortalRole.Administrator, "admin", "Quản trị", null, null, null), 1, rules, agreed, Cancel);
}
