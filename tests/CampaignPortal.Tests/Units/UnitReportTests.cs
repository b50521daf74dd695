using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;

namespace CampaignPortal.Tests.Units;

public sealed class UnitReportTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_stored_once_with_its_author_and_every_value_in_the_audit()
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;

        var first = await SaveAsync(portal, campaign, input);
        var again = await SaveAsync(portal, campaign, input);

        Assert.Equal([UnitStatus.Saved, UnitStatus.Saved], [first.Status, again.Status]);
        Assert.Equal((1, 110, 125, "Cán bộ đơn vị"), (again.Stored!.Version, again.Stored.Level2, again.Stored.Headcount, again.Stored.SavedBy));
        await using var context = portal.Db.Open(TestPortal.Root);
        var entry = Assert.Single(context.AuditEntries.Where(a => a.Action == AuditAction.UnitReported));
        Assert.Equal((input.UnitId, Day), (entry.UnitId, entry.Day));
        Assert.Equal([new("Headcount", null, "125"), new("Level2", null, "110")], AuditChanges.Read(entry.Changes));
    }

    [Fact]
    public async Task Sent_five_times_at_once_it_is_one_report()
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => SaveAsync(portal, campaign, input), Cancel)));

        Assert.All(outcomes, o => Assert.Equal((UnitStatus.Saved, 1), (o.Status, o.Stored!.Version)));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Single(context.AuditEntries.Where(a => a.Action == AuditAction.UnitReported));
    }

    [Fact]
    public async Task Of_two_who_began_from_the_same_the_second_is_shown_what_is_stored()
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, input);

        var stale = await portal.Get<UnitReportService>().SaveAsync(TestPortal.Agency(campaign), input with { Level2 = "112" }, Cancel);
        var again = await portal.Get<UnitReportService>().SaveAsync(TestPortal.Agency(campaign), input with { Level2 = "112", SeenVersion = 1 }, Cancel);

        Assert.Equal((UnitStatus.Stale, 110), (stale.Status, stale.Stored!.Level2));
        Assert.Equal((UnitStatus.Saved, 112, "Công an huyện"), (again.Status, again.Stored!.Level2, again.Stored.SavedBy));
    }

    [Theory]
    [InlineData("Level2", "", UnitProblemCode.Missing)]
    [InlineData("Level2", "-1", UnitProblemCode.Negative)]
    [InlineData("Level2", "1.5", UnitProblemCode.NotWholeNumber)]
    [InlineData("Level2", "126", UnitProblemCode.AboveHeadcount)]
    [InlineData("Level2", "3", UnitProblemCode.Falls)]
    [InlineData("Headcount", "", UnitProblemCode.Missing)]
    [InlineData("Headcount", "99999999", UnitProblemCode.TooLarge)]
    [InlineData("Pupils", "x", UnitProblemCode.NotWholeNumber)]
    public async Task Bad_values_are_named_and_nothing_is_written(string field, string text, UnitProblemCode code)
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;
        var before = await TableSizes.OfAsync(portal);

        var outcome = await SaveAsync(portal, campaign, field switch
        {
            "Level2" => input with { Level2 = text },
            "Headcount" => input with { Headcount = text },
            _ => input with { Pupils = text },
        });

        Assert.Equal((UnitStatus.Refused, code, field), (outcome.Status, Assert.Single(outcome.Problems).Code, outcome.Problems[0].Field.ToString()));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Theory]
    [InlineData("2023-08-04")]
    [InlineData("2023-08-21")]
    [InlineData("2023-09-06")]
    public async Task Days_outside_the_campaign_or_to_come_are_refused(string day)
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;

        var outcome = await SaveAsync(portal, campaign, input with { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(UnitStatus.BadDay, outcome.Status);
    }

    [Fact]
    public async Task A_falling_total_goes_with_a_reason_that_the_audit_keeps()
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;

        var outcome = await SaveAsync(portal, campaign, input with { Level2 = "90", Reason = "Tính trùng hôm trước" });

        Assert.Equal((UnitStatus.Saved, 90), (outcome.Status, outcome.Stored!.Level2));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Contains("Tính trùng hôm trước", AuditChanges.Read(context.AuditEntries.Single(a => a.Action == AuditAction.UnitReported).Changes).Select(c => c.Reason));
    }

    [Fact]
    public async Task Pupils_are_compared_with_the_nearest_report_that_counts_them()
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;
        Assert.Equal(UnitStatus.Saved, (await SaveAsync(portal, campaign, Of(14, "92", "500"))).Status);

        // The reports of the days between say nothing of pupils.
        var fallen = await SaveAsync(portal, campaign, input with { Pupils = "300" });
        Assert.Equal((UnitStatus.Refused, new UnitProblem(UnitField.Pupils, UnitProblemCode.Falls)), (fallen.Status, Assert.Single(fallen.Problems)));
        var risen = await SaveAsync(portal, campaign, Of(10, "82", "501"));
        Assert.Equal((UnitStatus.Refused, new UnitProblem(UnitField.Pupils, UnitProblemCode.Falls)), (risen.Status, Assert.Single(risen.Problems)));
        Assert.Equal(UnitStatus.Saved, (await SaveAsync(portal, campaign, input with { Pupils = "500" })).Status);

        UnitReportInput Of(int day, string level2, string pupils) =>
            input with { Day = new(2023, 8, day), SeenVersion = 1, Headcount = "121", Level2 = level2, Pupils = pupils };
    }

    [Fact]
    public async Task A_new_headcount_holds_from_its_day_and_earlier_days_keep_theirs()
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;
        var units = portal.Get<UnitService>();
        await SaveAsync(portal, campaign, input with { Pupils = "300", Parents = "0" });

        var today = (await units.ListAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel)).Rows[0];
        var before = (await units.ListAsync(TestPortal.Agency(campaign), campaign.Id, Day.AddDays(-1), Cancel)).Rows[0];

        Assert.Equal((125, 110, 15, 88.00m, 300, 0), (today.Headcount, today.Level2, today.Missing, today.Percent, today.Pupils, today.Parents));
        Assert.Equal((121, (int?)null), (before.Headcount, before.Pupils));
    }

    [Fact]
    public async Task Laggards_are_who_is_behind_the_line_to_the_deadline_furthest_first()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)));
        await using var _ = portal;
        var units = portal.Get<UnitService>();

        var late = await units.ListAsync(TestPortal.Agency(campaign), campaign.Id, new DateOnly(2023, 8, 30), Cancel);

        // On the deadline the line has reached everybody.
        Assert.Equal(late.Rows.Where(r => r.Missing > 0).Select(r => r.UnitId).Order(), late.Laggards.Select(r => r.UnitId).Order());
        Assert.Equal(late.Laggards.Select(r => r.Percent).Order(), late.Laggards.Select(r => r.Percent));
        Assert.All(late.Rows, r => Assert.Null(r.NeededPerDay));
        Assert.Equal((PaceClass.Urge, PaceClass.Slow, PaceClass.OnTrack, PaceClass.Done), (Pace(20), Pace(50), Pace(62), Pace(100)));

        // 20/8 is day 16 of 26: the line stands at 61.5 %.
        PaceClass Pace(int level2) => UnitRules.Pace(campaign.Campaign, Day, 100, level2);
    }

    [Fact]
    public async Task The_workbook_has_a_total_and_each_unit_with_numbers()
    {
        var (portal, campaign, input) = await BeginAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, input);
        var table = await portal.Get<UnitService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        using var stream = new MemoryStream(UnitWorkbook.Write(campaign, table));
        using var workbook = new XLWorkbook(stream);
        var rows = workbook.Worksheets.Single().RowsUsed().Where(r => r.RowNumber() > TableWorkbook.HeadingRow).ToList();

        Assert.Equal(table.Rows.Count + 1, rows.Count);
        Assert.Equal(table.Level2, rows[0].Cell(5).GetDouble());
        Assert.Equal(("Công an Huyện", 125d, 110d, 88d), (rows[1].Cell(2).GetString(), rows[1].Cell(4).GetDouble(), rows[1].Cell(5).GetDouble(), rows[1].Cell(7).GetDouble()));
        Assert.Equal((2d, "Đúng tiến độ"), (rows[1].Cell(8).GetDouble(), rows[1].Cell(12).GetString()));
        Assert.True(rows[1].Cell(9).IsEmpty());
    }

    private static async Task<(TestPortal Portal, CampaignDefinition Campaign, UnitReportInput Input)> BeginAsync()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 0, 0, 0, DateTimeKind.Unspecified)));
        portal.SetLocalTime(2023, 8, 20, 15);
        return (portal, campaign, new()
        {
            CampaignId = campaign.Id,
            UnitId = campaign.Units[0].Id,
            Day = Day,
            SeenVersion = 0,
            Headcount = "125",
            Level2 = "110",
        });
    }

    private static Task<UnitOutcome> SaveAsync(TestPortal portal, CampaignDefinition campaign, UnitReportInput input) =>
        portal.Get<UnitReportService>().SaveAsync(
            AreaScope.Of(PortalRole.UnitOfficer, "unit", "Cán bộ đơn vị", campaign.Id, null, campaign.Units[0].Id), input, Cancel);
}
