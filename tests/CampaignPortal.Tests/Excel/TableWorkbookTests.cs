using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using ClosedXML.Excel;
using Microsoft.Extensions.Time.Testing;

namespace CampaignPortal.Tests.Excel;

/// <summary>The one writer of tables, read back by two other libraries.</summary>
public sealed class TableWorkbookTests
{
    private static readonly SheetColumn[] Columns = [new("TT", 6), new("Đơn vị", 24), new("Số", 12), new("Đổi", 12), new("Tỷ lệ", 12), new("Ngày", 12), new("Lúc", 17), new("Giờ", 8)];

    private static CampaignDefinition Campaign { get; } = Of("Ủy ban nhân dân huyện Lai Vung", "Công an huyện Lai Vung");

    [Fact]
    public void Every_kind_of_value_comes_back_as_what_it_was()
    {
        var file = TableWorkbook.Write(Campaign, Table(
            new SheetRow([1, "Xã Tân Dương", 1204, new SignedCount(-3), 42.89m, new DateOnly(2023, 8, 20), new DateTime(2023, 8, 20, 16, 30, 0, DateTimeKind.Unspecified), new TimeOnly(16, 30)]),
            new SheetRow([2, null, 3_000_000_000L, null, 0m, null, null, null])));

        var rows = Cells.Read(file);
        Assert.Equal(["ỦY BAN NHÂN DÂN HUYỆN LAI VUNG", "Công an huyện Lai Vung", null, "BẢNG THỬ", "Phụ đề"], rows.Take(5).Select(r => r[0]));
        Assert.Equal(Columns.Select(c => c.Heading), rows[6].Select(c => c as string));
        Assert.Equal(
            [1.0, "Xã Tân Dương", 1204.0, -3.0, 42.89, new DateTime(2023, 8, 20, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(2023, 8, 20, 16, 30, 0, DateTimeKind.Unspecified), new TimeSpan(16, 30, 0)],
            rows[7].Select(c => c is DateTime moment && moment.Year < 1900 ? moment.TimeOfDay : c));
        Assert.Equal([2.0, null, 3_000_000_000.0, null, 0.0, null, null, null], rows[8]);
        Assert.Empty(Cells.Faults(file));
        Assert.Empty(Cells.Formulae(file));
    }

    [Fact]
    public void A_thousand_hostile_texts_in_every_place_stay_text()
    {
        foreach (var (index, text) in HostileText.Thousand.Index().Where(t => t.Index % 10 == 0 || t.Index < 60))
        {
            var file = TableWorkbook.Write(Of(text, text), new(text, text, text, [new(text, 6), new("B", 9)], [new([text, index])]));

            Assert.Empty(Cells.Formulae(file));
            Assert.Empty(Cells.Faults(file));
            Assert.Equal(CellText.Of(text), Cells.Read(file)[7][0] ?? "");
        }

        var all = TableWorkbook.Write(Campaign, Table([.. HostileText.Thousand.Select(t => new SheetRow([null, t, 1]))]));
        Assert.Equal(1000, HostileText.Thousand.Count);
        Assert.Empty(Cells.Formulae(all));
        Assert.Empty(Cells.Faults(all));
        Assert.Equal(HostileText.Thousand.Select(CellText.Of), Cells.Read(all).Skip(7).Select(r => (string?)r[1] ?? ""));

        // Who types such a text anew in its cell still has a text: the cell is marked as one.
        using var workbook = new XLWorkbook(new MemoryStream(all));
        Assert.All(
            workbook.Worksheet(1).Rows(TableWorkbook.HeadingRow + 1, TableWorkbook.HeadingRow + 1000).Select(r => r.Cell(2)),
            cell => Assert.True(cell.DataType == XLDataType.Text && cell.Style.IncludeQuotePrefix == CellText.IsRisky(cell.GetString()), cell.Address.ToString()));
    }

    [Fact]
    public void A_row_is_as_high_as_its_longest_text_because_LibreOffice_does_not_measure_it()
    {
        const string form = "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Lai Vung";
        var file = TableWorkbook.Write(Campaign, new(
            "Bang", "Bảng thử", "Phụ đề", [new("TT", 6), new("Đơn vị", 24), new("Hình thức đề nghị của cơ quan thường trực các cấp", 8), new("Ghi chú", 10)],
            [
                new([1, "Xã Tân Dương", "Khen", "Đạt"]),
                new([2, form, "Khen", null]),
                new([3, "Ấp 1\nẤp 2\nẤp 3", null, null]),
                new([4, new string('M', 120), null, null]),
                new([5, string.Join(' ', Enumerable.Repeat(form, 200)), null, null]),
            ]));

        using var workbook = new XLWorkbook(new MemoryStream(file));
        var heights = workbook.Worksheet(1).Rows(TableWorkbook.HeadingRow, TableWorkbook.HeadingRow + 5).Select(r => r.Height).ToList();
        Assert.Equal([15.0, 45.0, 45.0], [heights[1], heights[2], heights[3]]);
        Assert.InRange(heights[0], 75, 150);
        Assert.InRange(heights[4], 105, 150);
        Assert.Equal(409, heights[5]);
        Assert.Equal(XLAlignmentHorizontalValues.Center, workbook.Worksheet(1).Cell(TableWorkbook.HeadingRow + 1, 1).Style.Alignment.Horizontal);
    }

    [Fact]
    public void A_text_longer_than_a_cell_is_cut_between_letters()
    {
        var text = CellText.Of(new string('a', CellText.MaxLength - 1) + "😀😀");

        Assert.Equal(CellText.MaxLength - 1, text.Length);
        Assert.Equal(CellText.MaxLength, CellText.Of(new string('ấ', 40_000)).Length);
    }

    [Fact]
    public void What_is_more_than_a_sheet_holds_goes_on_in_the_next()
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream, Campaign, "Dài", lastRow: TableWorkbook.HeadingRow + 10))
        {
            writer.Begin(new("So lieu", "Dài", "", Columns, HasFilter: true));
            for (var number = 1; number <= 25; number++)
            {
                writer.Row(new([number, "Xã"]));
            }
        }

        var file = stream.ToArray();
        Assert.Equal(["So lieu", "So lieu (2)", "So lieu (3)"], Cells.SheetNames(file));
        Assert.Equal(Enumerable.Range(1, 25), Enumerable.Range(0, 3).SelectMany(s => Cells.Read(file, s).Skip(7)).Select(r => (int)(double)r[0]!));
        Assert.Empty(Cells.Faults(file));
    }

    [Fact]
    public void A_total_is_a_formula_where_it_is_the_sum_and_a_number_where_it_is_not()
    {
        var file = TableWorkbook.Write(Campaign, Table(
            new SheetRow([null, "Cộng", 30, new SignedCount(1), 50m, null, 7], IsTotal: true), new SheetRow([1, "A", 10, new SignedCount(3), 40m, null, 3]),
            new SheetRow([2, "B", 20, new SignedCount(-2), 60m, null, 3])));

        Assert.Equal(new Dictionary<string, string> { ["C8"] = "SUM(C9:C10)", ["D8"] = "SUM(D9:D10)" }, Cells.Formulae(file));
        Assert.Equal([null, "Cộng", 30.0, 1.0, 50.0, null, 7.0, null], Cells.Read(file)[7]);
    }

    [Fact]
    public void Totals_of_groups_are_added_up_by_the_total_of_all()
    {
        var file = TableWorkbook.Write(Campaign, Table(
            new SheetRow([null, "Toàn huyện", 60], IsTotal: true), new SheetRow([1, "Xã A", 30], IsTotal: true), new SheetRow([null, "Ấp 1", 10], Indent: 2),
            new SheetRow([null, "Ấp 2", 20], Indent: 2), new SheetRow([2, "Xã B", 30], IsTotal: true), new SheetRow([null, "Ấp 3", 30], Indent: 2)));

        Assert.Equal(new Dictionary<string, string> { ["C8"] = "SUM(C9,C12)", ["C9"] = "SUM(C10:C11)", ["C12"] = "SUM(C13:C13)" }, Cells.Formulae(file));
    }

    [Fact]
    public void The_sheet_prints_on_A4_repeats_its_headings_counts_its_pages_and_says_whose_it_is()
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream, Campaign, "Bảng thử", new FakeTimeProvider(new(2023, 8, 20, 9, 30, 0, TimeSpan.Zero))))
        {
            writer.Begin(Table().Head);
            writer.Row(new([1, "Xã"]));
        }

        using var workbook = new XLWorkbook(stream);
        var sheet = workbook.Worksheets.Single();
        Assert.Equal((XLPaperSize.A4Paper, XLPageOrientation.Landscape), (sheet.PageSetup.PaperSize, sheet.PageSetup.PageOrientation));
        Assert.Equal((1, 0), (sheet.PageSetup.PagesWide, sheet.PageSetup.PagesTall));
        Assert.Equal((7, 7), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop));
        Assert.Equal((7, 2), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
        Assert.Equal("Trang &P/&N", sheet.PageSetup.Footer.Right.GetText(XLHFOccurrence.OddPages));
        Assert.Equal(("Bảng thử", "Ủy ban nhân dân huyện Lai Vung"), (workbook.Properties.Title, workbook.Properties.Author));
        Assert.Contains("2023-08-20T09:30:00Z", Cells.Part(stream.ToArray(), "docProps/core.xml"), StringComparison.Ordinal);
        Assert.Equal("Times New Roman", sheet.Cell(8, 2).Style.Font.FontName);
    }

    [Fact]
    public void One_column_is_a_table_too()
    {
        var file = TableWorkbook.Write(Campaign, new("Một", "Một cột", "", [new("Tên", 30)], [new(["A"])]));

        Assert.Empty(Cells.Faults(file));
        Assert.Equal("A", Cells.Read(file)[7][0]);
    }

    private static SheetTable Table(params SheetRow[] rows) => new("Bảng", "Bảng thử", "Phụ đề", Columns, rows);

    private static CampaignDefinition Of(string host, string agency) => new(
        new() { Name = "Chiến dịch", HostName = host, HostTotalLabel = "x", AgencyName = agency, HeadlineIndicator = "x" },
        [new() { Code = "x", Name = "x", NameEn = "x", ShortName = "x", ShortNameEn = "x" }], [], [], []);
}
