using System.Globalization;
using Bunit;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Features.DayLocks;
using CampaignPortal.Web.Features.Rollup;
using CampaignPortal.Web.Features.Wall;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Web;

/// <summary>The parts of the dashboard by themselves, with what no sample campaign holds.</summary>
public sealed class ComponentTests : IDisposable
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    private static readonly DateOnly Day = new(2023, 8, 20);

    private readonly BunitContext _context = new();

    public ComponentTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        _context.Services.AddLogging();
        _context.Services.AddLocalization();
    }

    [Fact]
    public void Hostile_names_are_text_in_the_table()
    {
        var campaign = Campaign(Hostile);

        var grid = _context.Render<RollupGrid>(p => p
            .Add(g => g.Campaign, campaign).Add(g => g.Rollup, Rollup(campaign, 5)).Add(g => g.Link, row => "/xa?xa=" + row.AreaId));

        Assert.Empty(grid.FindAll("img"));
        Assert.Equal(Hostile, grid.Find("tbody a").TextContent);
        Assert.Equal(Hostile, grid.Find("tr.total th").TextContent);
        Assert.Contains(grid.FindAll("thead th"), th => th.TextContent == Hostile);
        Assert.Equal(campaign.Communes[0].Code, grid.Find("tbody tr:nth-child(2)").GetAttribute("data-area"));
    }

    [Fact]
    public void Hostile_names_are_text_in_every_part_of_the_rollup_page_and_the_ranking()
    {
        var campaign = Campaign(Hostile, communes: 2, group: Hostile);
        var table = Rollup(campaign, 5) with { OwnQuota = new(7, 8, Hostile), Official = OfficialFigures.Dc01 };
        var address = new RollupAddress { Path = "/tong-hop", Shape = new() { Group = Hostile, Sort = Hostile, Columns = [RollupShape.AllColumns] } };
        var view = RollupView.Of(campaign, table, address.Shape with { Group = null, IsGrouped = true, Pace = PaceClass.Urge });

        var grid = _context.Render<RollupGrid>(p => p
            .Add(g => g.Campaign, campaign).Add(g => g.Rollup, table).Add(g => g.View, view).Add(g => g.Address, address).Add(g => g.Link, row => "/xa?xa=" + row.AreaId));
        var filter = _context.Render<RollupFilter>(p => p
            .Add(f => f.Campaign, campaign).Add(f => f.Address, address).Add(f => f.View, view).Add(f => f.Last, Day));
        var ranking = _context.Render<RankingGrid>(p => p.Add(r => r.Table, table));
        var legend = _context.Render<RollupLegend>(p => p.Add(l => l.Campaign, campaign));

        foreach (var markup in new[] { grid.FindAll("*"), filter.FindAll("*"), ranking.FindAll("*"), legend.FindAll("*") })
        {
            Assert.DoesNotContain(markup, e => e.LocalName is "img" or "script" || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        }

        Assert.Equal(Hostile, grid.Find("tr.subtotal[data-area=Group] th a").TextContent);
        Assert.Contains(Hostile, grid.Find(".figure-notes").TextContent, StringComparison.Ordinal);
        Assert.Equal(Hostile, filter.Find("input[name=sap]").GetAttribute("value"));
        Assert.Contains(filter.FindAll("option"), o => o.GetAttribute("value") == Hostile);
        Assert.Equal(Hostile, ranking.Find("tbody th a").TextContent);
        Assert.Contains(Hostile, ranking.Markup.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&#x27;", "'", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Whose_counts_they_are_is_said_in_a_word_where_it_is_everybody_and_by_name_where_it_is_not()
    {
        var plain = Rollup(Campaign("Xã Tân Hòa", communes: 3), 5);
        var all = plain with { Official = OfficialFigures.Dc01, Rows = [.. plain.Rows.Select(r => r with { Dc01Day = Day.AddDays(-1) })] };
        var some = all with { Rows = [.. all.Rows.Select((r, i) => i == 0 ? r : r with { IsSpanOfDc01 = true })] };
        var none = all with { Rows = [.. all.Rows.Select((r, i) => i == 0 ? r with { Dc01Day = null } : r with { IsSpanOfDc01 = true })] };
        var commune = plain with { Official = OfficialFigures.Dc01, Total = plain.Total with { Dc01Day = Day, IsSpanOfDc01 = true } };

        Assert.Contains("để trừ: tất cả các đơn vị.", Notes(all), StringComparison.Ordinal);
        Assert.Contains(RollupWords.Notes(all), n => n.EndsWith("để trừ: tất cả các đơn vị.", StringComparison.Ordinal));
        Assert.Contains("để trừ: Xã Tân Hòa.", Notes(some), StringComparison.Ordinal);
        Assert.Contains("Số của từng ấp, khóm theo báo cáo của xã", Notes(commune), StringComparison.Ordinal);
        Assert.DoesNotContain("từng ấp", Notes(all), StringComparison.Ordinal);
        Assert.Equal("Nguồn: số xã, thị trấn nhập", Wall(plain));
        Assert.Equal("Nguồn: lũy kế theo DC01 đến hết ngày 19/08/2023; số hôm nay do xã, thị trấn nhập", Wall(all));
        Assert.Equal("Nguồn: lũy kế theo DC01 đến hết ngày 19/08/2023; 1 xã, thị trấn chưa có số DC01, lấy số đơn vị nhập", Wall(none));

        string Notes(RollupTable table) => _context.Render<FigureNotes>(p => p.Add(n => n.Rollup, table)).Find(".figure-notes").TextContent;

        string Wall(RollupTable table) => _context.Render<WallSource>(p => p.Add(n => n.Rollup, table)).Find(".wall-source").TextContent;
    }

    [Fact]
    public void The_wall_screen_calls_only_today_today_and_asks_for_nothing_a_day_when_no_day_is_left()
    {
        var open = Rollup(Campaign(communes: 2), 5);
        var now = open with { AsOf = open.Day.ToDateTime(new TimeOnly(15, 0)) };
        var ended = now with { AsOf = now.AsOf.AddDays(1), DayNumber = now.DayCount };

        Assert.Equal(("Hôm nay", $"cần {now.NeededPerDay} mỗi ngày"), Headline(now));
        Assert.Equal(($"Ngày {ended.Day:d/M}", $"còn thiếu {Show.Number(ended.Total.Remaining)}"), Headline(ended));
        Assert.Equal("Chưa báo cáo hôm nay (2)", Missing(now));
        Assert.Equal($"Chưa báo cáo ngày {ended.Day:d/M} (2)", Missing(ended));

        (string, string) Headline(RollupTable table)
        {
            var page = _context.Render<WallHeadline>(p => p.Add(w => w.Rollup, table));
            return (page.FindAll("h2")[2].TextContent, page.Find("[data-figure=needed]").TextContent);
        }

        string Missing(RollupTable table) =>
            _context.Render<WallMissing>(p => p.Add(w => w.Rollup, table).Add(w => w.Rows, table.Rows).Add(w => w.Count, 2).Add(w => w.Number, 1)).Find("h2").TextContent;
    }

    [Fact]
    public void Places_gained_and_lost_and_shares_have_their_signs_and_bars()
    {
        var campaign = Campaign(communes: 3);
        var plain = Rollup(campaign, 150);
        var table = plain with { Rows = [.. plain.Rows.Select((r, i) => r with { RankBefore = new int?[] { 3, 1, null }[i] })] };

        var grid = _context.Render<RollupGrid>(p => p
            .Add(g => g.Campaign, campaign).Add(g => g.Rollup, table)
            .Add(g => g.View, RollupView.Of(campaign, table, new() { Columns = [RollupShape.AllColumns] })));

        Assert.Equal(["▲2", "▼1", "–"], grid.FindAll("tbody tr:not(.total) [data-column=rank_change]").Select(c => c.TextContent));
        Assert.Equal("100", grid.Find("tbody tr:not(.total) [data-column=percent_of_quota] rect:last-child").GetAttribute("width"));
        Assert.Equal("–", grid.Find("tbody tr:not(.total) [data-column=reachable]").TextContent);
        Assert.Empty(grid.FindAll("tbody tr:not(.total) [data-column=percent_of_reachable] svg"));
    }

    [Fact]
    public void Hostile_names_are_text_among_the_bars_and_those_who_have_not_reported()
    {
        var campaign = Campaign(Hostile);

        var bars = _context.Render<CommuneBars>(p => p.Add(b => b.Rollup, Rollup(campaign, 5)));
        var list = _context.Render<UrgeList>(p => p.Add(l => l.Rollup, Rollup(campaign, null)));

        Assert.Empty(bars.FindAll("img"));
        Assert.Equal("1. " + Hostile, bars.Find(".bar-name").TextContent);
        Assert.Empty(list.FindAll("img"));
        Assert.Equal(Hostile, list.Find(".who-list a").TextContent);
    }

    [Fact]
    public void A_chart_holds_figures_and_its_own_words_alone()
    {
        var chart = _context.Render<TrendChart>(p => p
            .Add(c => c.Day, Day)
            .Add(c => c.Points, [new(Day.AddDays(-1), 1200, 1200, 900, 1), new(Day, 34, 1234, 1000, 1), new(Day.AddDays(1), null, null, 1100, 0)]));

        Assert.Equal("1.234", chart.Find("svg text.label").TextContent);
        Assert.Contains("1.234", chart.Find("desc").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, chart.Find("polyline.reached").GetAttribute("points")!.Split(' ').Length);
        Assert.Equal(3, chart.Find("polyline.required").GetAttribute("points")!.Split(' ').Length);
        Assert.Equal(2, chart.FindAll("details tbody tr").Count);
    }

    [Fact]
    public void A_chart_without_a_single_report_or_day_still_draws()
    {
        var unreported = _context.Render<TrendChart>(p => p.Add(c => c.Day, Day).Add(c => c.Points, [new(Day, null, null, null, 0)]));
        var empty = _context.Render<TrendChart>(p => p.Add(c => c.Day, Day).Add(c => c.Points, []));

        Assert.Empty(unreported.FindAll("circle"));
        Assert.DoesNotContain("NaN", unreported.Markup, StringComparison.Ordinal);
        Assert.Empty(empty.FindAll("circle"));
    }

    [Fact]
    public void A_campaign_without_communes_gives_an_empty_table()
    {
        var campaign = Campaign(communes: 0);
        var rollup = new RollupBuilder(campaign, Day, Day.ToDateTime(new(15, 0))).Communes([]);

        var grid = _context.Render<RollupGrid>(p => p.Add(g => g.Campaign, campaign).Add(g => g.Rollup, rollup));
        var bars = _context.Render<CommuneBars>(p => p.Add(b => b.Rollup, rollup));
        var list = _context.Render<UrgeList>(p => p.Add(l => l.Rollup, rollup));

        Assert.Single(grid.FindAll("tbody tr"));
        Assert.Equal("–", grid.Find("tr.total [data-column=percent_of_quota]").TextContent);
        Assert.Empty(bars.FindAll("li"));
        Assert.Single(list.FindAll(".note-good"));
    }

    [Fact]
    public void Where_nobody_reported_everybody_is_listed_and_the_day_is_nought_not_blank()
    {
        var campaign = Campaign(communes: 3);
        var rollup = Rollup(campaign, null);

        var list = _context.Render<UrgeList>(p => p.Add(l => l.Rollup, rollup));
        var grid = _context.Render<RollupGrid>(p => p.Add(g => g.Campaign, campaign).Add(g => g.Rollup, rollup));

        Assert.Equal(3, list.FindAll(".who-list li").Count);
        Assert.Equal("0/3", grid.Find("tr.total [data-column=reported]").TextContent);
        Assert.Equal("0,00", grid.Find("tr.total [data-column=percent_of_quota]").TextContent);
        Assert.Equal(["0", "0", "0"], grid.FindAll("tbody tr:not(.total) [data-column=today]").Select(c => c.TextContent));
        Assert.All(grid.FindAll("tbody tr:not(.total) [data-column=today]"), c => Assert.Equal("unreported", c.ClassName));
    }

    [Fact]
    public void A_percentage_above_a_hundred_is_shown_and_drawn_as_it_is()
    {
        var campaign = Campaign(communes: 2);
        var rollup = Rollup(campaign, 1250);

        var grid = _context.Render<RollupGrid>(p => p.Add(g => g.Campaign, campaign).Add(g => g.Rollup, rollup));
        var bars = _context.Render<CommuneBars>(p => p.Add(b => b.Rollup, rollup));

        Assert.Equal("1.250,00", grid.Find("tbody tr:nth-child(2) [data-column=percent_of_quota]").TextContent);
        Assert.Equal("0", grid.Find("tbody tr:nth-child(2) [data-column=remaining]").TextContent);
        Assert.Equal("0 0 1250 10", bars.Find("svg").GetAttribute("viewBox"));
        Assert.Equal("1250", bars.FindAll("li")[0].QuerySelectorAll("rect")[1].GetAttribute("width"));
        Assert.Equal("1.250,00 %", bars.Find(".bar-figure").TextContent);
    }

    [Theory]
    [InlineData(DayState.OnTime, DayKind.Counts, "✓ Đúng hạn")]
    [InlineData(DayState.OnTime, DayKind.Zero, "✓ Đúng hạn · Không phát sinh")]
    [InlineData(DayState.Late, DayKind.Counts, "◷ Trễ hạn")]
    [InlineData(DayState.Missing, null, "✕ Chưa báo cáo, quá hạn")]
    [InlineData(DayState.Open, null, "○ Chưa báo cáo")]
    [InlineData(DayState.Ahead, null, "· Chưa đến ngày")]
    public void The_state_of_a_day_is_told_by_a_sign_and_words(DayState state, DayKind? kind, string text)
    {
        var tag = _context.Render<DayStateTag>(p => p.Add(t => t.State, state).Add(t => t.Kind, kind));

        Assert.Equal(text, tag.Find(".tag").TextContent);
    }

    [Fact]
    public void The_calendar_tells_late_reopened_and_locked_days_by_signs_and_words()
    {
        var campaign = Campaign();
        var day = new EntryDay
        {
            Campaign = campaign,
            Commune = campaign.Communes[0],
            Day = Day,
            Today = Day,
            Now = Day.ToDateTime(new(15, 0)),
            State = DayState.Open,
            Kind = null,
            Version = 0,
            Stored = null,
            IsLocked = false,
            Reopening = null,
            Rows = [],
            Quota = null,
            Calendar =
            [
                new(new(2023, 8, 10), DayState.OnTime, IsLocked: true),
                new(new(2023, 8, 11), DayState.Late, IsLocked: true, WasReopened: true),
                new(new(2023, 8, 12), DayState.Missing, IsReopened: true),
                new(Day, DayState.Open),
                new(Day.AddDays(1), DayState.Ahead),
            ],
        };

        var calendar = _context.Render<DayCalendar>(p => p.Add(c => c.Day, day).Add(c => c.Address, d => $"/{d:dd}"));

        Assert.Equal(
            ["T5 10/8: Đúng hạn, Đã khóa", "T6 11/8: Trễ hạn, Đã mở lại, Đã khóa", "T7 12/8: Chưa báo cáo, quá hạn, đang mở lại", "CN 20/8: Chưa báo cáo"],
            calendar.FindAll("li a").Select(a => a.GetAttribute("aria-label")!));
        Assert.Equal(["✓", "◷↻", "✕↻", "○"], calendar.FindAll("li a small").Select(s => s.TextContent.Trim()));
        Assert.Equal([1, 1, 0, 0], calendar.FindAll("li a").Select(a => a.QuerySelectorAll("svg").Length));
        Assert.Contains("Đã khóa", calendar.Find(".legend").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 16, "⇅ Lập lúc 16:10 khi không có mạng, máy chủ nhận lúc 18:02")]
    [InlineData(19, 23, "⇅ Lập lúc 23:10 19/8 khi không có mạng, máy chủ nhận lúc 18:02 20/8")]
    public void A_report_made_without_a_connection_says_when_it_was_made_and_received(int day, int hour, string text)
    {
        var made = _context.Render<MadeOffline>(p => p
            .Add(m => m.MadeAt, new DateTime(2023, 8, day, hour, 10, 0, DateTimeKind.Unspecified))
            .Add(m => m.ReceivedAt, new DateTime(2023, 8, 20, 18, 2, 0, DateTimeKind.Unspecified)));
        var atOnce = _context.Render<MadeOffline>(p => p.Add(m => m.ReceivedAt, new DateTime(2023, 8, 20, 18, 2, 0, DateTimeKind.Unspecified)));

        Assert.Equal(text, made.Find("p").TextContent);
        Assert.Empty(atOnce.FindAll("p"));
    }

    public void Dispose() => _context.Dispose();

    // Communes of one hamlet with a quota of 100 each; every name that people give is the same.
    internal static CampaignDefinition Campaign(string name = "Xã", int communes = 1, string? group = null)
    {
        var indicators = StandardIndicators.Create();
        foreach (var (index, indicator) in indicators.Index())
        {
            indicator.Id = index + 1;
            indicator.Name = name;
        }

        var headline = indicators.Single(i => i.Code == StandardIndicators.Activated).Id;
        var numbers = Enumerable.Range(1, communes).ToList();
        return new(
            new() { Id = 1, Name = name, HostName = name, HostTotalLabel = name, AgencyName = name, StartDay = new(2023, 8, 5), EndDay = new(2023, 9, 5) },
            indicators,
            [
                .. numbers.Select(n => new CommuneDefinition(
                    n, $"C{n}", name, group, [new Hamlet { Id = 100 + n, Code = $"H{n}", FullName = name, CommuneId = n, Eligible = 500 }])),
            ],
            new List<Unit>(),
            [.. numbers.Select(n => new Quota { CommuneId = n, IndicatorId = headline, Target = 100, ValidFrom = new(2023, 8, 5) })]);
    }

    /// <param name="reached">What the first commune has reached and reported on the day; null where nobody reported.</param>
    internal static RollupTable Rollup(CampaignDefinition campaign, int? reached)
    {
        var newest = new Dictionary<int, NewestDay>();
        if (reached is { } value)
        {
            var submittedAt = CampaignClock.ToUtc(Day.ToDateTime(new(14, 0)));
            newest[1] = new(Day, DayKind.Counts, submittedAt, new() { [campaign.Headline.Id] = new(value, value) });
        }

        return new RollupBuilder(campaign, Day, Day.ToDateTime(new(15, 0))).Communes(newest);
    }
}
