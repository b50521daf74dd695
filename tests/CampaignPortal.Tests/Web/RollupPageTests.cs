using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;

namespace CampaignPortal.Tests.Web;

/// <summary>The views of the rollup page, each beside its workbook.</summary>
public sealed class RollupPageTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private const int HeadingRow = 7;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ExpectedRollup.Days), MemberType = typeof(ExpectedRollup))]
    public async Task The_reference_days_stand_in_the_page_as_they_were_worked_out_apart(DateOnly day)
    {
        using var administrator = await sample.AsAsync("quantri");

        var page = await administrator.PageAsync($"/tong-hop?ngay={day:yyyy-MM-dd}");

        foreach (var line in ExpectedRollup.Of(day))
        {
            var row = page.QuerySelector($"tr[data-area='{line["commune_code"]}']")!;
            Assert.Equal(line["commune"], row.QuerySelector("th")!.TextContent.Trim());
            foreach (var (key, text) in line.Where(c => c.Key is not ("date" or "commune_code" or "commune" or "reported")))
            {
                var cell = row.QuerySelector($"td[data-column='{key}']")!.TextContent.Trim();
                Assert.True(decimal.Parse(text, CultureInfo.InvariantCulture) == decimal.Parse(cell, NumberStyles.Number, Vietnamese), $"{line["commune"]} {key}: {cell} is not {text}");
            }
        }
    }

    [Theory]
    [InlineData("ngay=2023-08-20")]
    [InlineData("ngay=2023-08-11&sap=-percent_of_quota")]
    [InlineData("tu=2023-08-07&den=2023-08-13&sap=today")]
    [InlineData("ngay=2023-08-19&cot=rank&cot=level1_cum&cot=quota&sap=ten")]
    [InlineData("ngay=2023-08-19&cot=reported,pace,rank_change&sap=-reported")]
    [InlineData("ngay=2023-08-20&lop=can-don-doc")]
    [InlineData("ngay=2023-08-20&bao-cao=chua")]
    [InlineData("tu=2023-08-05&den=2023-08-20&lop=cham&sap=-absent")]
    public async Task The_workbook_holds_exactly_the_view_that_is_shown(string query)
    {
        using var administrator = await sample.AsAsync("quantri");
        var page = await administrator.PageAsync("/tong-hop?" + query);
        var file = page.QuerySelectorAll("a[download]").Single().GetAttribute("href")!;

        using var workbook = new XLWorkbook(await (await administrator.GetAsync(file)).Content.ReadAsStreamAsync(Cancel));

        var sheet = workbook.Worksheets.Single();
        Assert.Equal(Headings(page), Headings(sheet));
        var lines = page.QuerySelectorAll("table.rollup tbody tr").ToList();
        Assert.True(lines.Count > 0);
        foreach (var (index, line) in lines.Index())
        {
            var at = RollupWorkbook.FirstAreaRow - 1 + index;
            Assert.Equal(line.QuerySelector("th")!.TextContent.Trim(), sheet.Cell(at, 2).GetString());
            foreach (var (column, cell) in line.QuerySelectorAll("td").Index())
            {
                Assert.True(Text(cell) == Text(sheet.Cell(at, 3 + column)), $"{query} {sheet.Cell(at, 2).GetString()} {cell.GetAttribute("data-column")}: {Text(cell)} is not {Text(sheet.Cell(at, 3 + column))}");
            }
        }

        Assert.True(sheet.Row(RollupWorkbook.FirstAreaRow - 1 + lines.Count).IsEmpty());
        Assert.Equal(
            page.QuerySelectorAll(".figure-notes p").Select(p => p.TextContent.Trim().TrimStart('▲', ' ')),
            sheet.Column(1).CellsUsed().Where(c => c.Address.RowNumber > RollupWorkbook.FirstAreaRow - 1 + lines.Count).Select(c => c.GetString()));
    }

    [Theory]
    [InlineData("today", "2023-08-20")]
    [InlineData("percent_of_quota", "2023-08-11")]
    [InlineData("remaining", "2023-08-20")]
    [InlineData("rank", "2023-08-19")]
    public async Task A_heading_sorts_by_its_column_and_again_the_other_way(string key, string day)
    {
        using var agency = await sample.AsAsync("congan");
        var page = await agency.PageAsync("/tong-hop?ngay=" + day);

        var once = await agency.PageAsync(Heading(page));
        var twice = await agency.PageAsync(Heading(once));

        var (first, second) = (Values(once, key), Values(twice, key));
        Assert.Equal(12, first.Count);
        Assert.Equal(key == "rank" ? first.Order() : first.OrderDescending(), first);
        Assert.Equal(key == "rank" ? second.OrderDescending() : second.Order(), second);
        Assert.Equal(key == "rank" ? "ascending" : "descending", once.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));

        string Heading(IHtmlDocument shown) => shown.QuerySelectorAll("thead a").Select(a => a.GetAttribute("href")!)
            .Single(href => href.Split('?', '&').Any(f => f.TrimStart('-') == "sap=" + key || f == "sap=-" + key));
    }

    [Fact]
    public async Task From_the_host_one_comes_to_the_commune_the_hamlet_and_its_history_over_the_same_days()
    {
        using var agency = await sample.AsAsync("congan");
        var host = await agency.PageAsync("/tong-hop?tu=2023-08-07&den=2023-08-13&cot=quota,today");

        var toCommune = host.QuerySelector("tr[data-area='30211'] th a")!.GetAttribute("href")!;
        var commune = await agency.PageAsync(toCommune);
        var toHamlet = commune.QuerySelectorAll("tbody tr:not(.total) th a")[0].GetAttribute("href")!;
        var history = await agency.PageAsync(toHamlet);

        Assert.Contains("tu=2023-08-07&den=2023-08-13", toCommune, StringComparison.Ordinal);
        Assert.Equal(
            host.QuerySelectorAll("tr[data-area='30211'] td").Select(c => c.TextContent.Trim()),
            commune.QuerySelectorAll("tr.total td").Select(c => c.TextContent.Trim()));
        Assert.StartsWith("/lich-su?", toHamlet, StringComparison.Ordinal);
        Assert.NotEmpty(history.QuerySelectorAll("main h1"));
        Assert.Contains(commune.QuerySelectorAll<IHtmlAnchorElement>(".crumbs a"), a => a.GetAttribute("href")!.StartsWith("/tong-hop?tu=2023-08-07&den=2023-08-13", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sap=%3Cscript%3E&cot=x&nhom=%3Cimg%20src=x%20onerror=alert(1)%3E&lop=x&bao-cao=x&tu=x&den=2023-99-99")]
    [InlineData("tu=2024-01-01&den=1999-01-01")]
    [InlineData("cot=,,,&sap=-")]
    public async Task An_address_that_nobody_made_gives_a_page_all_the_same(string query)
    {
        using var agency = await sample.AsAsync("congan");

        var page = await agency.PageAsync("/tong-hop?" + query);
        using var file = await agency.GetAsync("/tai-ve/tong-hop.xlsx?" + query);

        Assert.Empty(page.QuerySelectorAll("main img, main script"));
        Assert.NotEmpty(page.QuerySelectorAll("tr.total"));
        Assert.True(file.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_ranking_page_says_the_rule_and_shows_the_same_arithmetic_at_each_run()
    {
        using var agency = await sample.AsAsync("congan");

        var page = await agency.PageAsync("/xep-hang?ngay=2023-08-20");
        var again = await agency.PageAsync("/xep-hang?ngay=2023-08-20");

        var rows = page.QuerySelectorAll("table.ranking tbody tr").ToList();
        Assert.Equal(Enumerable.Range(1, 12).Select(n => n.ToString(CultureInfo.InvariantCulture)), rows.Select(r => r.QuerySelector("td")!.TextContent.Trim()));
        foreach (var row in rows)
        {
            var line = ExpectedRollupOfSample(row.GetAttribute("data-area")!, await agency.PageAsync("/tong-hop?ngay=2023-08-20"));
            Assert.Equal($"{line["cumulative"]} ÷ {line["quota"]} = {line["percent_of_quota"]} %", row.QuerySelectorAll("td")[1].TextContent.Trim().ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal));
        }

        Assert.Equal(page.QuerySelector("table.ranking")!.InnerHtml, again.QuerySelector("table.ranking")!.InnerHtml);
        Assert.Contains("Kích hoạt", page.QuerySelector("ol.reckoned")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_above_communes_have_subtotals_by_ratios_of_sums_and_pages_of_their_own()
    {
        await using var portal = await WebPortal.StartAsync();
        await using (var context = portal.Get<PortalDb>().Open(AreaScope.System("test")))
        {
            foreach (var (index, commune) in context.Communes.OrderBy(c => c.SortOrder).ToList().Index())
            {
                commune.GroupName = index < 5 ? "Cụm <b>A</b>" : index < 10 ? "Cụm B & C" : null;
            }

            context.Campaigns.Single().DefinitionVersion++;
            await context.SaveChangesAsync(Cancel);
        }

        using var leader = await portal.SignInAsync("lanhdao");
        var page = await leader.PageAsync("/tong-hop?ngay=2023-08-20&nhom=1");
        var sums = page.QuerySelectorAll("tr.subtotal").ToList();
        var alone = await leader.PageAsync(sums[0].QuerySelector("th a")!.GetAttribute("href")!);

        Assert.Equal(["Cụm <b>A</b>", "Cụm B & C", "Chưa xếp cụm địa bàn"], sums.Select(s => s.QuerySelector("th")!.TextContent.Trim()));
        Assert.Empty(page.QuerySelectorAll("main tbody b"));
        var communes = page.QuerySelectorAll("tbody tr:not(.total):not(.subtotal)").Take(5).ToList();
        Assert.Equal(communes.Sum(c => Number(c, "cumulative")), Number(sums[0], "cumulative"));
        Assert.Equal(Math.Round(100 * Number(sums[0], "cumulative") / Number(sums[0], "quota"), 2, MidpointRounding.AwayFromZero), Number(sums[0], "percent_of_quota"));
        Assert.Equal(5, alone.QuerySelectorAll("tbody tr:not(.total)").Length);
        Assert.Equal(sums[0].QuerySelectorAll("td").Select(c => c.TextContent.Trim()), alone.QuerySelectorAll("tr.total td").Select(c => c.TextContent.Trim()));
    }

    private static Dictionary<string, string> ExpectedRollupOfSample(string code, IHtmlDocument rollup) =>
        rollup.QuerySelectorAll($"tr[data-area='{code}'] td").ToDictionary(c => c.GetAttribute("data-column")!, c => c.TextContent.Trim());

    private static List<decimal> Values(IHtmlDocument page, string key) => [.. page.QuerySelectorAll("tbody tr:not(.total)").Select(r => Number(r, key))];

    private static decimal Number(IElement row, string key) => decimal.Parse(row.QuerySelector($"td[data-column={key}]")!.TextContent, NumberStyles.Number, Vietnamese);

    // Signs and the file's own shorter words apart, both say the same.
    private static string Text(IElement cell)
    {
        var text = cell.TextContent.Trim().TrimStart('✓', '●', '▲', '!', '◷', '✕', '○', '·', ' ');
        return cell.GetAttribute("data-column") switch
        {
            "rank_change" => cell.TextContent.Trim() switch { "–" => "", "=" => "0", ['▼', .. var down] => "-" + down, var up => up[1..] },
            "reported" when text.Contains("Không phát sinh", StringComparison.Ordinal) => "Không phát sinh",
            "reported" => text.StartsWith("Trễ", StringComparison.Ordinal) ? "Trễ" : text.Split(',')[0],
            "pace" => text,
            _ => text == "–" ? "" : decimal.Parse(text, NumberStyles.Number, Vietnamese).ToString("0.##", CultureInfo.InvariantCulture),
        };
    }

    private static string Text(IXLCell cell) =>
        cell.DataType == XLDataType.Number ? cell.GetDouble().ToString("0.##", CultureInfo.InvariantCulture) : cell.GetString();

    // Of each column the heading above and the one below, "" where there is none.
    private static List<(string, string)> Headings(IHtmlDocument page)
    {
        var rows = page.QuerySelectorAll("table.rollup thead tr").ToList();
        var below = new Queue<string>(rows[1].QuerySelectorAll("th").Select(Words));
        return
        [
            .. rows[0].QuerySelectorAll<IHtmlTableHeaderCellElement>("th").SelectMany(th => th.RowSpan == 2
                ? [(Words(th), "")]
                : Enumerable.Range(0, th.ColumnSpan).Select(_ => (Words(th), below.Dequeue())).ToList()),
        ];

        static string Words(IElement heading) => heading.TextContent.Trim().TrimEnd('↑', '↓', ' ');
    }

    private static List<(string, string)> Headings(IXLWorksheet sheet)
    {
        var last = sheet.Row(HeadingRow).LastCellUsed().Address.ColumnNumber;
        last = Math.Max(last, sheet.Row(HeadingRow + 1).LastCellUsed()?.Address.ColumnNumber ?? 0);
        return
        [
            .. Enumerable.Range(2, last - 1).Select(c =>
                ((sheet.Cell(HeadingRow, c).MergedRange()?.FirstCell() ?? sheet.Cell(HeadingRow, c)).GetString(), sheet.Cell(HeadingRow + 1, c).GetString())),
        ];
    }
}
