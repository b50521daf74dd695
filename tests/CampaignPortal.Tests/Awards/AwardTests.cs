using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Awards;

public sealed class AwardTests
{
    private static readonly DateOnly Last = new(2023, 9, 5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Thresholds => new() { { "100", "95" }, { "95", "80" }, { "90,5", "" }, { "", "100" }, { "0", "0" } };

    [Theory]
    [MemberData(nameof(Thresholds))]
    public async Task Communes_come_up_for_commendation_exactly_where_their_raw_counts_and_days_say_so(string quota, string onTime)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await RulesAsync(portal, campaign, new() { CampaignId = campaign.Id, SeenVersion = 0, QuotaFrom = quota, OnTimeFrom = onTime, StaffFrom = "100" });

        var desk = await DeskAsync(portal, campaign, AwardKind.Commendation);

        var raw = await RawAsync(portal, campaign);
        Assert.Equal(
            raw.Where(r => (quota.Length == 0 || r.Sum * 100m >= Number(quota) * r.Quota) && (onTime.Length == 0 || r.OnTime * 100m >= Number(onTime) * 32)).Select(r => r.Name),
            desk.Candidates.Where(c => c.Subject.StartsWith("xa-", StringComparison.Ordinal)).Select(c => c.Name));
        Assert.Equal(
            raw.Select(r => (r.Name, r.Sum, (int?)r.Quota, r.OnTime, (int?)32)),
            desk.Standings.Take(campaign.Communes.Count).Select(s => (s.Name, Line(s, EvidenceKind.Quota).Part, Line(s, EvidenceKind.Quota).Whole, Line(s, EvidenceKind.OnTime).Part, Line(s, EvidenceKind.OnTime).Whole)));
    }

    [Fact]
    public async Task Units_come_up_for_commendation_exactly_where_their_staff_was_complete_on_the_deadline()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using var context = portal.Db.Open(TestPortal.Root);
        var deadline = campaign.Campaign.UnitsDeadline!.Value;
        var reports = await context.UnitProgress.AsNoTracking().ToListAsync(Cancel);

        var desk = await DeskAsync(portal, campaign, AwardKind.Commendation);

