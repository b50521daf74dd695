using System.Net;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>Pages of a campaign with more communes than anybody reads: their districts first, then page by page.</summary>
public sealed class LargeCampaignTests
{
    private const int Added = 600;
    private const string Hostile = "Huyện <img src=x onerror=alert(1)>&nhom=x";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_calendar_of_reports_has_a_line_a_district_and_each_district_its_communes()
    {
        await using var portal = await WebPortal.StartAsync();
        await GrowAsync(portal, n => n % 3 == 0 ? Hostile : $"Huyện {n % 3}");
        using var leader = await portal.SignInAsync("lanhdao");

        var page = await leader.PageAsync("/tinh-hinh-bao-cao");

        var groups = page.QuerySelectorAll("table.heat tbody tr");
        Assert.Equal(["", "Huyện 1", "Huyện 2", Hostile], groups.Select(r => r.GetAttribute("data-group") ?? "").Order(StringComparer.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.InRange(page.QuerySelectorAll(".missing-list li").Length, 1, 120);
        Assert.True(page.QuerySelectorAll("main tr").Length < 60);

        // Tapping a district shows its communes alone, and their sums.
        var link = groups.Single(r => r.GetAttribute("data-group") == Hostile).QuerySelector("th a")!.GetAttribute("href")!;
        var district = await leader.PageAsync(link);
        Assert.Equal(Added / 3, district.QuerySelectorAll("table.heat tbody tr").Length);
        Assert.Contains(Hostile, district.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0", district.QuerySelector("[data-figure=day-reported]")!.TextContent.Split('/')[0].Trim());
        Assert.Contains($"/ {Added / 3}", district.QuerySelector("[data-figure=day-reported]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_districts_the_list_is_turned_page_by_page_and_each_commune_stands_once()
    {
        await using var portal = await WebPortal.StartAsync();
        await GrowAsync(portal, _ => null);
        using var leader = await portal.SignInAsync("lanhdao");
        var seen = new List<string>();
        var first = await leader.PageAsync("/tinh-hinh-bao-cao");
        var pages = first.QuerySelectorAll("nav.pages a");
        Assert.Equal(13, pages.Length);

        foreach (var address in pages.Select(p => p.GetAttribute("href")!.Split('#')[0]))
        {
            var page = await leader.PageAsync(address);
            var names = page.QuerySelectorAll("table.heat tbody th").Select(t => t.TextContent).ToList();
            Assert.InRange(names.Count, 1, 50);
            Assert.Equal(names, page.QuerySelectorAll("#theo-xa + .table-scroll tbody tr:not(.total) th").Select(t => t.TextContent.Trim()));
            seen.AddRange(names);
        }

        Assert.Equal((Added + 12, Added + 12), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task The_dashboard_says_where_the_rest_is_and_has_the_districts_in_its_table()
    {
        await using var portal = await WebPortal.StartAsync();
        await LeaveBlankAsync(portal, 2);
        await GrowAsync(portal, n => $"Huyện {n % 3}");
        using var leader = await portal.SignInAsync("lanhdao");

        var page = await leader.PageAsync("/tong-quan");

        Assert.True(page.QuerySelectorAll("main tr").Length < 140, $"{page.QuerySelectorAll("main tr").Length} rows");
        Assert.Equal(2, page.QuerySelectorAll("details.data .hint a").Length);
        Assert.Equal("◐ 1 xã còn thiếu ấp, khóm", page.QuerySelector("[data-figure=partial]")!.TextContent);
        Assert.Equal(["Huyện 0", "Huyện 1", "Huyện 2"], page.QuerySelectorAll("tr.subtotal th a").Select(a => a.TextContent.Trim()).Order(StringComparer.Ordinal));
        var district = await leader.PageAsync(page.QuerySelector("tr.subtotal th a")!.GetAttribute("href")!);
        Assert.Equal((Added / 3) + 1, district.QuerySelectorAll("table.rollup tbody tr").Length);
    }

    [Fact]
    public async Task The_rollup_has_the_districts_alone_until_one_is_chosen_and_whoever_is_in_none()
    {
        await using var portal = await WebPortal.StartAsync();
        await GrowAsync(portal, n => $"Huyện {n % 3}");
        using var leader = await portal.SignInAsync("lanhdao");

        var page = await leader.PageAsync("/tong-hop?ngay=2023-08-20");

        Assert.Equal(["Huyện 0", "Huyện 1", "Huyện 2", "Chưa xếp cụm địa bàn"], page.QuerySelectorAll("tr.subtotal th").Select(t => t.TextContent.Trim()));
        Assert.Equal(1 + 4 + 12, page.QuerySelectorAll("table.rollup tbody tr").Length);
        Assert.Contains("Có 612 đơn vị", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var district = await leader.PageAsync(page.QuerySelector("tr.subtotal th a")!.GetAttribute("href")!);
        Assert.Equal((Added / 3) + 1, district.QuerySelectorAll("table.rollup tbody tr").Length);
        Assert.Equal(page.QuerySelector("tr.subtotal")!.QuerySelectorAll("td").Select(c => c.TextContent), district.QuerySelector("tr.total")!.QuerySelectorAll("td").Select(c => c.TextContent));

        // A filter that leaves few shows them.
        var few = await leader.PageAsync("/tong-hop?ngay=2023-08-20&bao-cao=da-bao-cao");
        Assert.Empty(few.QuerySelectorAll("tr.subtotal[data-area=Group]"));
        Assert.Equal(6, few.QuerySelectorAll("table.rollup tbody tr:not(.total):not(.subtotal)").Length);
    }

    [Theory]
    [InlineData("/xep-hang", "table.ranking tbody tr", 0)]
    [InlineData("/tien-do", "table.pace-table tbody tr", 1)]
    [InlineData("/tong-hop", "table.rollup tbody tr", 1)]
    public async Task Long_tables_are_turned_page_by_page_with_every_line_once_and_the_sum_on_each(string address, string lines, int sums)
    {
        await using var portal = await WebPortal.StartAsync();
        await GrowAsync(portal, n => address == "/tong-hop" ? null : $"Huyện {n % 3}");
        using var leader = await portal.SignInAsync("lanhdao");
        var seen = new List<string>();
        var first = await leader.PageAsync(address);
        var pages = first.QuerySelectorAll("nav.pages a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(13, pages.Count);

        foreach (var page in pages)
        {
            var rows = (await leader.PageAsync(page)).QuerySelectorAll(lines);
            Assert.InRange(rows.Length - sums, 1, 50);
            Assert.All(rows.Take(sums), r => Assert.Contains("total", r.ClassList));
            seen.AddRange(rows.Skip(sums).Select(r => r.GetAttribute("data-area") ?? r.GetAttribute("data-pace")!));
        }

        Assert.Equal((Added + 12, Added + 12), (seen.Count, seen.Distinct(StringComparer.Ordinal).Count()));
        if (address == "/xep-hang")
        {
            Assert.Equal("51", (await leader.PageAsync(pages[1])).QuerySelector(lines + " td")!.TextContent);
        }
    }

    [Fact]
    public async Task Urging_begins_with_the_districts_and_writes_down_who_was_urged_in_one()
    {
        await using var portal = await WebPortal.StartAsync();
        await LeaveBlankAsync(portal, 2);
        await GrowAsync(portal, n => n % 3 == 0 ? Hostile : $"Huyện {n % 3}");
        using var agency = await portal.SignInAsync("congan");

        var page = await agency.PageAsync("/don-doc");

        Assert.Equal(["", "Huyện 1", "Huyện 2", Hostile], page.QuerySelectorAll("tr[data-group]").Select(r => r.GetAttribute("data-group")!).Order(StringComparer.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main img, input[name=xa]"));
        Assert.Equal(["1"], page.QuerySelectorAll("[data-column=partial]").Select(c => c.TextContent).Where(t => t != "0"));
        Assert.All(page.QuerySelectorAll("tr[data-group^=Huy] [data-column=missing]"), c => Assert.Equal("200", c.TextContent));
        var none = await agency.PageAsync(page.QuerySelector("tr[data-group=''] a")!.GetAttribute("href")!);
        Assert.Equal(12, none.QuerySelectorAll("label.tick").Length);
        Assert.Equal("◐ còn thiếu 2 ấp, khóm", Assert.Single(none.QuerySelectorAll(".blank-hamlets")).TextContent.Trim());

        var link = page.QuerySelectorAll("tr[data-group] a").Single(a => a.TextContent == Hostile).GetAttribute("href")!;
        var district = await agency.PageAsync(link);
        Assert.Equal(Added / 3, district.QuerySelectorAll("label.tick input:checked").Length);
        var form = district.QuerySelector("form[data-urge]")!;
        var fields = form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(f => f.Key != "xa").ToList();
        var chosen = form.QuerySelectorAll("input[name=xa]").Take(3).Select(i => KeyValuePair.Create("xa", i.GetAttribute("value")!));
        using var answer = await agency.PostAsync(form.GetAttribute("action")!, [.. fields, .. chosen]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var done = await agency.PageAsync(answer.Headers.Location!.PathAndQuery());
        Assert.Contains("3 đơn vị", done.QuerySelector("main .note-good")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((Added / 3, 3), (done.QuerySelectorAll("label.tick").Length, done.QuerySelectorAll("label.tick input:checked").Length));
    }

    // The first commune that has reported the sample's day.
    private static async Task LeaveBlankAsync(WebPortal portal, int hamlets)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        var day = await context.CommuneDays.AsTracking().Where(d => d.Day == new DateOnly(2023, 8, 20)).OrderBy(d => d.CommuneId).FirstAsync(Cancel);
        day.BlankHamlets = hamlets;
        await context.SaveChangesAsync(Cancel);
    }

    private static async Task GrowAsync(WebPortal portal, Func<int, string?> groupOf)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        var campaign = await context.Campaigns.AsTracking().SingleAsync(Cancel);
        context.Communes.AddRange(Enumerable.Range(0, Added).Select(n => new Commune
        {
            CampaignId = campaign.Id,
            Code = $"T{n:000}",
            Name = $"Thêm {n}",
            FullName = $"Xã Thêm {n}",
            GroupName = groupOf(n),
            SortOrder = 100 + n,
        }));
        campaign.DefinitionVersion++;
        await context.SaveChangesAsync(Cancel);
    }
}
