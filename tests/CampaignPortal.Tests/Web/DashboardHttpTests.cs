using System.Globalization;
using AngleSharp.Html.Dom;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Pace;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Web;

/// <summary>What the dashboard and its full pages show is what the services give.</summary>
public sealed class DashboardHttpTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2023-08-05")]
    [InlineData("2023-08-11")]
    [InlineData("2023-08-20")]
    public async Task Every_figure_of_the_dashboard_is_the_services(string day)
    {
        using var leader = await sample.AsAsync("lanhdao");
        var page = await leader.PageAsync("/tong-quan?ngay=" + day);
        var overview = await OverviewAsync(day);

        var total = overview.Rollup.Total;
        Assert.Equal($"{Number(total.Cumulative)} / {Number(total.Quota)}", Figure(page, "cumulative"));
        Assert.Equal(total.PercentOfQuota!.Value.ToString("N2", Vietnamese) + " %", Figure(page, "percent"));
        Assert.Equal(total.PercentOfReachable!.Value.ToString("N2", Vietnamese) + " %", Figure(page, "reachable"));
        Assert.Equal(Number(total.Today), Figure(page, "today"));
        Assert.Equal(Number(overview.Rollup.NeededPerDay), Figure(page, "needed"));
        Assert.Equal($"{overview.Rollup.ReportedCount} / {overview.Rollup.Rows.Count}", Figure(page, "reported"));
        Assert.Equal($"trễ {overview.Rollup.LateCount}", Figure(page, "late"));
        Assert.Equal(overview.Pace.Total is { DaysAhead: > 0 } f ? $"{Math.Round(f.Likely.Percent!.Value, MidpointRounding.AwayFromZero)} %" : null, Figure(page, "forecast"));
        Assert.Equal(overview.Units!.Percent!.Value.ToString("N2", Vietnamese) + " %", Figure(page, "units"));

        var bars = page.QuerySelector(".bars")!;
        Assert.Equal(overview.Rollup.Rows.OrderBy(r => r.Rank).Select(r => $"{r.Rank}. {r.Name}"), bars.QuerySelectorAll(".bar-name").Select(b => b.TextContent.Trim()));
        Assert.Equal(
            overview.Rollup.Rows.OrderBy(r => r.Rank).Select(r => Places(overview.RankChanges.GetValueOrDefault(r.AreaId, int.MinValue))),
            bars.QuerySelectorAll(".rank-move").Select(m => m.QuerySelector("[aria-hidden]")?.TextContent ?? ""));
        var days = Math.Min(14, overview.Rollup.DayNumber);
        Assert.Equal(12 * days, page.QuerySelectorAll(".heat td a").Length);
        Assert.Equal(overview.Completeness!.Rows.Sum(r => r.Cells.TakeLast(14).Count(c => c.State == DayState.Late)), page.QuerySelectorAll(".heat td .h-late").Length);
        Assert.All(page.QuerySelectorAll(".heat td a"), a => Assert.Contains(": ", a.GetAttribute("title"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_formulae_are_printed_with_the_figures_of_the_day()
    {
        using var leader = await sample.AsAsync("lanhdao");
        var page = await leader.PageAsync("/tien-do?ngay=2023-08-20");
        var overview = await OverviewAsync("2023-08-20");
        var (total, forecast) = (overview.Rollup.Total, overview.Pace.Total!);

        var lines = page.QuerySelectorAll(".formula li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Contains($"= {Number(total.Quota)} − {Number(total.Cumulative)} = {Number(total.Remaining)}.", lines[0], StringComparison.Ordinal);
        Assert.Contains($"= {Number(total.Remaining)} ÷ 16 = {Number(overview.Rollup.NeededPerDay)}.", lines[1], StringComparison.Ordinal);
        Assert.Contains($"({string.Join(" + ", forecast.Days.Select(d => Number(d.Value)))}) ÷ 7 = {Math.Round(forecast.Likely.Rate.PerDay).ToString("N0", Vietnamese)}", lines[2], StringComparison.Ordinal);
        Assert.Contains($"= {forecast.Likely.Final.ToString("N0", Vietnamese)} = {forecast.Likely.Percent!.Value.ToString("N2", Vietnamese)} %", lines[5], StringComparison.Ordinal);
        foreach (var row in overview.Rollup.Rows)
        {
            var own = overview.Pace.ByCommune[row.AreaId];
            Assert.Equal(own.Likely.Percent!.Value.ToString("N2", Vietnamese), page.QuerySelector($"tr[data-pace='{row.Code}'] [data-column=forecast]")!.TextContent);
        }
    }

    [Fact]
    public async Task The_page_of_reports_shows_what_the_service_counts()
    {
        using var leader = await sample.AsAsync("lanhdao");
        var page = await leader.PageAsync("/tinh-hinh-bao-cao?ngay=2023-08-20");
        var campaign = await sample.Portal.CampaignAsync();

        var table = (await sample.Portal.Get<CompletenessService>().GetAsync(TestPortal.Leadership(campaign), _ => new DateOnly(2023, 8, 20), null, Cancel))!.Table;

        foreach (var (key, counts) in table.Rows.Select(r => (r.Code, r.Counts)).Concat(table.Days.Select((d, i) => (d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), table.OfDay(i)))))
        {
            Assert.Equal(
                [
                    .. new[] { counts.Expected, counts.Reported, counts.OnTime, counts.Late, counts.Zero, counts.Missing, counts.Open }.Select(c => Number(c)),
                    counts.ReportedPercent!.Value.ToString("N2", Vietnamese), counts.OnTimePercent!.Value.ToString("N2", Vietnamese), Number(counts.Partial),
                ],
                page.QuerySelectorAll($"tr[data-line='{key}'] td").Select(c => c.TextContent));
        }

        Assert.Equal(12 * 16, page.QuerySelectorAll(".heat td a").Length);
        Assert.Equal(table.MissingToday.Select(r => r.Code), page.QuerySelectorAll("[data-missing]").Select(m => m.GetAttribute("data-missing")!));
        Assert.Equal($"{table.OfDay(15).Reported} / 12", Figure(page, "day-reported"));
    }

    [Fact]
    public async Task The_dashboard_and_its_pages_send_few_statements()
    {
        var counter = new StatementCounter();
        await using var portal = await WebPortal.StartAsync(counter.AddTo);
        using var leader = await portal.SignInAsync("lanhdao");
        using var agency = await portal.SignInAsync("congan");
        var number = 0;

        // After a submission the moment, the rollup and all beside it; while nothing changes the moment alone. The agency is told
        // of requests that wait as well.
        Assert.Equal((3, 1), await CountAsync(leader, "/tong-quan"));
        Assert.Equal((3, 1), await CountAsync(agency, "/tong-quan"));
        Assert.Equal((3, 1), await CountAsync(leader, "/tien-do"));
        Assert.Equal((2, 1), await CountAsync(leader, "/tinh-hinh-bao-cao"));
        Assert.Equal((3, 1), await CountAsync(leader, "/man-hinh"));

        async Task<(int AfterChange, int Again)> CountAsync(Visitor visitor, string path)
        {
            await visitor.PageAsync(path);
            await SubmitAsync(portal, ++number);
            counter.Take();
            await visitor.PageAsync(path);
            var afterChange = counter.Take().Count;
            await visitor.PageAsync(path);
            return (afterChange, counter.Take().Count);
        }
    }

    private static async Task SubmitAsync(WebPortal portal, int value)
    {
        var (campaign, day) = (await portal.CampaignAsync(), new DateOnly(2023, 8, 20));
        var seen = await portal.Get<EntryService>().GetDayAsync(TestPortal.Root, campaign.Id, campaign.CommuneBy("30211").Id, day, Cancel);
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, "30211"), Fill.Cells(campaign, "30211", day, seen.Version, (0, "level1", $"{value}")).Checked(), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }

    private async Task<Overview> OverviewAsync(string day) => (await sample.Portal.Get<OverviewService>().GetAsync(
        TestPortal.Leadership(await sample.Portal.CampaignAsync()), _ => DateOnly.Parse(day, CultureInfo.InvariantCulture), null, Cancel))!;

    private static string? Figure(IHtmlDocument page, string name) => page.QuerySelector($"[data-figure='{name}']")?.TextContent.Trim();

    private static string Number(int? value) => value!.Value.ToString("N0", Vietnamese);

    private static string Places(int change) => change switch
    {
        int.MinValue => "",
        > 0 => $"▲{change}",
        < 0 => $"▼{-change}",
        _ => "–",
    };
}
