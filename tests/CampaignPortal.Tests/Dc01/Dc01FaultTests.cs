using System.Diagnostics;
using System.Globalization;
using System.Text;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Tests.DayImport;
using static CampaignPortal.Tests.Dc01.Dc01Sample;

namespace CampaignPortal.Tests.Dc01;

/// <summary>Files of which nothing may be taken: each is told by one fault with its place.</summary>
public sealed class Dc01FaultTests
{
    public static TheoryData<string, Dc01Fault> Places => new()
    {
        { "#REF!", new(Dc01FaultCode.ErrorCell, "Sheet1", 3, "C", "#REF!") },
        { "ba", new(Dc01FaultCode.NotANumber, "Sheet1", 3, "C", "ba") },
        { "1,5", new(Dc01FaultCode.NotANumber, "Sheet1", 3, "C", "1,5") },
        { "-4", new(Dc01FaultCode.Negative, "Sheet1", 3, "C", "-4") },
        { "123456789", new(Dc01FaultCode.TooLarge, "Sheet1", 3, "C", "123456789") },
        { "", new(Dc01FaultCode.Blank, "Sheet1", 3, "C", "") },
    };

    public static TheoryData<string, FileProblem> Problems => new()
    {
        { "nothing", FileProblem.Missing },
        { "text", FileProblem.NotAWorkbook },
        { "half", FileProblem.Damaged },
        { "old half", FileProblem.Damaged },
        { "old with sectors of a gigabyte", FileProblem.Damaged },
        { "old with a table beyond its end", FileProblem.Damaged },
        { "bomb", FileProblem.TooMuchInside },
        { "styles", FileProblem.TooMuchInside },
        { "wide and far", FileProblem.TooMuchInside },
        { "no cells", FileProblem.Empty },
        { "password", FileProblem.Password },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_figure_that_is_none_is_told_with_sheet_row_and_column(string text, Dc01Fault expected) =>
        Assert.Equal(expected, OnlyFault(File([1, "Xã Tân Hòa", 1, 2], [2, "Xã Hòa Long", text, 2])));

    [Fact]
    public void A_formula_error_is_told_in_new_files_and_in_old_ones()
    {
        var cell = """<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>""";
        var file = RawWorkbook.Of($"""
            <row r="1">{RawWorkbook.Text("A1", "Đơn vị")}{RawWorkbook.Text("B1", "Mức 1")}{RawWorkbook.Text("C1", "Mức 2")}</row>
            <row r="2">{RawWorkbook.Text("A2", "Xã Tân Hòa")}{cell}<c r="C2"><v>3</v></c></row>
            """);

        Assert.Equal(new(Dc01FaultCode.ErrorCell, "Sheet1", 2, "B", "#DIV/0!"), OnlyFault(file));
        var old = OnlyFault(OldFile.WithFormulaError, Dc01Knowledge.None) with { Text = null };
        Assert.Contains(old, new Dc01Fault[] { new(Dc01FaultCode.ErrorCell, "DC01", 5, "D"), new(Dc01FaultCode.Blank, "DC01", 5, "D") });
    }

    [Fact]
    public void Two_rows_for_one_commune_are_told_with_both_rows_however_they_write_it() => Assert.Equal(
        new(Dc01FaultCode.Twice, "Sheet1", 4, "B", "Xã Tân Hòa", "2"),
        OnlyFault(File([1, "Xã Tân Hòa", 1, 2], [2, "Xã Hòa Long", 1, 2], [3, "X. Tân Hoà", 1, 2])));

    [Theory]
    [InlineData("35/8/2023", Dc01FaultCode.BadDay, "35/8/2023")]
    [InlineData("", Dc01FaultCode.BadDay, "")]
    [InlineData("04/8/2023", Dc01FaultCode.DayOutside, "04/08/2023")]
    [InlineData("#N/A", Dc01FaultCode.ErrorCell, "#N/A")]
    [InlineData("05/9/2023", Dc01FaultCode.DayInFuture, "05/09/2023")]
    public void A_day_that_cannot_be_is_told_with_its_place(string day, Dc01FaultCode code, string text)
    {
        var reading = Read(Sheet.Of(["Ngày", "Đơn vị", "Mức 1", "Mức 2"], [day, "Xã Tân Hòa", 1, 2]), Dc01Knowledge.None, new(2023, 8, 20));

        Assert.Equal(new(code, "Sheet1", 2, "A", text), Assert.Single(reading.Faults));
        Assert.Empty(reading.Rows);
    }

    [Fact]
    public void A_file_without_a_day_a_heading_or_a_commune_says_so()
    {
        Assert.Equal(new(Dc01FaultCode.NoDay, "Sheet1"), OnlyFault(FileOf("Xã Tân Hòa"), Dc01Knowledge.None));
        Assert.Equal(new(Dc01FaultCode.NoHeading, "Sheet1"), OnlyFault(Sheet.Of(["Ấp", "Số heo"], ["Tân Lộc", 3])));
        Assert.Equal(new(Dc01FaultCode.NoCommune, "Sheet1", 1, "B"), OnlyFault(FileOf("Xã Bình Thành")));
    }

    [Fact]
    public void Two_columns_for_one_figure_are_not_guessed_between() => Assert.Equal(
        new(Dc01FaultCode.TwoColumns, "Sheet1", 1, "B, C", nameof(Dc01Field.Level1)),
        OnlyFault(Sheet.Of(["Đơn vị", "Mức 1", "Mức 1 (cũ)", "Mức 2"], ["Xã Tân Hòa", 1, 2, 3])));

    [Fact]
    public void Faults_of_sums_and_of_areas_that_are_not_ours_do_not_matter() =>
        Assert.True(Read(File([1, "Xã Tân Hòa", 1, 2], [2, "Xã Bình Thành", -1, "x"], [null, "Tổng cộng", "#REF!", "#REF!"])).IsGood);

    [Fact]
    public void A_hundred_thousand_rows_are_refused_with_the_row_where_it_is_too_much()
    {
        var rows = new StringBuilder();
        for (var row = 1; row <= 100_000; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"""<row r="{row}">{RawWorkbook.Text($"A{row}", $"Hộ {row}")}<c r="B{row}"><v>1</v></c></row>""");
        }

        Assert.Equal(new(Dc01FaultCode.TooManyRows, "Sheet1", 20_000), OnlyFault(RawWorkbook.Of(rows.ToString())));
    }

