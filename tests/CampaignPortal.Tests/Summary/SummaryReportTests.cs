using System.Globalization;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Summary;

public sealed class SummaryReportTests
{
    private static readonly DateOnly Last = new(2023, 9, 5);
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_commune_hamlet_and_day_says_what_the_raw_counts_add_up_to()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var raw = await RawCounts.ReadAsync(portal, campaign, Cancel);

        var figures = (await ViewAsync(portal, campaign)).Figures;

        Assert.Equal(
            campaign.Communes.Select(c => (
                c.FullName, raw.Sum(c.Id, "level1"), raw.Sum(c.Id, "level2"), raw.Quota(c.Id), raw.State(c.Id, "absent"), raw.State(c.Id, "ineligible"),
                Share(raw.Sum(c.Id, "level1") + raw.Sum(c.Id, "level2"), raw.Quota(c.Id)),
                Share(c.Hamlets.Sum(h => h.ActivatedBefore) + raw.Sum(c.Id, "level1") + raw.Sum(c.Id, "level2"), c.Hamlets.Sum(h => h.Eligible)),
                raw.OnTime(c.Id), raw.Days(c.Id) - raw.OnTime(c.Id), 32 - raw.Days(c.Id), raw.Dc01(c.Id))),
            figures.Communes.Select(c => (
                c.Name, c.Parts[0]!.Value, c.Parts[1]!.Value, c.Quota!.Value, c.Absent!.Value, c.Ineligible!.Value, c.Percent, c.PercentOfEligible,
                c.Record!.OnTime, c.Record.Late, c.Record.Missing, c.Dc01)));
        Assert.Equal(
            campaign.Communes.SelectMany(c => c.Hamlets.Select(h => (
                c.FullName, h.FullName, raw.HamletSum(h.Id, "level1"), raw.HamletSum(h.Id, "level2"), raw.HamletState(h.Id, "absent"), raw.HamletState(h.Id, "ineligible")))),
            figures.Hamlets.Select(h => (h.Commune!, h.Name, h.Parts[0] ?? 0, h.Parts[1] ?? 0, h.Absent ?? 0, h.Ineligible ?? 0)));
        Assert.Equal(
            Enumerable.Range(0, 32).Select(i => campaign.Campaign.StartDay.AddDays(i)).Select(d => (d, raw.Day(d), raw.Upto(d), raw.Reported(d))),
            figures.Days.Select(d => (d.Day, d.Value, d.Cumulative, d.Reported)));
        Assert.Equal(figures.Days.Select(d => (object?)raw.Day(d.Day)), SummarySheets.Days(figures).Rows.Select(r => r.Values[2]));
        Assert.Null(SummarySheets.Days(figures with { Days = [figures.Days[0] with { Value = 0, Reported = 0 }] }).Rows[0].Values[2]);
        Assert.Equal(figures.Communes.Sum(c => c.Cumulative), figures.Total.Cumulative);
        Assert.Equal(figures.Hamlets.Sum(h => h.Cumulative), figures.Total.Cumulative);
        Assert.Equal(figures.Days[^1].Cumulative, figures.Total.Cumulative);
        Assert.Equal(Share(figures.Total.Cumulative, campaign.Communes.Sum(c => raw.Quota(c.Id))), figures.Total.Percent);
        Assert.Equal(
            Share(figures.Communes.Sum(c => c.Activated), campaign.Communes.Sum(c => c.Eligible - raw.State(c.Id, "absent") - raw.State(c.Id, "ineligible"))),
            figures.Total.PercentOfReachable);
    }

    [Fact]
    public async Task While_today_is_still_in_time_a_day_that_has_not_come_is_not_missing()
    {
        var now = new DateTime(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified);
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(now));
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        var reports = (await portal.Get<CompletenessService>().GetAsync(TestPortal.Agency(campaign), _ => DateOnly.FromDateTime(now), null, Cancel))!.Table;

        var figures = (await ViewAsync(portal, campaign)).Figures;

        Assert.True(reports.Total.Open > 0);
        Assert.Equal((reports.Total.Due, reports.Total.OnTime, reports.Total.Late, reports.Total.Missing), Of(figures.Total.Record!));
        Assert.Equal(
            reports.Rows.Select(r => (r.Counts.Due, r.Counts.OnTime, r.Counts.Late, r.Counts.Missing)), figures.Communes.Select(c => Of(c.Record!)));
        Assert.Equal(figures.Communes.Select(c => c.Record!.Missing), figures.Calendar.Select(c => c.Marks.Count(m => m == SummarySheets.Missing)));
        Assert.Equal(reports.Total.Open, figures.Calendar.Sum(c => c.Marks.Count(m => m == SummarySheets.Open)));
        Assert.EndsWith("·: còn trong hạn", SummarySheets.Calendar(figures).Subtitle, StringComparison.Ordinal);

        static (int, int, int, int) Of(ReportingRecord record) => (record.Days, record.OnTime, record.Late, record.Missing);
    }

    [Fact]
    public async Task Units_say_what_their_own_reports_say()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using var context = portal.Db.Open(TestPortal.Root);
        var reports = await context.UnitProgress.AsNoTracking().ToListAsync(Cancel);
        var deadline = campaign.Campaign.UnitsDeadline!.Value;

        var figures = (await ViewAsync(portal, campaign)).Figures;

        Assert.Equal(
            campaign.Units.Select(u => (
                u.Name, u.Headcount, reports.Where(r => r.UnitId == u.Id).MaxBy(r => r.Day)!.Level2Cumulative,
                reports.Where(r => r.UnitId == u.Id && r.Day <= deadline).MaxBy(r => r.Day)!.Level2Cumulative)),
            figures.Units.Select(u => (u.Name, u.Headcount, u.Level2, u.OnDeadline)));
    }

    [Fact]
    public async Task Document_workbook_and_page_carry_identical_numbers()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await portal.Get<AwardService>().DecideAsync(
            TestPortal.Agency(campaign),
            new() { CampaignId = campaign.Id, Kind = AwardKind.Commendation, Subject = AwardSubject.OfCommune(campaign.Communes[3].Id), SeenVersion = 0, IsProposed = true }, Cancel);
        await NoteAsync(portal, campaign, "30211", "Nhiều công dân đi làm ăn xa", "Hỗ trợ thêm thiết bị");
        await SaveAsync(portal, campaign, 0, (SummarySection.Direction, "Ban hành kế hoạch"));
        await IssueAsync(portal, campaign, 1);
        var view = await ViewAsync(portal, campaign);
        var (docx, xlsx) = (await IssuedDocument.BytesAsync(portal, campaign.Id, view.Issued!.Files[0]), await IssuedDocument.BytesAsync(portal, campaign.Id, view.Issued.Files[1]));

        var printed = IssuedDocument.Tables(docx);
        List<Table> shown = [.. view.Body.OfType<Table>(), .. view.Appendices.SelectMany(a => a.Body.OfType<Table>())];
        var sheets = Sheets(xlsx);

        Assert.Equal(shown.Select(t => t.Rows.Concat(t.Total is null ? [] : [t.Total]).Select(r => r.ToList()).ToList()), printed);
        Assert.Equal(printed.Count, sheets.Count);
        foreach (var (table, sheet) in printed.Zip(sheets))
        {
            Assert.Equal(table, sheet.Select((row, r) => row.Select((value, c) => Written(value, table[r][c])).ToList()));
        }

        Assert.Empty(IssuedDocument.Faults(docx));
        Assert.Empty(IssuedDocument.Faults(xlsx));
        Assert.Contains(
            IssuedDocument.Paragraphs(docx),
            p => p.Contains($"kích hoạt được {Count(view.Figures.Total.Cumulative)} tài khoản, đạt {Percent(view.Figures.Total.Percent)}% chỉ tiêu được giao", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_keeps_its_figures_says_what_changed_and_takes_them_over_on_request()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, 0, (SummarySection.Outlook, "Tiếp tục thực hiện"));
        var before = (await ViewAsync(portal, campaign)).Figures;
        await CorrectAsync(portal, campaign, 7);

        var view = await ViewAsync(portal, campaign);
        var refused = await portal.Get<SummaryIssueService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, 1, isEarlyAccepted: false, Cancel);
        var taken = await portal.Get<SummaryReportService>().TakeOverAsync(TestPortal.Agency(campaign), campaign.Id, 1, Cancel);
        var after = await ViewAsync(portal, campaign);

        Assert.Equal(before.Total.Cumulative, view.Figures.Total.Cumulative);
        var name = campaign.CommuneBy("30211").FullName;
        var commune = before.Communes.Single(c => c.Name == name);
        Assert.Contains(view.Changes, c => c.Row == name && c.Column == "Kết quả" && c.Old == Count(commune.Cumulative) && c.New == Count(commune.Cumulative + 7));
        Assert.Contains(view.Changes, c => c.Row == "Kích hoạt trong chiến dịch" && c.New == Count(before.Total.Cumulative + 7));
        Assert.All(view.Changes, c => Assert.NotEqual(c.Old, c.New));
        Assert.Equal(SummaryStatus.FiguresChanged, refused.Status);
        Assert.Equal(SummaryStatus.TakenOver, taken.Status);
        Assert.Empty(after.Changes);
        Assert.Equal(before.Total.Cumulative + 7, after.Figures.Total.Cumulative);
        Assert.Equal("Tiếp tục thực hiện", after.Prose[SummarySection.Outlook]);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, 0, (SummarySection.Direction, "Bản đầu"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Task.Run(
            () => portal.Get<SummaryReportService>().SaveAsync(TestPortal.Agency(campaign), Input(campaign, 1, (SummarySection.Direction, $"Bản {i}")), Cancel), Cancel)));

        Assert.Equal([SummaryStatus.Saved, .. Enumerable.Repeat(SummaryStatus.Stale, 4)], outcomes.Select(o => o.Status).Order());
        Assert.Equal($"Bản {Array.FindIndex(outcomes, o => o.Status == SummaryStatus.Saved)}", (await ViewAsync(portal, campaign)).Prose[SummarySection.Direction]);
    }

    [Fact]
    public async Task Of_two_who_issue_at_once_one_does_and_the_bytes_stay_after_corrections_and_a_restart()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            () => portal.Get<SummaryIssueService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, 1, isEarlyAccepted: false, Cancel), Cancel)));

        Assert.Equal([SummaryStatus.Issued, .. Enumerable.Repeat(SummaryStatus.IssuedAlready, 3)], outcomes.Select(o => o.Status).Order());
        var issued = await ViewAsync(portal, campaign);
        var bytes = await IssuedDocument.BytesAsync(portal, campaign.Id, issued.Issued!.Files[0]);
        await CorrectAsync(portal, campaign, 9);
        Assert.Equal(SummaryStatus.IssuedAlready, (await portal.Get<SummaryReportService>().SaveAsync(TestPortal.Agency(campaign), Input(campaign, 1), Cancel)).Status);
        var copy = portal.Database + ".copy";
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", Cancel);
        }

        await using var restarted = TestPortal.Over(await File.ReadAllBytesAsync(copy, Cancel));
        foreach (var later in new[] { portal, restarted })
        {
            var view = await ViewAsync(later, campaign);
            Assert.Equal(issued.Figures.Total.Cumulative, view.Figures.Total.Cumulative);
            Assert.Equal(bytes, await IssuedDocument.BytesAsync(later, campaign.Id, view.Issued!.Files[0]));
            Assert.Equal(DocumentKind.SummaryReport, (await later.Get<IssuedFileService>().VerifyAsync(TestPortal.Root, campaign.Id, bytes, Cancel))!.Kind);
        }
    }

    [Fact]
    public async Task Pasted_markup_control_characters_and_two_hundred_kilobytes_of_prose_become_sound_paragraphs()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        const string pasted = "<p class=MsoNormal><b>Kết quả</b>: =1+1 &amp; \u0000\u0007<o:p></o:p></p><ul><li>Tổ công tác</li></ul><script>alert(1)</script>";
        var large = string.Join('\n', Enumerable.Repeat("Đi từng ngõ, rà từng nhà, hướng dẫn kích hoạt. ]]> & <5 người", 3200));
        await SaveAsync(portal, campaign, 0, (SummarySection.Direction, pasted), (SummarySection.Difficulties, large), (SummarySection.Proposals, "=HYPERLINK(\"http://x\")\n+1\n-2\n@SUM"));
        await IssueAsync(portal, campaign, 1);
        var view = await ViewAsync(portal, campaign);
        var (docx, xlsx) = (await IssuedDocument.BytesAsync(portal, campaign.Id, view.Issued!.Files[0]), await IssuedDocument.BytesAsync(portal, campaign.Id, view.Issued.Files[1]));

        Assert.Empty(IssuedDocument.Faults(docx));
        var paragraphs = IssuedDocument.Paragraphs(docx);
        Assert.Contains("Kết quả: =1+1 &", paragraphs);
        Assert.Contains("- Tổ công tác", paragraphs);
        Assert.DoesNotContain(paragraphs, p => p.Contains("alert", StringComparison.Ordinal));
        Assert.Equal(3200, paragraphs.Count(p => p.StartsWith("Đi từng ngõ", StringComparison.Ordinal)));
        Assert.Empty(IssuedDocument.Faults(xlsx));
        var tooLong = await portal.Get<SummaryReportService>().SaveAsync(TestPortal.Agency(campaign), Input(campaign, 1, (SummarySection.Outlook, new('a', 200_001))), Cancel);
        Assert.Equal((SummaryStatus.TooLong, SummarySection.Outlook), (tooLong.Status, Assert.Single(tooLong.TooLong)));
    }

    [Fact]
    public async Task Hostile_names_and_notes_become_text_in_the_workbook()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await NoteAsync(portal, campaign, "30211", "=cmd|'/c calc'!A1\n+1+1\n@SUM(A1)", "<w:p>]]></w:p>");
        await SaveAsync(portal, campaign, 0);
        await IssueAsync(portal, campaign, 1);
        var view = await ViewAsync(portal, campaign);
        var xlsx = await IssuedDocument.BytesAsync(portal, campaign.Id, view.Issued!.Files[1]);

        Assert.Equal(["=cmd|'/c calc'!A1", "1+1", "@SUM(A1)", "<w:p>]]></w:p>"], IssuedDocument.Rows(xlsx, "Kho khan, kien nghi").Select(r => r[2]));
        using var workbook = new XLWorkbook(new MemoryStream(xlsx));
        Assert.All(workbook.Worksheet("Kho khan, kien nghi").CellsUsed(), cell => Assert.False(cell.HasFormula));
    }

    [Fact]
    public async Task The_same_difficulty_stands_once_with_everybody_who_wrote_it()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await NoteAsync(portal, campaign, "30211", "Mạng yếu.", null);
        await NoteAsync(portal, campaign, "30214", "MẠNG  YẾU\nThiếu máy", null);

        var remarks = (await ViewAsync(portal, campaign)).Figures.Remarks;

        Assert.Equal(["Mạng yếu.", "Thiếu máy"], remarks.Select(r => r.Text));
        Assert.Equal(["Xã Tân Dương (ghi chú ngày 05/9/2023)", "Xã Hòa Thành (ghi chú ngày 05/9/2023)"], remarks[0].Origins);
    }

    [Fact]
    public async Task What_nobody_wrote_and_the_portal_does_not_know_is_not_in_the_report()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var headings = (await ViewAsync(portal, campaign)).Body.OfType<Heading>().Select(h => h.Text).ToList();

        Assert.Equal("I. KẾT QUẢ THỰC HIỆN", headings[0]);
        Assert.DoesNotContain(headings, h => h.Contains("TUYÊN TRUYỀN", StringComparison.Ordinal) || h.Contains("KHÓ KHĂN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_the_last_day_it_is_issued_only_when_somebody_says_so()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 9, 4, 20);
        var issues = portal.Get<SummaryIssueService>();
        Assert.Equal(SummaryStatus.NoDraft, (await issues.IssueAsync(TestPortal.Agency(campaign), campaign.Id, 0, isEarlyAccepted: true, Cancel)).Status);
        await SaveAsync(portal, campaign, 0);

        Assert.Equal(SummaryStatus.NotEnded, (await issues.IssueAsync(TestPortal.Agency(campaign), campaign.Id, 1, isEarlyAccepted: false, Cancel)).Status);
        Assert.Equal(SummaryStatus.Issued, (await issues.IssueAsync(TestPortal.Agency(campaign), campaign.Id, 1, isEarlyAccepted: true, Cancel)).Status);
    }

    private static Task<SummaryView> ViewAsync(TestPortal portal, CampaignDefinition campaign) =>
        portal.Get<SummaryReportService>().GetAsync(TestPortal.Leadership(campaign), campaign.Id, Cancel);

    private static SummaryInput Input(CampaignDefinition campaign, int version, params (SummarySection Section, string Text)[] sections) =>
        new() { CampaignId = campaign.Id, SeenVersion = version, Sections = sections.ToDictionary(s => s.Section, s => (string?)s.Text) };

    private static async Task SaveAsync(TestPortal portal, CampaignDefinition campaign, int version, params (SummarySection Section, string Text)[] sections) => Assert.Equal(
        SummaryStatus.Saved, (await portal.Get<SummaryReportService>().SaveAsync(TestPortal.Agency(campaign), Input(campaign, version, sections), Cancel)).Status);

    private static async Task IssueAsync(TestPortal portal, CampaignDefinition campaign, int version) => Assert.Equal(
        SummaryStatus.Issued, (await portal.Get<SummaryIssueService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, version, isEarlyAccepted: false, Cancel)).Status);

    private static async Task NoteAsync(TestPortal portal, CampaignDefinition campaign, string commune, string difficulties, string? proposals)
    {
        var officer = TestPortal.Officer(campaign, commune);
        Assert.Equal(NoteStatus.Saved, (await portal.Get<DayNoteService>().SaveAsync(
            officer, new() { CampaignId = campaign.Id, CommuneId = officer.CommuneId!.Value, Day = Last, SeenVersion = 0, Difficulties = difficulties, Proposals = proposals }, Cancel)).Status);
    }

    private static async Task CorrectAsync(TestPortal portal, CampaignDefinition campaign, int by)
    {
        var stored = await portal.DayAsync(campaign, "30211", Last);
        var input = Fill.Cells(campaign, "30211", Last, stored.Version, (0, "level1", ((stored.Value(0, "level1") ?? 0) + by).ToString(CultureInfo.InvariantCulture))).Checked();
        Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, "30211"), input, Cancel)).Status);
    }

    private static List<List<List<object>>> Sheets(byte[] xlsx)
    {
        using var workbook = new XLWorkbook(new MemoryStream(xlsx));
        return [.. workbook.Worksheets.Select(s => IssuedDocument.Rows(xlsx, s.Name))];
    }

    // A cell as the document writes it: numbers in Vietnamese, days and signs as the document has them.
    private static string Written(object value, string beside) => value switch
    {
        double number when beside.StartsWith('+') => number.ToString("+#,##0", Vietnamese),
        double number => number.ToString(beside.Contains(',', StringComparison.Ordinal) ? "#,##0.00" : "#,##0", Vietnamese),
        DateTime day => OfficialDate.InText(DateOnly.FromDateTime(day)),
        _ => ((string)value).ReplaceLineEndings(" "),
    };

    private static string Count(int value) => value.ToString("#,##0", Vietnamese);

    private static string Percent(decimal? value) => value!.Value.ToString("0.00", Vietnamese);

    private static decimal? Share(int part, int whole) => Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero);
}
