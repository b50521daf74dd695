using System.Globalization;
using AngleSharp.Dom;
using CampaignPortal.Core.Excel;
using CampaignPortal.Tests.Excel;

namespace CampaignPortal.Tests.Web;

/// <summary>The workbooks of the ranking and of the pace have the figures of their pages, line by line.</summary>
public sealed class FigureTableTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lanhdao", "2023-08-20")]
    [InlineData("congan", "2023-08-11")]
    [InlineData("quantri", "2023-08-05")]
    public async Task The_ranking_has_each_place_with_what_it_was_reckoned_from(string userName, string day)
    {
        using var visitor = await sample.AsAsync(userName);
        var page = await visitor.PageAsync("/xep-hang?ngay=" + day);
        var rows = await RowsAsync(visitor, page.QuerySelector(".page-head a[href*='/tai-ve/']")!, $"xep-hang-{day}.xlsx");

        var shown = page.QuerySelectorAll("table.ranking tbody tr").ToList();
        Assert.Equal((12, 12), (shown.Count, rows.Count));
        foreach (var (line, cells) in shown.Zip(rows))
        {
            var before = cells[7] is null ? "–" : $"hạng {cells[7]}{cells[8] switch
            {
                > 0d and var up => $" · ▲ lên {up} bậc",
                < 0d and var down => $" · ▼ xuống {-(double)down} bậc",
                _ => ", giữ nguyên",
            }}";
            Assert.Equal(
                [$"{cells[0]}", $"{Count(cells[3])} ÷ {Count(cells[4])} = {Percent(cells[5])} %", $"{cells[6] ?? "–"}", before],
                line.QuerySelectorAll("td").Take(4).Select(Text));
            Assert.EndsWith($"{cells[9]}", Text(line.QuerySelectorAll("td")[4]), StringComparison.Ordinal);
            Assert.Equal((Text(line.QuerySelector("th")!), line.GetAttribute("data-area")), ((string)cells[1]!, (string)cells[2]!));
        }
    }

    [Theory]
    [InlineData("lanhdao", "2023-08-20")]
    [InlineData("congan", "2023-08-11")]
    [InlineData("quantri", "2023-08-05")]
    public async Task The_pace_has_rate_forecast_and_range_of_each_commune_and_of_all(string userName, string day)
    {
        using var visitor = await sample.AsAsync(userName);
        var page = await visitor.PageAsync("/tien-do?ngay=" + day);
        var rows = await RowsAsync(visitor, page.QuerySelector(".page-head a[href*='/tai-ve/']")!, $"tien-do-{day}.xlsx");

        var shown = page.QuerySelectorAll("table.pace-table tbody tr").ToList();
        Assert.Equal((13, 13), (shown.Count, rows.Count));
        foreach (var (line, cells) in shown.Zip(rows))
        {
            var finish = cells[12] is DateTime at ? ShortDay(at) : (string?)cells[12] ?? "";
            var range = cells[10] is null || finish.Length == 0 ? "" : $" ({ShortDay(cells[13])}–{ShortDay(cells[14])})";
            Assert.Equal(
                [
                    Count(cells[3]), Count(cells[4]), Percent(cells[5]), Count(cells[6]), Count(cells[7]), Count(cells[8]), Percent(cells[9]),
                    cells[10] is null ? "–" : $"{Percent(cells[10])}–{Percent(cells[11])}",
                    cells[12] is DateTime ? finish + range : finish,
                ],
                line.QuerySelectorAll("td").Skip(1).Take(9).Select(Text));
            Assert.EndsWith($"{cells[15]}", Text(line.QuerySelectorAll("td")[10]), StringComparison.Ordinal);
            Assert.Equal(Text(line.QuerySelector("th")!), cells[1]);
            Assert.StartsWith($"{cells[0]}", Text(line.QuerySelector("td")!), StringComparison.Ordinal);
            Assert.Equal(Places(cells[2]), line.QuerySelector(".rank-move [aria-hidden]")?.TextContent ?? "");
        }
    }

    [Theory]
    [InlineData("/tai-ve/xep-hang.xlsx?ngay=2030-01-01", "xep-hang-2023-08-20.xlsx")]
    [InlineData("/tai-ve/tien-do.xlsx?ngay=%3Cb%3E", "tien-do-2023-08-20.xlsx")]
    public async Task A_day_that_is_none_of_the_campaign_gives_the_newest(string address, string name)
    {
        using var leader = await sample.AsAsync("lanhdao");

        using var answer = await leader.GetAsync(address);

        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName);
    }

    private static async Task<List<object?[]>> RowsAsync(Visitor visitor, IElement link, string name)
    {
        using var answer = await visitor.GetAsync(link.GetAttribute("href")!);
        Assert.Equal(("attachment", name), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        var file = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Empty(Cells.Faults(file));
        return [.. Cells.Read(file).Skip(TableWorkbook.HeadingRow)];
    }

    private static string Text(IElement cell) => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Count(object? value) => value is double number ? number.ToString("N0", Vietnamese) : "–";

    private static string Percent(object? value) => value is double number ? number.ToString("N2", Vietnamese) : "–";

    private static string ShortDay(object? value) => value is DateTime day ? day.ToString("d/M", CultureInfo.InvariantCulture) : "…";

    private static string Places(object? value) => value switch
    {
        > 0d and var up => $"▲{up}",
        < 0d and var down => $"▼{-(double)down}",
        double => "–",
        _ => "",
    };
}
