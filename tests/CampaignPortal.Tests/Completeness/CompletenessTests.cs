using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Completeness;

public sealed class CompletenessTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reference_campaign_is_counted_as_its_file_of_reports_says()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var lines = File.ReadAllLines(Path.Combine(Core.DataSets.SampleCampaign.Folder, "daily_reports.csv"));
        var headings = lines[0].TrimStart('\uFEFF').Split(',').ToList();
        var reports = lines.Skip(1).Select(l => l.Split(',')).Select(f => (
            Code: f[headings.IndexOf("commune_code")], Day: DateOnly.Parse(f[headings.IndexOf("date")], System.Globalization.CultureInfo.InvariantCulture),
            At: DateTimeOffset.Parse(f[headings.IndexOf("submitted_at")], System.Globalization.CultureInfo.InvariantCulture).DateTime,
            IsZero: f[headings.IndexOf("kind")] == "zero")).Where(r => r.Day <= Day).ToList();

        var table = (await portal.Get<CompletenessService>().GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!.Table;

        Assert.Equal((12 * 16, reports.Count, reports.Count(r => r.IsZero)), (table.Total.Expected, table.Total.Reported, table.Total.Zero));
        foreach (var row in table.Rows)
        {
            var own = reports.Where(r => r.Code == row.Code).ToList();
            var onTime = own.Count(r => r.At < r.Day.ToDateTime(new(16, 31)));
            Assert.Equal(new ReportCounts(onTime, own.Count - onTime, 16 - own.Count, 0, own.Count(r => r.IsZero)), row.Counts);
        }

        for (var index = 0; index < table.Days.Count; index++)
        {
            Assert.Equal(reports.Count(r => r.Day == table.Days[index]), table.OfDay(index).Reported);
        }

        Assert.Equal(table.Total, Sum(table.Days.Select((_, index) => table.OfDay(index))));
        Assert.Equal(Core.Rollup.PaceRules.Percent(reports.Count, 12 * 16), table.Total.ReportedPercent);
    }

    [Fact]
    public async Task A_day_that_is_not_due_yet_lowers_no_rate_and_one_that_is_over_does()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)));
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 16, 30);
        var service = portal.Get<CompletenessService>();
        var before = (await service.GetAsync(TestPortal.Agency(campaign), _ => Day, null, Cancel))!.Table.OfDay(15);

        portal.SetLocalTime(2023, 8, 20, 16, 31);
        var after = (await service.GetAsync(TestPortal.Agency(campaign), _ => Day, null, Cancel))!.Table.OfDay(15);

        Assert.Equal((12, 100m), (before.Expected, before.ReportedPercent));
        Assert.True(before.Open > 0);
        Assert.Equal(before with { Open = 0, Missing = before.Open }, after);
        Assert.Equal(Core.Rollup.PaceRules.Percent(after.Reported, 12), after.ReportedPercent);
    }

    [Fact]
    public async Task The_list_of_who_is_missing_empties_itself_and_names_first_who_has_been_silent_longest()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 6, 15);
        var day = new DateOnly(2023, 8, 6);
        var (first, second) = (campaign.Communes[0].Code, campaign.Communes[1].Code);
        await SendAsync(first, new(2023, 8, 5));
        await SendAsync(second, day);

        var missing = await MissingAsync();
        Assert.Equal(11, missing.Count);
        Assert.DoesNotContain(second, missing.Select(r => r.Code));
        Assert.Equal((first, 1), (missing[^1].Code, missing[^1].DaysInARow));
        Assert.Equal(2, missing[0].DaysInARow);

        foreach (var commune in campaign.Communes.Where(c => c.Code != second))
        {
            await SendAsync(commune.Code, day);
        }

        Assert.Empty(await MissingAsync());

        async Task<List<CompletenessRow>> MissingAsync() =>
            [.. (await portal.Get<CompletenessService>().GetAsync(TestPortal.Agency(campaign), _ => day, null, Cancel))!.Table.MissingToday];

        async Task SendAsync(string code, DateOnly of) => Assert.Equal(
            EntryStatus.Accepted,
            (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, code), Fill.Zero(campaign, code, of, 0), Cancel)).Status);
    }

    [Fact]
    public async Task Who_reports_some_hamlets_only_has_reported_and_is_named_with_how_many_are_blank()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5, 15);
        var day = new DateOnly(2023, 8, 5);
        var (part, zero) = (campaign.Communes[2], campaign.Communes[3]);
        var officer = TestPortal.Officer(campaign, part.Code);
        Assert.True(part.Hamlets.Count > 2);

        // A state is not a result: the second hamlet is as blank as those that nothing was typed for.
        await SendAsync(Fill.Cells(campaign, part.Code, day, 0, (0, "level1", "3"), (1, "absent", "4")));
        await SendAsync(Fill.Zero(campaign, zero.Code, day, 0));

        var table = await TableAsync();
        var row = Assert.Single(table.PartialToday);
        Assert.Equal((part.Id, part.Hamlets.Count - 1), (row.CommuneId, row.Cells[^1].BlankHamlets));
        Assert.Equal((2, 1, 10), (table.Total.Reported, table.Total.Partial, table.MissingToday.Count()));
        var overview = (await portal.Get<OverviewService>().GetAsync(TestPortal.Agency(campaign), _ => day, cancel: Cancel))!;
        Assert.Equal(row.Cells, Assert.Single(overview.Completeness!.PartialToday).Cells);
        var own = Assert.Single(await DutiesAsync(officer), d => d.Kind == DutyKind.HamletsBlank);
        Assert.Equal((day, part.Hamlets.Count - 1), (own.Day, own.Number));
        Assert.Equal(1, Assert.Single(await DutiesAsync(TestPortal.Agency(campaign)), d => d.Kind == DutyKind.CommunesPartial).Number);
        Assert.DoesNotContain(await DutiesAsync(TestPortal.Officer(campaign, zero.Code)), d => d.Kind == DutyKind.HamletsBlank);

        // Nought is a result.
        await SendAsync(Fill.Cells(campaign, part.Code, day, 1, [.. Enumerable.Range(1, part.Hamlets.Count - 1).Select(h => (h, "level2", (string?)"0"))]));

        Assert.Empty((await TableAsync()).PartialToday);
        Assert.DoesNotContain(await DutiesAsync(officer), d => d.Kind == DutyKind.HamletsBlank);
        Assert.DoesNotContain(await DutiesAsync(TestPortal.Agency(campaign)), d => d.Kind == DutyKind.CommunesPartial);

        async Task<CompletenessTable> TableAsync() => (await portal.Get<CompletenessService>().GetAsync(TestPortal.Agency(campaign), _ => day, cancel: Cancel))!.Table;

        async Task<IReadOnlyList<Duty>> DutiesAsync(AreaScope scope) => (await portal.Get<DutyService>().GetAsync(scope, Cancel))!.All;

        async Task SendAsync(EntrySubmission submission) => Assert.Equal(
            EntryStatus.Accepted,
            (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, campaign.FindCommune(submission.CommuneId)!.Code), submission, Cancel)).Status);
    }

    [Fact]
    public async Task Before_the_campaign_nothing_is_expected_and_there_is_no_rate()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 1);

        var table = (await portal.Get<CompletenessService>().GetAsync(TestPortal.Agency(campaign), c => c.Campaign.StartDay, null, Cancel))!.Table;

        Assert.Equal(default, table.Total);
        Assert.Null(table.Total.ReportedPercent);
        Assert.Empty(table.MissingToday);
    }

    [Fact]
    public async Task The_workbook_holds_the_figures_of_the_table()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var found = (await portal.Get<CompletenessService>().GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!;

        using var stream = new MemoryStream(CompletenessWorkbook.Write(found.Campaign, found.Table));
        using var workbook = new XLWorkbook(stream);

        Assert.Equal(["Theo xã", "Theo ngày", "Lịch báo cáo"], workbook.Worksheets.Select(w => w.Name));
        foreach (var (index, row) in found.Table.Rows.Index())
        {
            AssertLine(workbook.Worksheet(1), index + 1, row.Name, row.Counts);
            var words = Enumerable.Range(0, 16).Select(i => workbook.Worksheet(3).Cell(TableWorkbook.HeadingRow + 1 + index, i + 3).GetString()).ToList();
            Assert.Equal(row.Counts.Late, words.Count(w => w.StartsWith("Trễ ", StringComparison.Ordinal)));
            Assert.Equal(row.Counts.Missing, words.Count(w => w == "Chưa báo cáo"));
        }

        AssertLine(workbook.Worksheet(1), 0, "Toàn huyện", found.Table.Total);
        for (var index = 0; index < found.Table.Days.Count; index++)
        {
            AssertLine(workbook.Worksheet(2), index + 1, null, found.Table.OfDay(index));
        }
    }

    private static void AssertLine(IXLWorksheet sheet, int line, string? name, ReportCounts counts)
    {
        var row = sheet.Row(TableWorkbook.HeadingRow + 1 + line);
        if (name is not null)
        {
            Assert.Equal(name, row.Cell(2).GetString());
        }

        Assert.Equal(
            [counts.Expected, counts.Reported, counts.OnTime, counts.Late, counts.Zero, counts.Missing, counts.Open],
            Enumerable.Range(3, 7).Select(c => (int)row.Cell(c).GetDouble()));
        Assert.Equal((counts.ReportedPercent, counts.OnTimePercent), ((decimal)row.Cell(10).GetDouble(), (decimal)row.Cell(11).GetDouble()));
        Assert.Equal(counts.Partial, (int)row.Cell(12).GetDouble());
    }

    [Fact]
    public async Task A_group_alone_is_what_it_is_among_all()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            await context.Communes.Where(c => c.Id % 3 == 0).ExecuteUpdateAsync(c => c.SetProperty(x => x.GroupName, "Cụm 'phía Đông'"), Cancel);
            await context.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.DefinitionVersion, x => x.DefinitionVersion + 1), Cancel);
        }

        var service = portal.Get<CompletenessService>();
        var all = (await service.GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!.Table;
        var alone = (await service.GetAsync(TestPortal.Leadership(campaign), _ => new(Day, "Cụm 'phía Đông'"), null, Cancel))!.Table;

        Assert.Equal(4, alone.Rows.Count);
        foreach (var row in alone.Rows)
        {
            Assert.Equal(0, row.CommuneId % 3);
            Assert.Equal(all.Rows.Single(r => r.CommuneId == row.CommuneId).Cells, row.Cells);
        }

        Assert.Equal(all.Groups.Single(g => g.Name is not null).Counts, alone.Total);
        Assert.Empty((await service.GetAsync(TestPortal.Leadership(campaign), _ => new(Day, "khác"), null, Cancel))!.Table.Rows);
    }

    private static ReportCounts Sum(IEnumerable<ReportCounts> all) => all.Aggregate((a, b) => new(
        a.OnTime + b.OnTime, a.Late + b.Late, a.Missing + b.Missing, a.Open + b.Open, a.Zero + b.Zero));

    [Fact]
    public void Groups_are_the_sums_of_their_communes_day_by_day_and_the_worst_stands_first()
    {
        var random = new Random(7);
        var start = new DateOnly(2023, 8, 5);
        var rows = Enumerable.Range(0, 60).Select(n => new CompletenessRow(n, $"{n}", $"Xã {n}", n % 5 == 4 ? null : $"Huyện {n % 5}", [
            .. Enumerable.Range(0, 9).Select(_ => new ReportCell((DayState)random.Next(1, 5), null, null))])).ToList();
        var table = new CompletenessTable([.. Enumerable.Range(0, 9).Select(start.AddDays)], rows, default);

        Assert.Equal(5, table.Groups.Count);
        foreach (var group in table.Groups)
        {
            var communes = rows.Where(r => r.GroupName == group.Name).ToList();
            Assert.Equal((12, ReportCounts.Of(communes.SelectMany(c => c.Cells))), (group.Communes, group.Counts));
            Assert.Equal(Enumerable.Range(0, 9).Select(d => communes.Count(c => c.Cells[d].State == DayState.Missing)), group.Days.Select(d => d.Missing));
            Assert.Equal(Enumerable.Range(0, 9).Select(d => communes.Count(c => c.Cells[d].State == DayState.Late)), group.Days.Select(d => d.Late));
        }

        Assert.Equal(table.Groups.OrderByDescending(g => g.Counts.Missing).ThenByDescending(g => g.Counts.Late).Select(g => g.Counts), table.Groups.Select(g => g.Counts));
        Assert.Empty(new CompletenessTable(table.Days, [.. rows.Select(r => r with { GroupName = null })], default).Groups);
    }
}
