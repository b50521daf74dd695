using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using CampaignPortal.Core.Excel;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;

namespace CampaignPortal.Tests.Web;

/// <summary>The rollup as page, JSON and workbook, over HTTP: one set of figures.</summary>
public sealed class RollupHttpTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private const int FirstFigureColumn = 3;

    private static readonly string[] Followers = ["congan", "lanhdao"];

    private static readonly string[] Days = ["2023-08-05", "2023-08-11", "2023-08-19", "2023-08-20"];

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> SampleDays =>
        new([.. from user in Followers from day in Days select (user, day)]);

    [Theory]
    [MemberData(nameof(ExpectedRollup.Days), MemberType = typeof(ExpectedRollup))]
    public async Task Page_JSON_and_workbook_of_the_reference_days_are_what_was_worked_out_apart(DateOnly day)
    {
        // An administrator looks at the newest campaign, which is the reference one.
        var (page, json, sheet) = await ReadAsync("quantri", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        var expected = ExpectedRollup.Of(day);
        Assert.Equal(expected.Select(l => l["commune_code"]), json.Keys.Where(k => k.Length > 0));
        foreach (var line in expected)
        {
            var code = line["commune_code"];
            foreach (var column in json[code].Keys)
            {
                var right = line.Number(column);
                Assert.True(right == json[code][column], $"JSON {code} {column}: {json[code][column]} is not {right}");
                Assert.True(right == page[code][column], $"page {code} {column}: {page[code][column]} is not {right}");
                Assert.True(right == sheet[code][column], $"workbook {code} {column}: {sheet[code][column]} is not {right}");
            }
        }

        Assert.Equal(expected.Sum(l => l.Number("cumulative")), page[""]["cumulative"]);
        Assert.Equal(expected.Sum(l => l.Number("today")), page[""]["today"]);
        AssertSame(page, json, sheet);
    }

    [Theory]
    [MemberData(nameof(SampleDays))]
    public async Task Page_JSON_and_workbook_of_the_sample_show_the_same_figures(string userName, string day)
    {
        var (page, json, sheet) = await ReadAsync(userName, day);

        Assert.Equal(13, json.Count);
        AssertSame(page, json, sheet);
    }

    [Theory]
    [InlineData("?ngay=2023-08-20")]
    [InlineData("?ngay=2023-08-21")]
    [InlineData("?ngay=2024-02-30")]
    [InlineData("?ngay=x")]
    [InlineData("")]
    public async Task A_day_that_is_not_one_of_the_campaigns_gives_the_newest(string query)
    {
        using var agency = await sample.AsAsync("congan");

        using var answer = await agency.GetAsync("/api/rollup" + query);

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("2023-08-20", json.RootElement.GetProperty("day").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("campaign").GetInt32());
    }

    [Fact]
    public async Task The_download_is_a_workbook_with_a_plain_name_set_for_A4_across()
    {
        using var leader = await sample.AsAsync("lanhdao");

        using var answer = await leader.GetAsync("/tai-ve/tong-hop.xlsx?ngay=2023-08-19");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "tong-hop-2023-08-19.xlsx"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync(Cancel));
        var setup = workbook.Worksheets.Single().PageSetup;
        Assert.Equal((XLPaperSize.A4Paper, XLPageOrientation.Landscape), (setup.PaperSize, setup.PageOrientation));
    }

    [Fact]
    public async Task Programs_without_an_account_get_401_and_officers_403()
    {
        using var nobody = sample.Portal.Visit();
        using var officer = await sample.AsAsync("xa.tanduong");
        using var unit = await sample.AsAsync("dv01");

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/rollup?ngay=2023-08-20")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/api/rollup?ngay=2023-08-20")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.GetAsync("/api/rollup?ngay=2023-08-20")).StatusCode);
    }

    private static void AssertSame(params Dictionary<string, Dictionary<string, decimal?>>[] tables)
    {
        foreach (var table in tables.Skip(1))
        {
            Assert.Equal(tables[0].Keys, table.Keys);
            Assert.All(table.Keys, area => Assert.Equal(tables[0][area], table[area]));
        }
    }

    // Each by the area's code, "" for the total, and by the column's key.
    private async Task<(Dictionary<string, Dictionary<string, decimal?>> Page, Dictionary<string, Dictionary<string, decimal?>> Json, Dictionary<string, Dictionary<string, decimal?>> Sheet)>
        ReadAsync(string userName, string day)
    {
        using var visitor = await sample.AsAsync(userName);
        var page = ReadPage(await visitor.PageAsync("/tong-quan?ngay=" + day));
        using var json = await visitor.GetAsync("/api/rollup?ngay=" + day);
        using var file = await visitor.GetAsync("/tai-ve/tong-hop.xlsx?ngay=" + day);
        var figures = ReadJson(await json.Content.ReadAsStringAsync(Cancel));
        using var workbook = new XLWorkbook(await file.Content.ReadAsStreamAsync(Cancel));
        return (page, figures, ReadSheet(workbook.Worksheets.Single(), figures));
    }

    private static Dictionary<string, Dictionary<string, decimal?>> ReadPage(IHtmlDocument page) => page.QuerySelectorAll("tr[data-area]").ToDictionary(
        row => row.GetAttribute("data-area") is "0" ? "" : row.GetAttribute("data-area")!,
        row => row.QuerySelectorAll("td[data-column]:not([data-column=reported])").ToDictionary(
            cell => cell.GetAttribute("data-column")!,
            cell => cell.TextContent == "–" ? (decimal?)null : decimal.Parse(cell.TextContent, NumberStyles.Number, Vietnamese)));

    private static Dictionary<string, Dictionary<string, decimal?>> ReadJson(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return root.GetProperty("rows").EnumerateArray().Prepend(root.GetProperty("total")).ToDictionary(
            row => row.GetProperty("code").GetString()!,
            row => row.GetProperty("figures").EnumerateObject().ToDictionary(
                p => p.Name, p => p.Value.ValueKind == JsonValueKind.Null ? (decimal?)null : p.Value.GetDecimal()));
    }

    // The sheet has names and no codes: its rows stand in the order of the JSON, the total first.
    private static Dictionary<string, Dictionary<string, decimal?>> ReadSheet(IXLWorksheet sheet, Dictionary<string, Dictionary<string, decimal?>> json) =>
        json.Keys.Index().ToDictionary(
            area => area.Item,
            area => json[area.Item].Keys.Index().ToDictionary(
                column => column.Item,
                column =>
                {
                    var cell = sheet.Cell(RollupWorkbook.FirstAreaRow - 1 + area.Index, FirstFigureColumn + column.Index);
                    return cell.IsEmpty() ? (decimal?)null : (decimal)cell.GetDouble();
                }));
}
