using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Plans;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Units;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Closing;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Reminders;

/// <summary>What waits, as it comes out of a real database while people work.</summary>
public sealed class DutyServiceTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_officer_does_is_gone_from_the_list_at_once()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15);
        var (officer, commune) = (TestPortal.Officer(campaign, campaign.Communes[3].Code), campaign.Communes[3]);
        Assert.Equal("ReportToday Plan", await KindsAsync(portal, officer));

        await portal.Get<EntryService>().SubmitAsync(officer, new()
        {
            Id = Guid.NewGuid(),
            CampaignId = campaign.Id,
            CommuneId = commune.Id,
            Day = new(2023, 8, 5),
            SeenVersion = 0,
            Cells = [.. commune.Hamlets.Select(h => new TypedCell(h.Id, campaign.IndicatorId("level1"), "7"))],
        }, Cancel);
        Assert.Equal("Plan", await KindsAsync(portal, officer));

        using var file = new MemoryStream(SampleFiles.Pdf);
        var filed = await portal.Get<PlanService>().FileAsync(
            officer, new() { CampaignId = campaign.Id, Body = BodyId.OfCommune(commune.Id), SeenVersion = 0, Number = "1/KH", Date = "2023-08-03", File = new("x.pdf", file) }, Cancel);
        Assert.Equal(PlanStatus.Filed, filed.Status);
        Assert.Equal("", await KindsAsync(portal, officer));

        // A neighbour's work is theirs.
        Assert.Equal("ReportToday Plan", await KindsAsync(portal, TestPortal.Officer(campaign, campaign.Communes[4].Code)));
        portal.SetLocalTime(2023, 8, 6, 9);
        Assert.Equal("ReportToday", await KindsAsync(portal, officer));
        Assert.Equal("ReportToday ReportEarlier Plan", await KindsAsync(portal, TestPortal.Officer(campaign, campaign.Communes[4].Code)));
    }

    [Fact]
    public async Task A_difference_from_the_national_figures_waits_until_it_is_explained_as_the_comparison_has_it()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 31, 15);
        foreach (var commune in campaign.Communes)
        {
            var officer = TestPortal.Officer(campaign, commune.Code);
            var newest = (await portal.Get<Dc01ReconciliationService>().CommuneAsync(officer, campaign.Id, commune.Id, Cancel)).Rows.First(r => r.Dc01 is not null);
            var told = (await portal.Get<DutyService>().GetAsync(officer, Cancel))!.Waiting.SingleOrDefault(d => d.Kind == DutyKind.Dc01Difference);
            Assert.Equal(newest.State == Dc01State.Differs ? newest.Day : null, told?.Day);
            if (told is not null)
            {
                Assert.Equal(ExplainOutcome.Saved, await portal.Get<Dc01ReconciliationService>().ExplainAsync(officer, campaign.Id, commune.Id, newest.Day, "Chưa đồng bộ", 0, Cancel));
                Assert.DoesNotContain((await portal.Get<DutyService>().GetAsync(officer, Cancel))!.Waiting, d => d.Kind == DutyKind.Dc01Difference);
            }
        }
    }

    [Fact]
    public async Task A_difference_that_somebody_made_is_told_and_a_correction_takes_it_away()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 18);
        var commune = campaign.Communes[2];
        var officer = TestPortal.Officer(campaign, commune.Code);
        var own = (await portal.Get<Dc01ReconciliationService>().DayAsync(TestPortal.Root, campaign.Id, Day, Cancel)).Rows.Single(r => r.Commune.Id == commune.Id).Own!.Value;
        await ImportAsync(portal, campaign, commune.Id, own.Level1 + 1, own.Level2);
        Assert.Contains("Dc01Difference", await KindsAsync(portal, officer), StringComparison.Ordinal);

        await ImportAsync(portal, campaign, commune.Id, own.Level1, own.Level2);
        Assert.DoesNotContain("Dc01Difference", await KindsAsync(portal, officer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_reports_and_the_agency_sees_what_only_it_decides()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)));
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        var unit = campaign.Units[0];
        var officer = AreaScope.Of(PortalRole.UnitOfficer, "u", "Cán bộ đơn vị", campaign.Id, null, unit.Id);
        Assert.Equal("UnitReport Plan", await KindsAsync(portal, officer));
        var report = new UnitReportInput { CampaignId = campaign.Id, UnitId = unit.Id, Day = Day, SeenVersion = 0, Headcount = "400", Level2 = "399" };
        Assert.Equal(UnitStatus.Saved, (await portal.Get<UnitReportService>().SaveAsync(officer, report, Cancel)).Status);
        Assert.Equal("Plan", await KindsAsync(portal, officer));

        await Papers.FileAsync(portal, campaign, BodyId.OfUnit(unit.Id));
        var agency = (await portal.Get<DutyService>().GetAsync(TestPortal.Agency(campaign), Cancel))!.Waiting;
        Assert.Equal([DutyKind.CommunesMissing, DutyKind.ReportToIssue, DutyKind.ClosingToAccept, DutyKind.PlansMissing], agency.Select(d => d.Kind));
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            Assert.Equal(12 - context.CommuneDays.Count(d => d.Day == Day), agency[0].Number);
        }

        Assert.Equal(Day.AddDays(-1), agency[1].Day);
        Assert.Equal(1, agency[2].Number);
        Assert.Equal(12 + campaign.Units.Count, agency[3].Number);
        Assert.Equal("PlansMissing", await KindsAsync(portal, TestPortal.Leadership(campaign)));
        portal.SetLocalTime(2023, 8, 20, 17);
        Assert.Equal("CommunesMissing PlansMissing", await KindsAsync(portal, TestPortal.Leadership(campaign)));
    }

    [Fact]
    public async Task A_day_that_is_over_waits_for_its_report()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 16, 30);
        Assert.Equal([Day.AddDays(-1)], await ToIssueAsync());

        Assert.Equal(IssueOutcome.Issued, await portal.Get<DailyReportService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, Day.AddDays(-1), isIncompleteAccepted: true, Cancel));
        Assert.Empty(await ToIssueAsync());

        portal.SetLocalTime(2023, 8, 20, 16, 31);
        Assert.Equal([Day], await ToIssueAsync());

        async Task<IEnumerable<DateOnly?>> ToIssueAsync() =>
            (await portal.Get<DutyService>().GetAsync(TestPortal.Agency(campaign), Cancel))!.Waiting.Where(d => d.Kind == DutyKind.ReportToIssue).Select(d => d.Day);
    }

    [Fact]
    public async Task Rules_that_changed_meanwhile_hold_at_once()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15);
        var officer = TestPortal.Officer(campaign, campaign.Communes[0].Code);
        Assert.Equal(new(16, 30), await CutOffAsync());

        await portal.SetAsync(campaign, c => c.CutOff = new(14, 0));

        Assert.Equal(new(14, 0), await CutOffAsync());

        async Task<TimeOnly> CutOffAsync() => TimeOnly.FromDateTime((await portal.Get<DutyService>().GetAsync(officer, Cancel))!.Waiting[0].Until!.Value);
    }

    private static async Task<string> KindsAsync(TestPortal portal, AreaScope scope) =>
        string.Join(' ', (await portal.Get<DutyService>().GetAsync(scope, Cancel))!.Waiting.Select(d => d.Kind));

    private static async Task ImportAsync(TestPortal portal, CampaignDefinition campaign, int communeId, int level1, int level2)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var import = new Dc01Import { CampaignId = campaign.Id, FileName = "x", FileHash = "x", UploadedBy = "x", ConfirmedAt = new(2023, 8, 20, 9, 0, 0, DateTimeKind.Utc) };
        context.Dc01Imports.Add(import);
        await context.SaveChangesAsync(Cancel);
        context.Dc01Lines.Add(new() { CampaignId = campaign.Id, CommuneId = communeId, ImportId = import.Id, Day = Day, AreaName = "x", Level1 = level1, Level2 = level2 });
        await context.SaveChangesAsync(Cancel);
    }
}
