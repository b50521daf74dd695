using System.Globalization;
using System.Text;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Tests.DayImport;
using ClosedXML.Excel;
using static CampaignPortal.Tests.Dc01.Dc01Sample;

namespace CampaignPortal.Tests.Dc01;

/// <summary>Files that can be read, as people make them.</summary>
public sealed class Dc01ReaderTests
{
    private static readonly string[] DayHeading = ["Ngày", "Đơn vị", "Mức 1", "Mức 2"];
    private static readonly string[] TwoCommunes = ["Xã Tân Hòa", "Xã Hòa Long"];

    [Fact]
    public void Title_rows_merged_cells_numbers_as_text_sums_and_signatures_are_coped_with()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("Thống kê");
        sheet.Range("A1:E1").Merge().Value = "BỘ CÔNG AN – PHÂN HỆ DC01 MỞ RỘNG";
        sheet.Range("A2:E2").Merge().Value = "Kết quả kích hoạt mức 1, mức 2 tính đến ngày 19/8/2023 (in ngày 20/8/2023)";
        sheet.Range("A4:A5").Merge().Value = "STT";
        sheet.Range("B4:B5").Merge().Value = "Đơn vị";
        sheet.Range("C4:D4").Merge().Value = "Tài khoản kích hoạt lũy kế";
        sheet.Range("E4:E5").Merge().Value = "Tỷ lệ mức 1 (%)";
        sheet.Cell("C5").SetValue("Mức 1");
        sheet.Cell("D5").SetValue("Mức 2");
        foreach (var (at, value) in new object[] { "(1)", "(2)", "(3)", "(4)", "(5)" }.Index())
        {
            sheet.Cell(6, at + 1).SetValue((string)value);
        }

        foreach (var (at, (name, level1, level2)) in new[]
        {
            ("X. Tân Hoà", "1.234", "5 678"), ("TT Lai Vung", "311", "1185"), ("Tổng cộng", "1.545", "6.863"),
        }.Index())
        {
            sheet.Cell(7 + at, 2).SetValue(name.Normalize(NormalizationForm.FormD));
            sheet.Cell(7 + at, 3).SetValue(level1);
            sheet.Cell(7 + at, 4).SetValue(level2);
        }

        sheet.Cell("B12").SetValue("Người lập biểu");
        sheet.Cell("D12").SetValue("Thủ trưởng đơn vị");
        using var file = new MemoryStream();
        workbook.SaveAs(file);

        var reading = Read(file.ToArray(), Dc01Knowledge.None);

