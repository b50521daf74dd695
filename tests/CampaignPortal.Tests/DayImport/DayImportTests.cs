using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.Excel;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DayImport;

/// <summary>Real workbooks, previewed and confirmed.</summary>
public sealed class DayImportTests
{
    // Hậu Thành, Tân Lộc A, Tân Lộc B, Tân Thuận A, Tân Thuận B.
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 6);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_of_a_day_filled_in_or_not_imports_back_as_it_is_stored()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        foreach (var commune in campaign.Communes)
        {
            var stored = await portal.DayAsync(campaign, commune.Code, new(2023, 8, 20));

            var result = await PreviewAsync(portal, campaign, commune.Code, DayWorkbook.Write(stored), stored.Day);

            Assert.Equal(
                from row in stored.Rows
                from indicator in campaign.Entered
                where row.Cells[indicator.Id].Value is not null
                select (row.HamletId, indicator.Id, row.Cells[indicator.Id].Value),
                result.Cells.Select(c => (c.HamletId, c.IndicatorId, c.Value)));
            Assert.Empty(result.Columns);
            Assert.Empty(result.Rows);
            Assert.Equal(stored.Day, result.FileDay);
        }
    }

    [Theory]
    [InlineData("Ấp Tân Lộc A", 1)]
    [InlineData("Tân Lộc A", 1)]
    [InlineData("ap tan loc a", 1)]
    [InlineData("  TÂN  LỘC   B ", 2)]
    [InlineData("Ấp: Tân Thuận A", 3)]
    [InlineData("Hau Thanh", 0)]
    public async Task Hamlets_are_found_however_their_name_is_written(string name, int position)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var result = await PreviewAsync(portal, campaign, Commune, Sheet.Of(["TT", "Địa bàn", "Mức 1"], [1, name, 12]));

        var cell = Assert.Single(result.Cells);
        Assert.Equal((campaign.HamletId(Commune, position), campaign.IndicatorId("level1"), 12), (cell.HamletId, cell.IndicatorId, cell.Value));
    }

    [Theory]
    [InlineData("Kích hoạt mức 1", "level1")]
    [InlineData("MUC 2", "level2")]
    [InlineData("Số kích hoạt mức 2 trong ngày", "level2")]
    [InlineData("absent", "absent")]
    [InlineData("Không đủ ĐK", "ineligible")]
    [InlineData("Đã duyệt - chưa kích hoạt", "approved_not_activated")]
    [InlineData("Chưa kích hoạt", "approved_not_activated")]
    [InlineData("Mức 1 (lũy kế)", null)]
    [InlineData("Mức 1 và 2", null)]
    [InlineData("Kích hoạt", null)]
    [InlineData("Chỉ tiêu mức 1", null)]
    public async Task Indicators_are_found_by_their_names_and_by_nothing_that_means_something_else(string heading, string? code)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var result = await PreviewAsync(portal, campaign, Commune, Sheet.Of(["Ấp", "Thu nhận hồ sơ", heading], ["Hậu Thành", 1, 12]));

        Assert.Equal(code is null ? [] : [campaign.IndicatorId(code)], result.Cells.Where(c => c.Value == 12).Select(c => c.IndicatorId));
        Assert.Equal(code is null ? [("C", heading)] : [], result.Columns.Select(c => (c.Letter, c.Text)));
    }

    [Fact]
    public async Task A_heading_of_two_rows_below_a_title_is_read_and_totals_are_skipped()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var result = await PreviewAsync(portal, campaign, Commune, Sheet.Of(
            ["ỦY BAN NHÂN DÂN XÃ TÂN DƯƠNG"],
            ["Kết quả ngày 05 tháng 8 năm 2023"],
            [],
            ["Stt", "Địa bàn", "Kích hoạt mức 1", null, "Kích hoạt", null, "Ghi chú"],
            [null, null, "Trong ngày", "Lũy kế", "Mức 2", "Tổng", null],
            ["I", "Tổng cộng", 30, 300, 3, 33, null],
            [1, "Hậu Thành", 10, 100, 1, 11, "mưa"],
            [2, "Tân Lộc A", 20, 200, 2, 22, null],
            [3, "Ấp Tân Mỹ", 5, 5, 5, 10, null],
            [4, "Hậu Thành", 6, 6, 6, 6, null],
            [null, "Cộng", 30, 300, 3, 33, null],
            [null, "Người lập biểu"]));

        Assert.Equal([10, 1, 20, 2], result.Cells.Select(c => c.Value));
        Assert.Equal([("D", "Kích hoạt mức 1 Lũy kế"), ("F", "Kích hoạt Tổng"), ("G", "Ghi chú")], result.Columns.Select(c => (c.Letter, c.Text)));
        Assert.Equal([(9, "Ấp Tân Mỹ", RowIssue.Unknown), (10, "Hậu Thành", RowIssue.Twice)], result.Rows.Select(r => (r.Row, r.Text, r.Issue)));
        Assert.Equal(new DateOnly(2023, 8, 5), result.FileDay);
    }

    [Fact]
    public async Task A_name_that_two_hamlets_share_names_neither_and_a_number_alone_is_no_hamlet()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var hamlets = await context.Hamlets.AsTracking().Where(h => h.CommuneId == campaign.CommuneBy(Commune).Id).OrderBy(h => h.SortOrder).ToListAsync(Cancel);
            (hamlets[0].FullName, hamlets[1].FullName, hamlets[2].FullName, hamlets[3].FullName) = ("Ấp Long Hưng", "Khóm Long Hưng", "Khóm 1", "Ấp Long Hùng");
            (await context.Campaigns.AsTracking().SingleAsync(Cancel)).DefinitionVersion++;
            await context.SaveChangesAsync(Cancel);
        }

        var result = await PreviewAsync(portal, campaign, Commune, Sheet.Of(
            ["Ấp", "Mức 1"], ["Long Hưng", 1], ["ap long hung", 2], ["Ấp Long Hùng", 3], ["Khóm Long Hưng", 4], ["1", 5], ["Khóm 1", 6]));

        Assert.Equal([(1, 4), (2, 6), (3, 3)], result.Cells.Select(c => (Position(c.HamletId), c.Value!.Value)).Order());
        Assert.Equal([("Long Hưng", RowIssue.Ambiguous), ("ap long hung", RowIssue.Ambiguous), ("1", RowIssue.Unknown)], result.Rows.Select(r => (r.Text, r.Issue)));

        int Position(int hamlet) => campaign.CommuneBy(Commune).Hamlets.Select(h => h.Id).ToList().IndexOf(hamlet);
    }

    [Fact]
    public async Task Of_several_sheets_that_fit_the_one_of_the_day_is_read()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        object?[][] Rows(int value) => [["Ấp", "Mức 1"], ["Hậu Thành", value]];

        var result = await PreviewAsync(
            portal, campaign, Commune, Sheet.Named(("Hướng dẫn", [["Cách ghi"]]), ("05-08-2023", Rows(5)), ("06-08-2023", Rows(6)), ("07-08-2023", Rows(7))));

        Assert.Equal(("06-08-2023", 6), (result.Sheet, result.Cells.Single().Value));
    }

    private static async Task<ImportPreview> PreviewAsync(TestPortal portal, CampaignDefinition campaign, string commune, byte[] file, DateOnly? day = null)
    {
        var result = await portal.Get<DayImportService>().PreviewAsync(
            TestPortal.Officer(campaign, commune), campaign.Id, campaign.CommuneBy(commune).Id, day ?? Day, file, Cancel);
        Assert.Null(result.Problem);
        return result.Preview!;
    }
}
