using System.Globalization;
using Bunit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using CampaignPortal.Web.Features.Completeness;
using CampaignPortal.Web.Features.Pace;
using CampaignPortal.Web.Features.Rollup;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Web;

/// <summary>Each block of the dashboard by itself, with names that would be script where they were not text.</summary>
public sealed class PaceComponentTests : IDisposable
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    private static readonly DateOnly Start = new(2023, 8, 5);
    private static readonly DateOnly Day = new(2023, 8, 20);
    // Of the calendar: on time, declared zero, late, missing, open.
    private static readonly int[] OneOfEach = [0, 1, 2, 3, 15];
    private static readonly (string, string)[] Signs = [("✓", "h-ontime"), ("0", "h-zero"), ("◷", "h-late"), ("✕", "h-missing"), ("○", "h-open")];
    private static readonly DateTime Now = Day.ToDateTime(new(15, 0));

    private readonly BunitContext _context = new();

    public PaceComponentTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        _context.Services.AddLogging();
        _context.Services.AddLocalization();
    }

    [Fact]
    public void The_calendar_tells_each_report_by_sign_colour_and_words_and_leads_to_its_day()
    {
        var map = _context.Render<HeatMap>(p => p.Add(m => m.Table, Reports(Hostile)));

        Assert.Empty(map.FindAll("img"));
        Assert.Equal(Hostile, map.Find("tbody th a").TextContent);
        var cells = map.FindAll("tbody tr:first-child td a");
        Assert.Equal(16, cells.Count);
        Assert.Equal(Signs, OneOfEach.Select(i => (cells[i].TextContent, cells[i].ClassName!)));
        Assert.Equal($"{Hostile}, T7 5/8: đúng hạn, 14:00", cells[0].GetAttribute("title"));
        Assert.Equal($"{Hostile}, CN 6/8: đúng hạn, không phát sinh, 16:30", cells[1].GetAttribute("title"));
        Assert.Equal($"{Hostile}, T2 7/8: trễ hạn, 09:00 08/08/2023", cells[2].GetAttribute("title"));
        Assert.Equal($"{Hostile}, T3 8/8: chưa báo cáo, quá hạn", cells[3].GetAttribute("title"));
        Assert.Equal("/xa?xa=1&ngay=2023-08-05", cells[0].GetAttribute("href"));
        Assert.All(cells, c => Assert.Equal("true", c.QuerySelector("i")!.GetAttribute("aria-hidden")));
        Assert.Equal("3/15", map.Find("tbody tr .sum").TextContent);
    }

    [Fact]
    public void Of_many_communes_the_worst_are_shown_and_of_many_days_the_newest()
    {
        var map = _context.Render<HeatMap>(p => p.Add(m => m.Table, Reports("Xã", communes: 30)).Add(m => m.Days, 14).Add(m => m.Rows, 24));

        Assert.Equal(24, map.FindAll("tbody tr").Count);
        Assert.Equal(24 * 14, map.FindAll("tbody td a").Count);
        Assert.DoesNotContain("/xa?xa=1&", map.Markup, StringComparison.Ordinal);
        Assert.Contains("24 xã", map.Find(".heat-key").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_calendar_counts_what_it_draws()
    {
        var table = Reports("Xã", communes: 3);
        var drawn = table.Rows.Select(r => ReportCounts.Of(r.Cells.TakeLast(14))).ToList();
        var map = _context.Render<HeatMap>(p => p.Add(m => m.Table, table).Add(m => m.Days, 14));

        Assert.NotEqual(table.Total.Reported, drawn.Sum(d => d.Reported));
        Assert.Contains($"14 ngày: {drawn.Sum(d => d.Reported)}/{drawn.Sum(d => d.Due)} lượt", map.Find("caption").TextContent, StringComparison.Ordinal);
        Assert.Equal(drawn.Select(d => $"{d.Reported}/{d.Due}"), map.FindAll("td.sum").Select(c => c.TextContent));
    }

    [Fact]
    public void A_report_that_leaves_hamlets_blank_has_a_sign_and_words_of_its_own()
    {
        var table = Reports(Hostile);
        var row = table.Rows[0] with { Cells = [.. table.Rows[0].Cells.SkipLast(1), new(DayState.OnTime, DayKind.Counts, Now, 2)] };
        table = table with { Rows = [row] };

        var map = _context.Render<HeatMap>(p => p.Add(m => m.Table, table));
        var list = _context.Render<PartialToday>(p => p.Add(m => m.Table, table));

        var cell = map.Find("tbody td:nth-last-child(2) a");
        Assert.Equal(("◐", $"{Hostile}, CN 20/8: đúng hạn, còn thiếu 2 ấp, khóm, 15:00"), (cell.TextContent, cell.GetAttribute("title")));
        Assert.Contains("còn thiếu ấp, khóm", map.Find(".heat-key").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("img"));
        Assert.Equal("còn thiếu 2 ấp, khóm", list.Find("[data-partial] .muted").TextContent);
        Assert.Empty(_context.Render<PartialToday>(p => p.Add(m => m.Table, Reports(Hostile))).FindAll("section"));
    }

    [Fact]
    public void Hostile_names_are_text_in_every_list_and_table_of_reports()
    {
        var (campaign, table) = (ComponentTests.Campaign(Hostile), Reports(Hostile));

        var list = _context.Render<MissingToday>(p => p.Add(m => m.Campaign, campaign).Add(m => m.Table, table));
        var grid = _context.Render<CompletenessGrid>(p => p.Add(g => g.Title, Hostile).Add(g => g.Heading, Hostile).Add(g => g.Total, table.Total)
            .Add(g => g.Lines, [new(Hostile, "/xa?xa=1", table.Total, Hostile)]));

        Assert.Empty(list.FindAll("img"));
        Assert.Equal("○ " + Hostile, list.Find("[data-missing] a").TextContent);
        Assert.Contains("còn 1 giờ 30 phút", list.Markup, StringComparison.Ordinal);
        Assert.Empty(grid.FindAll("img"));
        Assert.Equal([Hostile, "16", "3", "2", "1", "1", "12", "1", "20,00", "13,33", "0"], grid.FindAll("tbody tr:last-child > *").Select(c => c.TextContent));
    }

    [Fact]
    public void Hostile_names_are_text_in_every_block_of_the_dashboard()
    {
        var campaign = ComponentTests.Campaign(Hostile);
        var rollup = ComponentTests.Rollup(campaign, 5);
        var units = new UnitTable(Day, Now, new(2023, 8, 30), [new(7, "U1", Hostile, Hostile, 10, [new(Day, 4)])]);
        var changes = new Dictionary<int, int> { [1] = -2 };

        var today = _context.Render<TodayBars>(p => p.Add(b => b.Campaign, campaign).Add(b => b.Rollup, rollup));
        var split = _context.Render<LevelSplit>(p => p.Add(b => b.Campaign, campaign).Add(b => b.Rollup, rollup));
        var block = _context.Render<UnitBlock>(p => p.Add(b => b.Table, units));
        var pace = _context.Render<PaceGrid>(p => p.Add(g => g.Rollup, rollup).Add(g => g.Pace, new PaceTable(null, new Dictionary<int, PaceForecast>(), null)).Add(g => g.RankChanges, changes));
        var urge = _context.Render<UrgeList>(p => p.Add(l => l.Rollup, ComponentTests.Rollup(campaign, null)).Add(l => l.RankChanges, changes).Add(l => l.Completeness, Reports(Hostile)));
        var head = _context.Render<BlockHead>(p => p.Add(h => h.Title, Hostile).Add(h => h.Href, "/x"));

        Assert.All(new[] { today.FindAll("img"), split.FindAll("img"), block.FindAll("img"), pace.FindAll("img"), urge.FindAll("img"), head.FindAll("img") }, Assert.Empty);
        Assert.Equal("Xem đầy đủ: " + Hostile, head.Find("a").GetAttribute("aria-label"));
        Assert.Equal(Hostile, today.Find(".bar-name a").TextContent);
        Assert.Equal(Hostile, block.Find(".bar-name a").TextContent);
        Assert.Equal(Hostile, pace.Find("tr[data-pace=C1] th a").TextContent);
        Assert.Equal("▼2", pace.Find("tr[data-pace=C1] .rank-move [aria-hidden]").TextContent);
        Assert.Contains("xuống 2 bậc", urge.Find(".rank-move").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_day_stand_side_by_side_and_who_has_not_reported_has_no_nought()
    {
        var campaign = ComponentTests.Campaign(communes: 2);
        int Id(string code) => campaign.FindIndicator(code)!.Id;
        var newest = new Dictionary<int, NewestDay>
        {
            [1] = new(Day, DayKind.Counts, CampaignClock.ToUtc(Now), new() { [Id("level1")] = new(3, 10), [Id("level2")] = new(5, 30), [Id("activated")] = new(8, 40) }),
        };
        var rollup = new RollupBuilder(campaign, Day, Now).Communes(newest);

        var today = _context.Render<TodayBars>(p => p.Add(b => b.Campaign, campaign).Add(b => b.Rollup, rollup));
        var split = _context.Render<LevelSplit>(p => p.Add(b => b.Campaign, campaign).Add(b => b.Rollup, rollup));

        Assert.Equal([("0", "3"), ("3", "5")], today.FindAll("li:first-child rect").Select(r => (r.GetAttribute("x")!, r.GetAttribute("width")!)));

        // 32 were done before the day, 68 were to go in 17 days, itself among them.
        Assert.Equal("4", today.Find("li:first-child line").GetAttribute("x1"));
        Assert.Equal(["8", "–"], today.FindAll(".bar-figure").Select(f => f.TextContent));
        Assert.Equal(["37,50 %", "62,50 %", "25,00 %", "75,00 %"], split.FindAll("small").Select(s => s.TextContent));
    }

    [Fact]
    public void The_chart_draws_the_forecast_from_the_last_whole_day_to_the_last_day_with_its_range()
    {
        var days = Enumerable.Range(0, 32).Select(Start.AddDays).ToList();
        List<TrendPoint> points = [.. days.Select((d, i) => d <= Day ? new TrendPoint(d, 10 + i, 100 + i, 10 * (i + 1), 1) : new(d, null, null, 10 * (i + 1), 0))];
        var forecast = ForecastRules.Of(320, 115, [.. points.Where(p => p.DayValue is not null).Select(p => new PaceDay(p.Day, p.DayValue!.Value))], Day, days[^1]);

        var chart = _context.Render<TrendChart>(p => p.Add(c => c.Day, Day).Add(c => c.Points, points).Add(c => c.Forecast, forecast));
        var without = _context.Render<TrendChart>(p => p.Add(c => c.Day, Day).Add(c => c.Points, points));
        var over = _context.Render<TrendChart>(p => p.Add(c => c.Day, Day).Add(c => c.Points, points)
            .Add(c => c.Forecast, ForecastRules.Of(320, 115, [new(Day, 7)], days[^1], days[^1])));

        var corners = chart.Find("polygon.band").GetAttribute("points")!.Split(' ').Select(p => p.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(double.Parse(chart.Find("circle").GetAttribute("cx")!, CultureInfo.InvariantCulture), corners[0][0]);
        Assert.True(corners[1][1] < corners[2][1]);
        Assert.Contains("Dự báo 5/9", chart.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Equal(16, chart.FindAll("rect.day-bar").Count);
        Assert.Empty(without.FindAll("polygon"));
        Assert.Empty(over.FindAll("polygon"));
    }

    [Fact]
    public void Without_a_rate_the_formulae_say_so_and_a_quota_that_is_reached_has_its_day()
    {
        var rollup = ComponentTests.Rollup(ComponentTests.Campaign(), 120);
        var reached = ForecastRules.Of(100, 120, [new(Day, 120)], Day, new(2023, 9, 5))!;

        var none = _context.Render<ForecastFormula>(p => p.Add(f => f.Rollup, rollup).Add(f => f.Forecast, null));
        var done = _context.Render<ForecastFormula>(p => p.Add(f => f.Rollup, rollup).Add(f => f.Forecast, reached));

        Assert.Contains("Chưa có ngày nào báo cáo đủ", none.Find(".hint").TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã đạt chỉ tiêu từ CN 20/8.", done.Markup, StringComparison.Ordinal);
        Assert.Contains("= 100 − 120 = 0.", done.Find("li").TextContent, StringComparison.Ordinal);
    }

    // The required line stands at 50 of 100 on the sixteenth day of 32.
    [Fact]
    public void The_list_of_who_is_missing_tells_the_last_hour_in_minutes()
    {
        var table = Reports("Xã Một") with { AsOf = Now.AddMinutes(31) };

        var list = _context.Render<MissingToday>(p => p.Add(m => m.Campaign, ComponentTests.Campaign("Xã Một")).Add(m => m.Table, table));

        Assert.Contains("Hạn 16:30, chỉ còn 59 phút.", list.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 15, 0, "Chậm 30 so với đường phải đạt.", "Hôm nay tất cả các xã đã báo cáo.")]
    [InlineData(50, 15, 0, "Đúng bằng đường phải đạt.", "Hôm nay tất cả các xã đã báo cáo.")]
    [InlineData(60, 15, 0, "Vượt 10 so với đường phải đạt.", "Hôm nay tất cả các xã đã báo cáo.")]
    [InlineData(100, 15, 0, "Đã đạt chỉ tiêu từ CN 20/8.", "Hôm nay tất cả các xã đã báo cáo.")]
    [InlineData(null, 15, 0, "Chậm 50 so với đường phải đạt.", "Hôm nay còn 1 xã chưa báo cáo; hạn 16:30, còn 1 giờ 30 phút.")]
    [InlineData(null, 15, 31, "Chậm 50 so với đường phải đạt.", "Hôm nay còn 1 xã chưa báo cáo; hạn 16:30, chỉ còn 59 phút.")]
    [InlineData(null, 16, 31, "Chậm 50 so với đường phải đạt.", "Hôm nay còn 1 xã chưa báo cáo, đã quá hạn 16:30.")]
    public void The_answer_of_the_page_is_a_sentence(int? reached, int hour, int minute, string position, string today)
    {
        var campaign = ComponentTests.Campaign();
        var rollup = ComponentTests.Rollup(campaign, reached) with { AsOf = Day.ToDateTime(new(hour, minute)) };
        List<ReportedDay> reports = reached is { } value ? [new(1, Day, DayKind.Counts, At(Day, 14, 0), value)] : [];
        var overview = new Overview(campaign, rollup, [], PaceTable.Of(campaign, rollup, TrendLine.Of(campaign, Day, reports), reports), null, null);

        var standing = _context.Render<StandingLine>(p => p.Add(s => s.Overview, overview));

        Assert.Equal(position, standing.Find("b").TextContent);
        Assert.Equal(today, standing.Find("span:last-child").TextContent);
    }

    // The last day's line is the quota: in the evening it is still to be reached, the next morning it is too late.
    [Theory]
    [InlineData(0, 80, "Chậm 20 so với đường phải đạt.")]
    [InlineData(1, 80, "Chiến dịch đã kết thúc, còn thiếu 20 so với chỉ tiêu.")]
    [InlineData(1, 120, "Đã đạt chỉ tiêu từ CN 20/8.")]
    public void After_the_last_day_the_sentence_says_that_it_is_over(int daysAfter, int reached, string position)
    {
        var campaign = ComponentTests.Campaign();
        var rollup = ComponentTests.Rollup(campaign, reached) with { AsOf = Day.AddDays(daysAfter).ToDateTime(new(9, 0)), DayNumber = 32 };
        List<ReportedDay> reports = [new(1, Day, DayKind.Counts, At(Day, 14, 0), reached)];
        var overview = new Overview(campaign, rollup, [], PaceTable.Of(campaign, rollup, TrendLine.Of(campaign, Day, reports), reports), null, null);

        Assert.Equal(position, _context.Render<StandingLine>(p => p.Add(s => s.Overview, overview)).Find("b").TextContent);
    }

    public void Dispose() => _context.Dispose();

    // On time, declared zero at the last minute, late, then nothing; today is still open. Every further commune reported nothing.
    private static CompletenessTable Reports(string name, int communes = 1) => CompletenessTable.Of(ComponentTests.Campaign(name, communes), Day, Now,
    [
        new(1, Start, DayKind.Counts, At(Start, 14, 0), 4),
        new(1, Start.AddDays(1), DayKind.Zero, At(Start.AddDays(1), 16, 30), 0),
        new(1, Start.AddDays(2), DayKind.Counts, At(Start.AddDays(3), 9, 0), 4),
    ]);

    private static DateTime At(DateOnly day, int hour, int minute) => CampaignClock.ToUtc(day.ToDateTime(new(hour, minute)));
}
