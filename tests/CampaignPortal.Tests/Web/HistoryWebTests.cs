using System.Globalization;
using System.Net;
using Bunit;
using CampaignPortal.Tests.Support;
using CampaignPortal.Web.Features.History;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Web;

public sealed class HistoryWebTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    [Fact]
    public async Task From_the_communes_table_one_comes_to_the_history_which_tells_a_correction()
    {
        using var officer = await sample.AsAsync("xa.tanduong");
        var grid = Visitor.Fields(await officer.PageAsync("/nhap-lieu?ngay=2023-08-20"), "form[data-entry]");
        grid[grid.Keys.First(k => k.StartsWith("o-", StringComparison.Ordinal))] = "9";
        using var sent = await officer.PostAsync("/nhap-lieu?ngay=2023-08-20", grid);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var link = (await officer.PageAsync("/xa?ngay=2023-08-20")).QuerySelector("tr[data-area='30211-01'] a")!.GetAttribute("href")!;

        var page = await officer.PageAsync(link);

        Assert.Contains("Ấp Hậu Thành", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, page.QuerySelectorAll("svg.spark").Length);
        Assert.Contains("CN 20/8 9", page.QuerySelector("svg.spark")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        var row = page.QuerySelector(".change-list tbody tr")!.TextContent;
        Assert.Matches(@"\w+ → thành 9\b", row);
        Assert.Contains("Giờ thực", page.QuerySelector(".changes .hint")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await officer.PageAsync(link + "&chi-tieu=level1")).QuerySelectorAll("svg.spark"));
    }

    [Fact]
    public async Task Nobody_opens_the_history_of_a_commune_that_is_not_theirs_nor_a_hamlet_under_a_false_one()
    {
        var campaign = await sample.Portal.CampaignAsync();
        var elsewhere = await sample.Portal.CampaignAsync(2);
        var (own, other) = (campaign.CommuneBy("30211"), campaign.CommuneBy("30214"));
        using var officer = await sample.AsAsync("xa.tanduong");
        using var agency = await sample.AsAsync("congan");
        foreach (var (visitor, commune, hamlet, status) in new[]
        {
            (officer, own.Id, own.Hamlets[0].Id, HttpStatusCode.OK),
            (officer, own.Id, other.Hamlets[0].Id, HttpStatusCode.Forbidden),
            (officer, other.Id, other.Hamlets[0].Id, HttpStatusCode.Forbidden),
            (agency, other.Id, other.Hamlets[0].Id, HttpStatusCode.OK),
            (agency, other.Id, own.Hamlets[0].Id, HttpStatusCode.Forbidden),
            (agency, elsewhere.Communes[0].Id, elsewhere.Communes[0].Hamlets[0].Id, HttpStatusCode.Forbidden),
        })
        {
            using var answer = await visitor.GetAsync($"/lich-su?xa={commune}&ap={hamlet}&ngay=2023-08-19");
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public void A_blank_day_is_a_gap_in_the_line_and_a_word_in_the_text()
    {
        using var context = Context();
        var first = new DateOnly(2023, 8, 18);

        var spark = context.Render<Sparkline>(p => p
            .Add(s => s.Name, "<b>Mức 1</b>").Add(s => s.Days, [.. Enumerable.Range(0, 6).Select(first.AddDays)]).Add(s => s.Values, [1, 2, null, 4, null, 1200]));

        Assert.Equal([2], spark.FindAll("polyline").Select(l => l.GetAttribute("points")!.Split(' ').Length));
        Assert.Equal(2, spark.FindAll("circle.spark-dot").Count);
        Assert.Single(spark.FindAll("circle.spark-last"));
        Assert.StartsWith("<b>Mức 1</b>: T6 18/8 1; T7 19/8 2; CN 20/8 trống;", spark.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("1.200", spark.Find(".spark-now").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hamlet_without_values_and_one_with_a_correction_below_zero_are_drawn_inside_the_frame()
    {
        using var context = Context();
        IReadOnlyList<DateOnly> days = [new(2023, 8, 19), new(2023, 8, 20)];

        var empty = context.Render<Sparkline>(p => p.Add(s => s.Days, days).Add(s => s.Values, [null, null]));
        var below = context.Render<Sparkline>(p => p.Add(s => s.Days, days).Add(s => s.Values, [-5, 0]));

        Assert.Empty(empty.FindAll("circle, polyline"));
        Assert.Contains("Chưa có số nào", empty.Find(".spark-now").TextContent, StringComparison.Ordinal);
        Assert.Equal("6,50 234,6", below.Find("polyline").GetAttribute("points"));
    }

    private static BunitContext Context()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        var context = new BunitContext();
        context.Services.AddLogging();
        context.Services.AddLocalization();
        return context;
    }
}
