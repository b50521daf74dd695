using System.Globalization;
using System.Text;
using System.Text.Json;
using CampaignPortal.Core.OpenData;
using CsvHelper;
using CsvHelper.Configuration;

namespace CampaignPortal.Tests.OpenData;

public sealed class OpenCsvTests
{
    private static readonly OpenColumn[] Columns =
    [
        new("name", OpenKind.Text, "x"), new("value", OpenKind.WholeNumber, "x"), new("percent", OpenKind.Percent, "x"),
        new("day", OpenKind.Day, "x"), new("at", OpenKind.Moment, "x"), new("reported", OpenKind.YesNo, "x"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CsvStyle.Vietnamese, "name;value;percent;day;at;reported\r\nXã Tân Dương;1204;33,65;2023-08-20;2023-08-20 14:03:00;1\r\n")]
    [InlineData(CsvStyle.International, "name,value,percent,day,at,reported\r\nXã Tân Dương,1204,33.65,2023-08-20,2023-08-20 14:03:00,1\r\n")]
    public async Task A_file_begins_with_its_mark_and_no_separator_stands_in_a_number(CsvStyle style, string expected)
    {
        var bytes = await WriteAsync(style, ["Xã Tân Dương", 1204, 33.65m, new DateOnly(2023, 8, 20), new DateTime(2023, 8, 20, 14, 3, 0, DateTimeKind.Unspecified), true]);

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(expected, Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task Blank_stays_blank_and_zero_stays_zero()
    {
        var lines = await ReadAsync(CsvStyle.Vietnamese, ["x", 0, 0m, null, null, false], ["x", null, null, null, null, null]);

        Assert.Equal(["x", "0", "0,00", "", "", "0"], lines[0]);
        Assert.Equal(["x", "", "", "", "", ""], lines[1]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+84")]
    [InlineData("-1+2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("＝1")]
    public async Task A_name_that_would_be_a_formula_comes_as_text(string name) =>
        Assert.Equal("'" + name, (await ReadAsync(CsvStyle.Vietnamese, [name, 1, 1m, null, null, true]))[0][0]);

    [Theory]
    [InlineData("Xã \"Mới\"; thật, dài")]
    [InlineData("hai\r\ndòng")]
    [InlineData(" trước và sau ")]
    public async Task A_name_with_separators_and_quotes_comes_back_as_it_was(string name)
    {
        foreach (var style in Enum.GetValues<CsvStyle>())
        {
            Assert.Equal(name, (await ReadAsync(style, [name, 1, 1m, null, null, true]))[0][0]);
        }
    }

    [Fact]
    public async Task JSON_keeps_accents_and_tells_blank_from_zero()
    {
        using var file = new MemoryStream();
        await OpenJson.WriteAsync(Table(["Xã Tân Dương <b>", 0, null, new DateOnly(2023, 8, 20), new DateTime(2023, 8, 20, 14, 3, 0, DateTimeKind.Unspecified), false]), file, Cancel);
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.Contains("Xã Tân Dương", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        var row = json.RootElement.GetProperty("rows")[0];
        Assert.Equal("Xã Tân Dương <b>", row.GetProperty("name").GetString());
        Assert.Equal(0, row.GetProperty("value").GetInt32());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("percent").ValueKind);
        Assert.Equal("2023-08-20T14:03:00+07:00", row.GetProperty("at").GetString());
    }

    private static OpenTable Table(params IReadOnlyList<object?>[] rows) =>
        new("x", 1, "Chiến dịch", new(2023, 8, 20), new(2023, 8, 20), new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified), Columns, rows.ToAsyncEnumerable());

    private static async Task<byte[]> WriteAsync(CsvStyle style, params IReadOnlyList<object?>[] rows)
    {
        using var file = new MemoryStream();
        await OpenCsv.WriteAsync(Table(rows), file, style, Cancel);
        return file.ToArray();
    }

    // As another program reads it.
    private static async Task<List<string[]>> ReadAsync(CsvStyle style, params IReadOnlyList<object?>[] rows)
    {
        using var reader = new StreamReader(new MemoryStream(await WriteAsync(style, rows)));
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = style == CsvStyle.Vietnamese ? ";" : "," });
        var lines = new List<string[]>();
        while (await csv.ReadAsync())
        {
            lines.Add(csv.Record!);
        }

        return lines[1..];
    }
}