    [Fact]
    public void An_old_file_that_claims_two_thousand_million_rows_is_refused_at_once()
    {
        var file = (byte[])OldFile.WithFigures.Clone();

        // The record of a row, from its number on.
        file.AsSpan(0xEB4, 29).Fill(0x79);
        var watch = Stopwatch.StartNew();

        Assert.Equal(FileProblem.TooMuchInside, ProblemOf(file));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3));
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_file_that_cannot_be_read_is_told_by_one_word(string file, FileProblem problem) => Assert.Equal(problem, ProblemOf(Make(file)));

    private static byte[] Make(string file) => file switch
    {
        "nothing" => [],
        "text" => Encoding.UTF8.GetBytes("Đơn vị;Mức 1;Mức 2"),
        "half" => Half(FileOf("Xã Tân Hòa")),
        "old half" => OldFile.WithFigures[..2048],
        "old with sectors of a gigabyte" => With(OldFile.WithFigures, 0x1E, 30),
        "old with a table beyond its end" => With(OldFile.WithFigures, 0x2E, 0x40),
        "bomb" => RawWorkbook.Of(new string(' ', 25 * 1024 * 1024)),
        "styles" => RawWorkbook.Of("", ("xl/styles.xml", $"<styleSheet xmlns=\"{RawWorkbook.Main}\"><cellXfs>{string.Concat(Enumerable.Repeat("<xf/>", 900_000))}</cellXfs></styleSheet>")),
        "wide and far" => RawWorkbook.Of($"""<row r="1">{RawWorkbook.Text("XFD1", "x")}</row><row r="1048576">{RawWorkbook.Text("A1048576", "x")}</row>"""),
        "no cells" => Sheet.Of(),
        "password" => ProtectedFile.Make(),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file, "no such file"),
    };

    private static byte[] With(byte[] file, int at, byte value) => [.. file[..at], value, .. file[(at + 1)..]];

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];
}