        Assert.Empty(reading.Faults);
        Assert.Equal(Day, reading.Day);
        Assert.Equal(
            [(7, "Xã Tân Hòa", 1234, 5678), (8, "Thị trấn Lai Vung", 311, 1185)],
            reading.Rows.Select(r => (r.Row, NameOf(r.CommuneId), r.Level1, r.Level2)));
        Assert.Equal(["B", "C", "D"], reading.Headings.Select(h => h.Letter));
        Assert.Equal(10, reading.Missing.Count);
        Assert.Equal(2, reading.Names.Count);
    }

    [Theory]
    [InlineData("Số liệu từ ngày 05/8/2023 đến ngày 19/8/2023", "Lai Vung, ngày 20 tháng 8 năm 2023", "2023-08-19")]
    [InlineData("Ngày 19 tháng 8 năm 2023", "", "2023-08-19")]
    [InlineData("Ngày 19/8/2023", "Lai Vung, ngày 20 tháng 8 năm 2023", null)]
    [InlineData("Quyết định ngày 01/01/2020", "", null)]
    public void The_day_is_read_from_the_title_where_it_names_one(string first, string second, string? expected)
    {
        var reading = Read(Sheet.Of([first], [second], Heading, [1, "Xã Tân Hòa", 3, 4]), Dc01Knowledge.None);

        Assert.Equal(expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture), reading.TitleDay);
        Assert.Equal(expected is null ? [Dc01FaultCode.NoDay] : [], reading.Faults.Select(f => f.Code));
    }

    [Fact]
    public void Days_in_a_column_are_read_as_text_as_numbers_and_as_dates()
    {
        object?[] Row(object? day) => ["Xã Tân Hòa", day, 3, 4];
        var reading = Read(Sheet.Of(
            ["Xã", "Ngày", "Mức 1", "Mức 2"], Row("05/8/2023"), Row("2023-08-06"), Row("7.8.2023"), Row(new DateTime(2023, 8, 8)), Row(45147),
            Row("45148"), Row("Ngày 11 tháng 8 năm 2023"), Row("20230812"), Row("13/8")), Dc01Knowledge.None);

        Assert.Empty(reading.Faults);
        Assert.Equal(Enumerable.Range(5, 9), reading.Rows.Select(r => r.Day.Day));
    }

    [Fact]
    public void Days_merged_down_their_rows_belong_to_each_of_them()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("DC01");
        foreach (var (at, text) in DayHeading.Index())
        {
            sheet.Cell(1, at + 1).SetValue(text);
        }

        sheet.Range("A2:A3").Merge().Value = "19/08/2023";
        foreach (var (at, name) in TwoCommunes.Index())
        {
            sheet.Cell(at + 2, 2).SetValue(name);
            sheet.Cell(at + 2, 3).SetValue(1);
            sheet.Cell(at + 2, 4).SetValue(2);
        }

        using var file = new MemoryStream();
        workbook.SaveAs(file);

        Assert.Equal([Day, Day], Read(file.ToArray(), Dc01Knowledge.None).Rows.Select(r => r.Day));
    }

    [Theory]
    [InlineData((int)TextCode.Tcvn3)]
    [InlineData((int)TextCode.Vni)]
    public void A_whole_file_in_an_old_code_is_read_like_any_other(int code)
    {
        string Old(string text) => LegacyText.Encode(text, (TextCode)code);
        var reading = Read(Sheet.Of(
            [Old("Số liệu đến ngày 19/8/2023")], [Old("Đơn vị"), Old("Mức 1 luỹ kế"), Old("Mức 2 luỹ kế")],
            [Old("Xã Tân Hòa"), 1, 2], [Old("TT Lai Vung"), 3, 4], [Old("Tổng cộng"), 4, 6]), Dc01Knowledge.None);

        Assert.Empty(reading.Faults);
        Assert.Equal(["Xã Tân Hòa", "Thị trấn Lai Vung"], reading.Rows.Select(r => NameOf(r.CommuneId)));
    }

    [Fact]
    public void A_file_of_Excel_97_is_read_with_its_merged_title_dates_and_old_letters()
    {
        var reading = Read(OldFile.WithFigures, Dc01Knowledge.None);

        Assert.Empty(reading.Faults);
        Assert.Equal(
            [("Thị trấn Lai Vung", Day, 311, 1185), ("Xã Tân Dương", Day, 218, 786)],
            reading.Rows.Select(r => (NameOf(r.CommuneId), r.Day, r.Level1, r.Level2)));
    }

    [Fact]
    public void The_running_total_is_taken_and_not_the_days_own_count()
    {
        var reading = Read(Sheet.Of(
            ["Đơn vị", "Mức 1 trong ngày", "Mức 1 lũy kế", "Mức 2 trong ngày", "Mức 2 lũy kế", "Tổng mức 1 và mức 2"], ["Xã Tân Hòa", 1, 100, 2, 200, 300]));

        Assert.Equal((100, 200), (reading.Rows.Single().Level1, reading.Rows.Single().Level2));
    }

    [Fact]
    public void The_sheet_with_most_communes_is_read_and_the_others_are_named()
    {
        var reading = Read(Sheet.Named(
            ("Ghi chú", [["Không có gì"]]), ("Mẫu", [Heading, [1, "Xã Khác", 1, 2]]), ("Tháng 8", [Heading, [1, "Xã Tân Hòa", 1, 2], [2, "Xã Hòa Long", 1, 2]])));

        Assert.Equal("Tháng 8", reading.Sheet);
        Assert.Equal(["Ghi chú", "Mẫu"], reading.OtherSheets);
        Assert.Equal(2, reading.Rows.Count);
    }

    [Fact]
    public void Headings_that_a_person_pointed_out_are_known_from_then_on()
    {
        var file = Sheet.Of(["Danh sách"], ["Nơi", "TK thường", "TK cao"], ["Xã Tân Hòa", 5, 6]);
        Assert.Equal(Dc01FaultCode.NoHeading, OnlyFault(file).Code);

        var reading = Read(file, new(
            new Dictionary<string, Dc01Field> { ["noi"] = Dc01Field.Area, ["tk thuong"] = Dc01Field.Level1, ["tk cao"] = Dc01Field.Level2 },
            new Dictionary<string, int?>(), Day));

        Assert.Equal((5, 6), (reading.Rows.Single().Level1, reading.Rows.Single().Level2));
    }

    [Fact]
    public void Every_line_of_the_reference_statistics_comes_through_a_workbook_unchanged()
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(SampleCampaign.Folder, "dc01.csv")).Select(l => l.Split(',')).ToList();
        object?[][] rows = [.. lines.Select((l, at) => at == 0 ? [.. l] : (object?[])[l[0], l[1], int.Parse(l[2], CultureInfo.InvariantCulture), int.Parse(l[3], CultureInfo.InvariantCulture)])];

        var reading = Read(Sheet.Of(rows), Dc01Knowledge.None);

        Assert.Empty(reading.Faults);
        Assert.Equal(
            lines.Skip(1).Select(l => (l[0], l[1], l[2], l[3])),
            reading.Rows.Select(r => (
                r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), NameOf(r.CommuneId),
                r.Level1.ToString(CultureInfo.InvariantCulture), r.Level2.ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(384, reading.Rows.Count);
    }
}
