using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Reports;

public sealed class DailyReportTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DateOnly> Days => [new DateOnly(2023, 8, 5), new DateOnly(2023, 8, 19), Day, new DateOnly(2023, 9, 5)];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Document_workbook_and_page_say_what_the_raw_counts_add_up_to(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await IssueAsync(portal, campaign, day);
        var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, day, Cancel);
        var (docx, xlsx) = (await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0]), await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[1]));
        var raw = await RawAsync(portal, campaign, day);

        var printed = IssuedDocument.Tables(docx)[0];
        var sheet = IssuedDocument.Rows(xlsx, "Ket qua");
        var shown = view.Body.OfType<Table>().First();

        Assert.Equal(raw.Select(r => (r.Name, Count(r.Quota), r.Today is { } today ? Count(today) : "", Count(r.Sum), Percent(r.Sum, r.Quota))), printed.Select(r => (r[1], r[2], r[3], r[4], r[5])));
        Assert.Equal(
            raw.Select(r => (r.Name, (double)r.Quota, (double?)r.Today, (double)r.Sum)), sheet.Select(r => ((string)r[1], (double)r[2], r[3] as double?, (double)r[4])));
        Assert.Equal(printed, [.. shown.Rows.Select(r => r.ToList()), shown.Total!.ToList()]);
        var (ofDay, ofAll) = (await LevelsAsync(portal, campaign, d => d == day), await LevelsAsync(portal, campaign, d => d <= day));
        Assert.Contains(
            IssuedDocument.Paragraphs(docx),
            p => p.Contains(
                $"kích hoạt được {Count(raw[^1].Today!.Value)} tài khoản ({ofDay}); lũy kế từ đầu chiến dịch {Count(raw[^1].Sum)} tài khoản ({ofAll}), đạt {Percent(raw[^1].Sum, raw[^1].Quota)}% chỉ tiêu",
                StringComparison.Ordinal));
        Assert.Empty(IssuedDocument.Faults(docx));
    }

    [Fact]
    public async Task An_issued_report_stays_byte_for_byte_after_corrections_a_restart_and_a_restore()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await IssueAsync(portal, campaign, Day);
        var before = await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        var bytes = new List<byte[]>();
        foreach (var file in before.Files)
        {
            bytes.Add(await IssuedDocument.BytesAsync(portal, campaign.Id, file));
        }

        await CorrectAsync(portal, campaign, "30211", Day, by: 3);

        // The backup that docs/operations.md names, opened by a portal that knows nothing of the first.
        var copy = portal.Database + ".copy";
        await using (var source = new SqliteConnection($"Data Source={portal.Database}"))
        {
            await source.OpenAsync(Cancel);
            await using var backup = source.CreateCommand();
            backup.CommandText = $"VACUUM INTO '{copy}'";
            await backup.ExecuteNonQueryAsync(Cancel);
        }

        await using var restored = TestPortal.Over(await File.ReadAllBytesAsync(copy, Cancel));
        foreach (var later in new[] { portal, restored })
        {
            var view = await later.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, Day, Cancel);
            Assert.Equal(before.Figures.Total.Today, view.Figures.Total.Today);
            foreach (var (index, file) in view.Files.Index())
            {
                Assert.Equal(bytes[index], await IssuedDocument.BytesAsync(later, campaign.Id, file));
                Assert.Equal(Day, (await later.Get<IssuedFileService>().VerifyAsync(TestPortal.Root, campaign.Id, bytes[index], Cancel))!.Day);
            }
        }
    }

    [Fact]
    public async Task What_was_corrected_or_came_late_stands_in_the_next_report_with_its_cause_and_in_no_later_one()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (first, second, third) = (new DateOnly(2023, 8, 5), new DateOnly(2023, 8, 6), new DateOnly(2023, 8, 7));
        portal.SetLocalTime(2023, 8, 5, 18);
        await SendAsync(portal, campaign, "30211", first, "4");
        await IssueAsync(portal, campaign, first);
        portal.SetLocalTime(2023, 8, 6, 15, 30);
        await SendAsync(portal, campaign, "30211", first, "7");
        await SendAsync(portal, campaign, "30208", first, "2");
        await IssueAsync(portal, campaign, second);
        portal.SetLocalTime(2023, 8, 7);
        await IssueAsync(portal, campaign, third);

        var next = (await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, second, Cancel)).Figures;
        var later = (await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, third, Cancel)).Figures;

        Assert.Equal(first, next.PreviousDay);
        Assert.Equal(
            [
                (campaign.CommuneBy("30208").FullName, first, null, 2, 2, "Báo cáo muộn, gửi lúc 15:30 ngày 06/8/2023 (mức 1 +2)"),
                (campaign.CommuneBy("30211").FullName, first, 4, 7, 3, "Sửa số liệu lúc 15:30 ngày 06/8/2023 (mức 1 +3)"),
            ],
            next.Adjustments.OrderBy(a => a.Difference).Select(a => (a.Commune, a.Day, a.Before, a.After!.Value, a.Difference, a.Cause)));
        Assert.Empty(later.Adjustments);
        Assert.Equal(9, later.Total.Cumulative);
    }

    [Fact]
    public async Task What_moves_from_one_level_to_the_other_stands_in_the_next_report_with_every_reason_that_was_given_for_it()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var (before, day) = (new DateOnly(2023, 8, 18), new DateOnly(2023, 8, 19));
        portal.SetLocalTime(2023, 8, 19, 17);
        await SendAsync(10, 40, "Trước báo cáo");
        await IssueAsync(portal, campaign, before);
        await SendAsync(15, 35, "Nhầm mức 1 với mức 2");
        var stored = await portal.DayAsync(campaign, "30211", before);
        Assert.Equal(
            EntryStatus.Accepted,
            (await portal.Get<EntryService>().SubmitAsync(
                TestPortal.Officer(campaign, "30211"), Fill.Cells(campaign, "30211", before, stored.Version, (0, "absent", "91")).Checked(), Cancel)).Status);
        await IssueAsync(portal, campaign, day);

        var next = (await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, day, Cancel)).Figures;

        var moved = Assert.Single(next.Adjustments);
        Assert.Equal((campaign.CommuneBy("30211").FullName, before, moved.Before, 0), (moved.Commune, moved.Day, moved.After, moved.Difference));
        Assert.Equal("Nhầm mức 1 với mức 2 (mức 1 +5; mức 2 -5)", moved.Cause);

        async Task SendAsync(int one, int two, string reason)
        {
            var now = await portal.DayAsync(campaign, "30211", before);
            var input = Fill.Cells(
                campaign, "30211", before, now.Version, (0, "level1", one.ToString(CultureInfo.InvariantCulture)), (0, "level2", two.ToString(CultureInfo.InvariantCulture)));
            Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, "30211"), input.Checked(reason), Cancel)).Status);
        }
    }

    [Fact]
    public async Task An_earlier_day_that_is_issued_after_a_later_one_is_not_called_the_first()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (first, second, third) = (new DateOnly(2023, 8, 5), new DateOnly(2023, 8, 6), new DateOnly(2023, 8, 7));
        portal.SetLocalTime(2023, 8, 7, 20);
        await IssueAsync(portal, campaign, second);
        await IssueAsync(portal, campaign, first);
        await IssueAsync(portal, campaign, third);

        Assert.Equal("Đây là báo cáo đầu tiên, chưa có số liệu để so sánh.", await ComparisonAsync(second));
        Assert.Equal("Các ngày trước chưa có báo cáo để so sánh; báo cáo ngày 06/8/2023 đã được phát hành trước báo cáo này.", await ComparisonAsync(first));
        Assert.Equal("Không có điều chỉnh so với báo cáo ngày 06/8/2023.", await ComparisonAsync(third));

        async Task<string> ComparisonAsync(DateOnly day)
        {
            var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, day, Cancel);
            var paragraphs = IssuedDocument.Paragraphs(await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0])).ToList();
            return paragraphs[paragraphs.IndexOf("III. ĐIỀU CHỈNH SỐ LIỆU ĐÃ BÁO CÁO") + 1];
        }
    }

    [Fact]
    public async Task Of_two_who_issue_a_day_at_once_one_does_and_the_other_is_told()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            () => portal.Get<DailyReportService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, Day, isIncompleteAccepted: true, Cancel), Cancel)));

        Assert.Equal([IssueOutcome.Issued, .. Enumerable.Repeat(IssueOutcome.IssuedAlready, 5)], outcomes.Order());
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(2, await context.IssuedFiles.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_day_that_is_not_complete_is_issued_only_when_somebody_says_so_and_names_who_is_missing()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 18);
        await SendAsync(portal, campaign, "30211", new(2023, 8, 5), "4");
        var reports = portal.Get<DailyReportService>();

        var refused = await reports.IssueAsync(TestPortal.Agency(campaign), campaign.Id, new(2023, 8, 5), isIncompleteAccepted: false, Cancel);
        await IssueAsync(portal, campaign, new(2023, 8, 5));

        Assert.Equal(IssueOutcome.Incomplete, refused);
        var view = await reports.GetAsync(TestPortal.Agency(campaign), campaign.Id, new(2023, 8, 5), Cancel);
        var missing = campaign.Communes.Where(c => c.Code != "30211").Select(c => c.FullName).ToList();
        Assert.Contains(
            IssuedDocument.Paragraphs(await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0])),
            p => p == string.Create(CultureInfo.InvariantCulture, $"Chưa báo cáo ({missing.Count}): {string.Join(", ", missing)}."));

        // Blank is not zero: neither in the table nor in the appendix, nor in their sheets.
        var (docx, xlsx) = (await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0]), await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[1]));
        var ofDay = view.Figures.Columns.Index().Where(c => c.Item.Heading.EndsWith("trong ngày", StringComparison.Ordinal)).Select(c => c.Index + 2).ToList();
        Assert.Equal(3, ofDay.Count);
        foreach (var line in view.Figures.Rows.Index())
        {
            Assert.Equal(line.Item.IsReported ? "4" : "", IssuedDocument.Tables(docx)[0][line.Index][3]);
            Assert.Equal(line.Item.IsReported ? 4d : null, IssuedDocument.Rows(xlsx, "Ket qua")[line.Index][3] as double?);
            Assert.All(ofDay, c => Assert.Equal(line.Item.IsReported, IssuedDocument.Tables(docx)[^1][line.Index][c].Length > 0));
            Assert.All(ofDay, c => Assert.Equal(line.Item.IsReported, IssuedDocument.Rows(xlsx, "Chi tiet")[line.Index][c] is double));
        }
    }

    [Fact]
    public async Task A_report_that_was_issued_before_sources_levels_and_blanks_were_kept_is_shown_as_it_was()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 18);
        await SendAsync(portal, campaign, "30211", new(2023, 8, 5), "4");
        await IssueAsync(portal, campaign, new(2023, 8, 5));
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var written = System.Text.Json.Nodes.JsonNode.Parse((await context.DailyReports.SingleAsync(Cancel)).Figures)!.AsObject();
            Assert.True(written.Remove("parts") && written.Remove("sources"));
            Assert.All(written["rows"]!.AsArray(), row => Assert.True(row!.AsObject().Remove("isDayBlank")));
            await context.Database.ExecuteSqlAsync($"UPDATE DailyReports SET Figures = {written.ToJsonString()}", Cancel);
        }

        var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, new(2023, 8, 5), Cancel);

        Assert.Contains(view.Body.OfType<Paragraph>(), p => p.Text.Contains("kích hoạt được 4 tài khoản; lũy kế từ đầu chiến dịch 4 tài khoản, đạt", StringComparison.Ordinal));
        Assert.All(view.Body.OfType<Table>().First().Rows, row => Assert.Matches("^[04]$", row[3]));
        Assert.Empty(IssuedDocument.Faults(DocumentWriter.Write(view.Paper!)));
    }

    [Theory]
    [InlineData(2023, 8, 4)]
    [InlineData(2023, 9, 6)]
    public async Task A_day_outside_the_campaign_or_to_come_is_refused(int year, int month, int day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        Assert.Equal(
            IssueOutcome.NoSuchDay,
            await portal.Get<DailyReportService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, new(year, month, day), isIncompleteAccepted: true, Cancel));
    }

    [Fact]
    public async Task A_file_with_one_byte_changed_is_not_the_issued_one()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await IssueAsync(portal, campaign, Day);
        var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        var bytes = await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0]);
        bytes[^1] ^= 1;

        Assert.Null(await portal.Get<IssuedFileService>().VerifyAsync(TestPortal.Root, campaign.Id, bytes, Cancel));
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_an_issued_report_or_an_audit_entry()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await IssueAsync(portal, campaign, Day);
        await using var context = portal.Db.Open(TestPortal.Root);

        context.Remove(await context.DailyReports.AsTracking().FirstAsync(Cancel));
        await Assert.ThrowsAsync<AccessDeniedException>(() => context.SaveChangesAsync(Cancel));
        context.ChangeTracker.Clear();
        (await context.AuditEntries.AsTracking().FirstAsync(Cancel)).UserName = "khác";
        await Assert.ThrowsAsync<AccessDeniedException>(() => context.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task What_communes_wrote_stands_in_the_report_whatever_they_typed()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 18);
        var officer = TestPortal.Officer(campaign, "30211");
        await portal.Get<DayNoteService>().SaveAsync(
            officer,
            new() { CampaignId = campaign.Id, CommuneId = officer.CommuneId!.Value, Day = Day, SeenVersion = 0, Difficulties = "=1+1 <b>mất điện</b>\nấp Tân Lộc A", Proposals = "Cấp thêm máy" },
            Cancel);
        await IssueAsync(portal, campaign, Day);
        var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, Day, Cancel);

        Assert.Contains("Xã Tân Dương: =1+1 <b>mất điện</b> ấp Tân Lộc A.", IssuedDocument.Paragraphs(await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0])));
        Assert.Equal("=1+1 <b>mất điện</b>\nấp Tân Lộc A", IssuedDocument.Rows(await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[1]), "Kho khan").Single()[2]);
    }

    private static async Task IssueAsync(TestPortal portal, CampaignDefinition campaign, DateOnly day) => Assert.Equal(
        IssueOutcome.Issued, await portal.Get<DailyReportService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, day, isIncompleteAccepted: true, Cancel));

    private static async Task SendAsync(TestPortal portal, CampaignDefinition campaign, string commune, DateOnly day, string value, bool isChecked = false)
    {
        var stored = await portal.DayAsync(campaign, commune, day);
        var input = Fill.Cells(campaign, commune, day, stored.Version, (0, "level1", value));
        Assert.Equal(
            EntryStatus.Accepted,
            (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, commune), isChecked ? input.Checked() : input, Cancel)).Status);
    }

    private static async Task CorrectAsync(TestPortal portal, CampaignDefinition campaign, string commune, DateOnly day, int by)
    {
        var total = (await portal.DayAsync(campaign, commune, day)).Value(0, "level1") ?? 0;
        await SendAsync(portal, campaign, commune, day, (total + by).ToString(CultureInfo.InvariantCulture), isChecked: true);
    }

    // Another way than the product's: every count, one by one, without the kept totals.
    private static async Task<List<(string Name, int Quota, int? Today, int Sum)>> RawAsync(TestPortal portal, CampaignDefinition campaign, DateOnly day)
    {
        var parts = campaign.Indicators.Where(i => i.Code == campaign.Headline.Code || i.CountsInto == campaign.Headline.Code).Select(i => i.Id).ToHashSet();
        await using var context = portal.Db.Open(TestPortal.Root);
        var counts = (await context.DailyCounts.AsNoTracking().ToListAsync(Cancel)).Where(c => parts.Contains(c.IndicatorId) && c.Day <= day).ToList();
        var rows = campaign.Communes.Select(c => (
            c.FullName,
            campaign.Quotas.Where(q => q.CommuneId == c.Id && q.HamletId is null && q.ValidFrom <= day).OrderBy(q => q.ValidFrom).Last().Target,
            counts.Any(n => n.CommuneId == c.Id && n.Day == day) ? counts.Where(n => n.CommuneId == c.Id && n.Day == day).Sum(n => n.Value) : (int?)null,
            counts.Where(n => n.CommuneId == c.Id).Sum(n => n.Value))).ToList();
        return [.. rows, (campaign.Campaign.HostTotalLabel, rows.Sum(r => r.Target), rows.Sum(r => r.Item3), rows.Sum(r => r.Item4))];
    }

    private static async Task<string> LevelsAsync(TestPortal portal, CampaignDefinition campaign, Func<DateOnly, bool> isCounted)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var counts = (await context.DailyCounts.AsNoTracking().ToListAsync(Cancel)).Where(c => isCounted(c.Day)).ToLookup(c => c.IndicatorId, c => c.Value);
        var levels = campaign.Indicators.Where(i => i.CountsInto == campaign.Headline.Code).Select(i => Count(counts[i.Id].Sum())).ToList();
        return $"mức 1: {levels[0]}; mức 2: {levels[1]}";
    }

    private static string Count(int value) => value.ToString("#,##0", CultureInfo.GetCultureInfo("vi-VN"));

    private static string Percent(int part, int whole) =>
        Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.GetCultureInfo("vi-VN"));
}
