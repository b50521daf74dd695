using System.Net;
using System.Text.Json;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Web;

/// <summary>The bell and its page, for each role.</summary>
public sealed class DutyPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("xa.tanduong")]
    [InlineData("dv01")]
    [InlineData("congan")]
    [InlineData("lanhdao")]
    [InlineData("quantri")]
    public async Task The_bells_number_is_that_of_the_page_and_each_thing_is_done_where_its_link_leads(string user)
    {
        await using var portal = await WebPortal.StartAsync();
        using var visitor = await portal.SignInAsync(user);
        var page = await visitor.PageAsync("/nhac-viec");

        Assert.Equal("/nhac-viec", page.QuerySelector(".who a.bell")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector(".who a.bell b[hidden]"));
        var items = page.QuerySelectorAll("main ul.duties a.button");
        Assert.Equal(items.Length, await CountAsync(visitor));
        Assert.NotEmpty(items);
        foreach (var link in items)
        {
            using var answer = await visitor.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_officers_list_is_of_their_own_commune_and_shrinks_with_what_they_do()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.hoathanh");
        using var neighbour = await portal.SignInAsync("xa.longhau");
        var before = await officer.PageAsync("/nhac-viec");
        Assert.Contains("Chưa báo cáo số liệu hôm nay, CN 20/8", before.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("16:30 CN 20/8 · còn 1 giờ 30 phút", before.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var count = await CountAsync(officer);

        await using (var context = portal.Get<PortalDb>().Open(AreaScope.System("test")))
        {
            var own = context.Communes.Single(c => c.Name == "Hòa Thành").Id;
            context.CommuneDays.Add(new() { CampaignId = 1, CommuneId = own, Day = new(2023, 8, 20), Version = 1, LastSubmittedBy = "x" });
            await context.SaveChangesAsync(Cancel);
        }

        var after = await officer.PageAsync("/nhac-viec");
        Assert.DoesNotContain("hôm nay", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(count - 1, await CountAsync(officer));
        Assert.DoesNotContain("Hòa Thành", (await neighbour.PageAsync("/nhac-viec")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_gets_no_bell_and_no_number()
    {
        await using var portal = await WebPortal.StartAsync();
        using var stranger = portal.Visit();
        using var answer = await stranger.GetAsync("/api/nhac-viec");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null((await stranger.PageAsync("/dang-nhap")).QuerySelector(".bell"));
        using var officer = await portal.SignInAsync("xa.tanduong");
        using var number = await officer.GetAsync("/api/nhac-viec");
        Assert.Equal("no-store", number.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("xa.tanduong", 3)]
    [InlineData("dv01", 2)]
    [InlineData("congan", 2)]
    [InlineData("quantri", 3)]
    public async Task The_page_asks_three_statements_at_most_and_the_bell_one_less(string user, int most)
    {
        await using var portal = await WebPortal.StartAsync();
        using var visitor = await portal.SignInAsync(user);
        using var trace = new StatementTrace(portal.Database);
        await visitor.PageAsync("/nhac-viec");
        trace.Take();

        await visitor.PageAsync("/nhac-viec");
        Assert.InRange(trace.Take().Count, 2, most);
        await CountAsync(visitor);
        Assert.InRange(trace.Take().Count, 1, user == "quantri" ? most : most - 1);
    }

    private static async Task<int> CountAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/api/nhac-viec");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("count").GetInt32();
    }
}