        var complete = campaign.Units.Where(u => reports.Where(r => r.UnitId == u.Id && r.Day <= deadline).OrderBy(r => r.Day).Last().Level2Cumulative >= u.Headcount).ToList();
        Assert.NotEmpty(complete);
        Assert.Equal(complete.Select(u => u.Name), desk.Candidates.Where(c => c.Subject.StartsWith("dv-", StringComparison.Ordinal)).Select(c => c.Name));
        Assert.All(complete, u => Assert.Equal(
            reports.Where(r => r.UnitId == u.Id && r.Level2Cumulative >= u.Headcount).Min(r => r.Day),
            Line(desk.Standings.Single(s => s.Subject == AwardSubject.OfUnit(u.Id)), EvidenceKind.Staff).Reached));
    }

    [Fact]
    public async Task Criticism_carries_how_often_a_commune_was_urged_and_the_minutes_until_it_reported()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 17);
        var commune = campaign.CommuneBy("30211");
        Assert.Equal(1, await portal.Get<UrgingService>().RecordAsync(TestPortal.Agency(campaign), campaign.Id, [commune.Id], Cancel));
        portal.SetLocalTime(2023, 8, 5, 17, 42);
        await SendAsync(portal, campaign, "30211", new(2023, 8, 5), "4");
        portal.SetLocalTime(2023, 8, 6, 20);
        Assert.Equal(1, await portal.Get<UrgingService>().RecordAsync(TestPortal.Agency(campaign), campaign.Id, [commune.Id], Cancel));

        var desk = await DeskAsync(portal, campaign, AwardKind.Criticism);

        var standing = desk.Candidates.Single(c => c.Subject == AwardSubject.OfCommune(commune.Id));
        Assert.Equal([(new DateOnly(2023, 8, 5), 42), (new DateOnly(2023, 8, 6), null)], standing.Evidence.Urges.Select(u => (u.Day, u.Minutes)));
        Assert.Equal((1, 2), (Line(standing, EvidenceKind.Reported).Part, Line(standing, EvidenceKind.Reported).Whole));
        Assert.EndsWith("; đã được đôn đốc 2 lần.", AwardWords.Reason(AwardKind.Criticism, standing.Evidence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_says_which_figures_changed_and_is_not_issued_until_somebody_has_looked_again()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var subject = AwardSubject.OfCommune(campaign.CommuneBy("30211").Id);
        await DecideAsync(portal, campaign, subject, 0);
        var before = Line((await DeskAsync(portal, campaign, AwardKind.Commendation)).Find(subject)!.Evidence, EvidenceKind.Quota);
        await CorrectAsync(portal, campaign, by: 3);

        var changed = (await DeskAsync(portal, campaign, AwardKind.Commendation)).Find(subject)!;
        var refused = await IssueAsync(portal, campaign, 1);
        await DecideAsync(portal, campaign, subject, 1);
        var looked = (await DeskAsync(portal, campaign, AwardKind.Commendation)).Find(subject)!;

        var change = Assert.Single(changed.Changes);
        Assert.Equal((before, before with { Part = before.Part + 3 }), (change.Old, change.New));
        Assert.Contains($"{before.Part:#,##0}".Replace(',', '.'), changed.Reason, StringComparison.Ordinal);
        Assert.Equal(AwardIssueOutcome.FiguresChanged, refused);
        Assert.Empty(looked.Changes);
        Assert.Contains($"{before.Part + 3:#,##0}".Replace(',', '.'), looked.Reason, StringComparison.Ordinal);
        Assert.Equal(AwardIssueOutcome.Issued, await IssueAsync(portal, campaign, 1));
    }

    [Fact]
    public async Task Nothing_is_issued_or_proposed_by_itself()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var desk = await DeskAsync(portal, campaign, AwardKind.Commendation);

        Assert.NotEmpty(desk.Candidates);
        Assert.Empty(desk.Items);
        Assert.Equal(AwardIssueOutcome.Empty, await IssueAsync(portal, campaign, 1));
    }

    [Fact]
    public async Task Of_two_who_decide_on_the_same_one_the_second_is_told_and_nothing_is_overwritten()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var subject = AwardSubject.OfCommune(campaign.Communes[0].Id);
        var input = Input(campaign, subject, 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            () => portal.Get<AwardService>().DecideAsync(TestPortal.Agency(campaign), input with { Reason = $"Lý do {i}" }, Cancel), Cancel)));

        Assert.Equal([AwardOutcome.Saved, .. Enumerable.Repeat(AwardOutcome.Stale, 5)], outcomes.Order());
        var desk = await DeskAsync(portal, campaign, AwardKind.Commendation);
        Assert.Equal($"Lý do {Array.IndexOf(outcomes, AwardOutcome.Saved)}", desk.Find(subject)!.Reason);
        Assert.Single(desk.Log, l => l.Action == AuditAction.CommendationDecided);
    }

    [Fact]
    public async Task Of_two_who_issue_at_once_one_does_and_its_files_stay_as_they_are()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await DecideAsync(portal, campaign, AwardSubject.OfCommune(campaign.Communes[0].Id), 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => IssueAsync(portal, campaign, 1), Cancel)));

        Assert.Equal([AwardIssueOutcome.Issued, .. Enumerable.Repeat(AwardIssueOutcome.IssuedAlready, 3)], outcomes.Order());
        var files = (await DeskAsync(portal, campaign, AwardKind.Commendation)).Papers.Single().Files;
        var bytes = await IssuedDocument.BytesAsync(portal, campaign.Id, files[0]);
        await CorrectAsync(portal, campaign, by: 5);
        Assert.Equal(bytes, await IssuedDocument.BytesAsync(portal, campaign.Id, files[0]));
        Assert.Equal(DocumentKind.Commendation, (await portal.Get<IssuedFileService>().VerifyAsync(TestPortal.Root, campaign.Id, bytes, Cancel))!.Kind);
        Assert.Equal(AwardIssueOutcome.NothingNew, await IssueAsync(portal, campaign, 2));
    }

    [Fact]
    public async Task Letter_workbook_and_decision_carry_the_same_rows_and_figures_whatever_was_typed()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        string[] hostile = ["=HYPERLINK(\"http://x\";\"y\")", "+1+1", "-2+3", "@SUM(A1)", "<w:p>]]>&amp;</w:p>", "A\u0000\u0007\u000b\ufffe\ud800B", "tab\tdòng\r\nmới", "\u202eđảo"];
        foreach (var (index, text) in hostile.Index())
        {
            Assert.Equal(AwardOutcome.Saved, await portal.Get<AwardService>().DecideAsync(
                TestPortal.Agency(campaign),
                Input(campaign, AwardSubject.New(), 0) with { Name = text, IsPerson = index % 2 == 0, Position = text, Body = text, Form = text, Reason = text }, Cancel));
        }

        foreach (var commune in campaign.Communes.Take(3))
        {
            await DecideAsync(portal, campaign, AwardSubject.OfCommune(commune.Id), 0);
        }

        Assert.Equal(AwardIssueOutcome.Issued, await IssueAsync(portal, campaign, 1));
        var desk = await DeskAsync(portal, campaign, AwardKind.Commendation);
        var files = desk.Papers.Single().Files;
        var (docx, xlsx) = (await IssuedDocument.BytesAsync(portal, campaign.Id, files[0]), await IssuedDocument.BytesAsync(portal, campaign.Id, files[1]));

        Assert.Empty(IssuedDocument.Faults(docx));
        Assert.Empty(IssuedDocument.Faults(xlsx));
        using (var workbook = new XLWorkbook(new MemoryStream(xlsx)))
        {
            Assert.All(workbook.Worksheets.SelectMany(s => s.CellsUsed()), cell => Assert.False(cell.HasFormula));
        }

        var tables = IssuedDocument.Tables(docx);
        foreach (var (table, sheet) in tables.Zip(["Danh sach", "So lieu"]))
        {
            Assert.Equal(table, IssuedDocument.Rows(xlsx, sheet).Select((r, row) => r.Select((v, column) => Written(v, table[row][column])).ToList()));
        }

        // Half way through the campaign nobody has fulfilled the rules: the letter says so itself, not the appendix alone.
        var names = string.Join(", ", campaign.Communes.Take(3).Select(c => c.FullName));
        Assert.Contains($"{names} chưa đạt tiêu chí trên, được đề nghị theo nhận xét, đánh giá nêu tại danh sách.", IssuedDocument.Paragraphs(docx));
        Assert.Equal(desk.Proposed.Select(i => (i.Proposal.Name, i.Reason)), tables[0].Select(r => (r[1], r[4])));
        Assert.Equal(desk.Proposed.SelectMany(i => i.Evidence.Lines).Count(), tables[1].Count);
    }

    [Theory]
    [InlineData("95,5", 95.5)]
    [InlineData("95.25 %", 95.25)]
    [InlineData("0", 0.0)]
    [InlineData("1000", 1000.0)]
    [InlineData("", null)]
    public async Task A_percentage_is_read_as_it_is_written(string text, double? value)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await RulesAsync(portal, campaign, new() { CampaignId = campaign.Id, SeenVersion = 0, QuotaFrom = text, OnTimeFrom = "1" });

        Assert.Equal((decimal?)value, (await DeskAsync(portal, campaign, AwardKind.Commendation)).Rules.QuotaFrom);
    }

    [Theory]
    [InlineData("1000,01")]
    [InlineData("-1")]
    [InlineData("95,555")]
    [InlineData("1e2")]
    [InlineData(",5")]
    [InlineData("9 5")]
    [InlineData("9,5,5")]
    public async Task What_is_no_percentage_is_refused_and_nothing_is_written(string text)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        Assert.Equal(AwardOutcome.BadShare, await portal.Get<AwardService>().SaveRulesAsync(
            TestPortal.Agency(campaign), new() { CampaignId = campaign.Id, SeenVersion = 0, StaffBelow = text }, Cancel));
        Assert.Equal(0, (await DeskAsync(portal, campaign, AwardKind.Criticism)).Rules.Version);
    }

    [Fact]
    public async Task Who_is_added_by_hand_needs_a_name_and_a_reason_and_must_have_been_made_by_the_form()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var (service, agency) = (portal.Get<AwardService>(), TestPortal.Agency(campaign));
        var input = Input(campaign, AwardSubject.New(), 0) with { Name = "Tổ công tác ấp", Reason = "Cách làm hay" };

        Assert.Equal(AwardOutcome.NoName, await service.DecideAsync(agency, input with { Name = " \u0007 " }, Cancel));
        Assert.Equal(AwardOutcome.NoReason, await service.DecideAsync(agency, input with { Reason = "" }, Cancel));
        Assert.Equal(AwardOutcome.TooLong, await service.DecideAsync(agency, input with { Reason = new('a', 200_000) }, Cancel));
        Assert.Equal(AwardOutcome.NoSubject, await service.DecideAsync(agency, input with { Subject = "tay-1" }, Cancel));
        Assert.Equal(AwardOutcome.NoSubject, await service.DecideAsync(agency, input with { Subject = "xa-999" }, Cancel));
        Assert.Equal(AwardOutcome.Saved, await service.DecideAsync(agency, input, Cancel));
        Assert.Equal(AwardOutcome.Unchanged, await service.DecideAsync(agency, input, Cancel));
        Assert.Single((await DeskAsync(portal, campaign, AwardKind.Commendation)).Items);
    }

    private static Task<AwardDesk> DeskAsync(TestPortal portal, CampaignDefinition campaign, AwardKind kind) =>
        portal.Get<AwardService>().GetAsync(TestPortal.Leadership(campaign), campaign.Id, kind, Cancel);

    private static Task<AwardIssueOutcome> IssueAsync(TestPortal portal, CampaignDefinition campaign, int number) =>
        portal.Get<AwardPaperService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, AwardKind.Commendation, number, Cancel);

    private static AwardInput Input(CampaignDefinition campaign, string subject, int version) =>
        new() { CampaignId = campaign.Id, Kind = AwardKind.Commendation, Subject = subject, SeenVersion = version, IsProposed = true };

    private static async Task DecideAsync(TestPortal portal, CampaignDefinition campaign, string subject, int version) => Assert.Equal(
        AwardOutcome.Saved, await portal.Get<AwardService>().DecideAsync(TestPortal.Agency(campaign), Input(campaign, subject, version), Cancel));

    private static async Task RulesAsync(TestPortal portal, CampaignDefinition campaign, AwardRulesInput input) =>
        Assert.Equal(AwardOutcome.Saved, await portal.Get<AwardService>().SaveRulesAsync(TestPortal.Agency(campaign), input, Cancel));

    private static EvidenceLine Line(AwardStanding standing, EvidenceKind kind) => Line(standing.Evidence, kind);

    private static EvidenceLine Line(AwardEvidence evidence, EvidenceKind kind) => evidence.Lines.Single(l => l.Kind == kind);

    // A cell as the document writes it: numbers in Vietnamese, two decimals where the document has them.
    private static string Written(object value, string beside) => value is double number
        ? number.ToString(beside.Contains(',', StringComparison.Ordinal) ? "#,##0.00" : "#,##0", CultureInfo.GetCultureInfo("vi-VN"))
        : (string)value;

    private static decimal Number(string text) => decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);

    private static async Task SendAsync(TestPortal portal, CampaignDefinition campaign, string commune, DateOnly day, string value)
    {
        var stored = await portal.DayAsync(campaign, commune, day);
        var input = Fill.Cells(campaign, commune, day, stored.Version, (0, "level1", value)).Checked();
        Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, commune), input, Cancel)).Status);
    }

    private static async Task CorrectAsync(TestPortal portal, CampaignDefinition campaign, int by)
    {
        var total = (await portal.DayAsync(campaign, "30211", Last)).Value(0, "level1") ?? 0;
        await SendAsync(portal, campaign, "30211", Last, (total + by).ToString(CultureInfo.InvariantCulture));
    }

    // Another way than the product's: every count and every first submission, one by one.
    private static async Task<List<(string Name, int Quota, int Sum, int OnTime)>> RawAsync(TestPortal portal, CampaignDefinition campaign)
    {
        var parts = campaign.Indicators.Where(i => i.CountsInto == campaign.Headline.Code).Select(i => i.Id).ToHashSet();
        await using var context = portal.Db.Open(TestPortal.Root);
        var counts = await context.DailyCounts.AsNoTracking().ToListAsync(Cancel);
        var days = await context.CommuneDays.AsNoTracking().ToListAsync(Cancel);
        return
        [
            .. campaign.Communes.Select(c => (
                c.FullName, campaign.Quotas.Where(q => q.CommuneId == c.Id && q.HamletId is null).OrderBy(q => q.ValidFrom).Last().Target,
                counts.Where(n => n.CommuneId == c.Id && parts.Contains(n.IndicatorId)).Sum(n => n.Value),
                days.Count(d => d.CommuneId == c.Id && d.FirstSubmittedAt.AddHours(7) < d.Day.ToDateTime(new(16, 31))))),
        ];
    }
}
