using System.Text.RegularExpressions;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed partial class OfficerDayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_officer_lands_on_todays_grid_types_sends_and_sees_what_is_stored()
    {
        await using var officer = await portal.OpenAsync("xa.hoathanh", 360, 740);
        await Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Xã Hòa Thành");
        await Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("CN 20/8");

        await officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1").FillAsync("4");
        await officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 2").FillAsync("11");
        await officer.Cell("Ấp Long Thành", "Kích hoạt mức 1").FillAsync("0");
        await officer.SendAsync();

        await Expect(officer.Page.GetByText(SentAt())).ToBeVisibleAsync();
        await Expect(officer.Page.GetByText("còn thiếu 2 ấp, khóm: Ấp An Thạnh, Ấp Thạnh Phú.")).ToBeVisibleAsync();
        await officer.Page.ReloadAsync();
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1")).ToHaveValueAsync("4");
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 2")).ToHaveValueAsync("11");
        await Expect(officer.Cell("Ấp Long Thành", "Kích hoạt mức 1")).ToHaveValueAsync("0");
        await Expect(officer.Cell("Ấp An Thạnh", "Kích hoạt mức 1")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Enter_and_arrows_move_as_in_a_spreadsheet()
    {
        await using var officer = await portal.OpenAsync("xa.longhau");
        var first = officer.Cell("Ấp Long Thành", "Kích hoạt mức 1");
        await officer.Page.Locator("[data-entry][data-ready]").WaitForAsync();
        await first.FocusAsync();
        await officer.Page.Keyboard.TypeAsync("12");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Expect(officer.Cell("Ấp Bình Hòa", "Kích hoạt mức 1")).ToBeFocusedAsync();
        await officer.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(officer.Cell("Ấp Bình Hòa", "Kích hoạt mức 2")).ToBeFocusedAsync();
        await officer.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(officer.Cell("Ấp Long Thành", "Kích hoạt mức 2")).ToBeFocusedAsync();
        await officer.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(first).ToBeFocusedAsync();
        await Expect(first).ToHaveValueAsync("12");

        // From the last hamlet Enter goes on to the top of the next column.
        var rows = await officer.Page.Locator("[data-row]").CountAsync();
        for (var row = 0; row < rows; row++)
        {
            await officer.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(officer.Cell("Ấp Long Thành", "Kích hoạt mức 2")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Sums_beside_the_cells_follow_what_is_typed()
    {
        await using var officer = await portal.OpenAsync("xa.tanphuoc");
        var row = officer.Page.Locator("[data-row]").First;
        var before = int.Parse((await row.GetAttributeAsync("data-before"))!, System.Globalization.CultureInfo.InvariantCulture);
        var quota = int.Parse((await row.GetAttributeAsync("data-quota"))!, System.Globalization.CultureInfo.InvariantCulture);
        await row.Locator("[data-headline]").First.FillAsync("5");
        await row.Locator("[data-headline]").Last.FillAsync("6");
        await Expect(row.Locator("[data-cumulative]")).ToHaveTextAsync($"{before + 11}");
        await Expect(row.Locator("[data-remaining]")).ToHaveTextAsync($"{quota - before - 11}");
        await Expect(officer.Page.Locator("[data-sum='day']")).ToHaveTextAsync("11");
    }

    [Fact]
    public async Task The_head_counts_along_as_the_server_will_and_what_is_refused_counts_nowhere()
    {
        await using var officer = await portal.OpenAsync("xa.tanduong");
        var (all, share, day) = (officer.Page.Locator("[data-sum='all']"), officer.Page.Locator("[data-sum='share']"), officer.Page.Locator("[data-sum='day']"));
        var cell = officer.Page.Locator("[data-row] [data-headline]").First;
        await cell.FillAsync("");
        var (before, shareBefore, dayBefore) = (await all.InnerTextAsync(), await share.InnerTextAsync(), await day.InnerTextAsync());

        await cell.FillAsync("-5");
        await Expect(officer.Page.GetByText("Không nhận số âm.")).ToBeVisibleAsync();
        await Expect(all).ToHaveTextAsync(before);
        await Expect(day).ToHaveTextAsync(dayBefore);

        await cell.FillAsync("9");
        await Expect(all).Not.ToHaveTextAsync(before);
        var (typed, shareTyped) = (await all.InnerTextAsync(), await share.InnerTextAsync());
        Assert.NotEqual(shareBefore, shareTyped);

        await officer.SendAsync();
        await Expect(officer.Page.GetByText(SentAt())).ToBeVisibleAsync();
        Assert.Equal((typed, shareTyped), (await all.InnerTextAsync(), await share.InnerTextAsync()));
    }

    [Fact]
    public async Task A_session_that_ended_while_typing_shows_the_way_to_sign_in_again()
    {
        await using var officer = await portal.OpenAsync("xa.hoalong");
        var way = officer.Page.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập lại để gửi" });
        await Expect(way).ToBeHiddenAsync();
        await officer.Page.Locator("[data-row] [data-headline]").First.FillAsync("3");
        await officer.Page.Context.ClearCookiesAsync();

        await officer.SendAsync();

        await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("Phiên đăng nhập đã hết");
        await way.ClickAsync();
        await officer.Page.WaitForURLAsync("**/dang-nhap?ve=%2Fnhap-lieu");
    }

    [Fact]
    public async Task On_a_phone_the_sums_stay_in_sight_and_each_group_tells_of_its_drafts()
    {
        await using var officer = await portal.OpenAsync("xa.tanphuoc", 360, 740);
        var sums = officer.Page.Locator(".sums");
        await Expect(sums).ToHaveTextAsync(new Regex("Mức 1 –.*Mức 2 –"));
        var row = officer.Page.Locator("[data-row]").First;
        await row.Locator("[data-headline]").First.FillAsync("5");
        await row.Locator("[data-headline]").Last.FillAsync("6");

        await Expect(sums).ToHaveTextAsync(new Regex("Mức 1 5.*Mức 2 6"));
        await Expect(sums).ToBeInViewportAsync();
        Assert.Equal(["\"✎\"", "none"], await officer.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.groups label')].map((label) => getComputedStyle(label, '::after').content)"));
    }

    [Fact]
    public async Task The_time_left_until_the_cut_off_goes_down_and_stands_out_in_its_last_hour()
    {
        await using var officer = await portal.OpenAsync("xa.tanthanh");
        await officer.Page.Clock.InstallAsync();
        await officer.Page.ReloadAsync();
        var left = officer.Page.Locator("[data-deadline]");
        await Expect(left).ToHaveTextAsync(new Regex(@"^Hạn 16:30 · còn 1 giờ \d+ phút$"));
        await Expect(left).Not.ToHaveClassAsync("tag tag-slow");

        await officer.Page.Clock.FastForwardAsync("50:00");
        await Expect(left).ToHaveTextAsync(new Regex(@"Hạn 16:30 · chỉ còn \d+ phút$"));
        await Expect(left).ToHaveClassAsync("tag tag-slow");

        await officer.Page.Clock.FastForwardAsync("50:00");
        await Expect(left).ToHaveTextAsync("Hạn 16:30. Báo cáo trễ vẫn được tính");
    }

    [Fact]
    public async Task Nothing_to_report_is_one_tap()
    {
        await using var officer = await portal.OpenAsync("xa.hoalong", 360, 740);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Không phát sinh" }).ClickAsync();
        await Expect(officer.Page.GetByText(SentAt())).ToBeVisibleAsync();
        await Expect(officer.Page.Locator(".entry-head")).ToContainTextAsync("Không phát sinh");
        await Expect(officer.Page.Locator("[data-cell]").First).ToHaveValueAsync("0");
    }

    [Theory]
    [InlineData("-1", "Không nhận số âm.")]
    [InlineData("1.5", "Chỉ gõ chữ số")]
    [InlineData("1,5", "Chỉ gõ chữ số")]
    [InlineData("1e3", "Chỉ gõ chữ số")]
    [InlineData("１２", "Chỉ gõ chữ số")]
    [InlineData("10000000", "Số quá lớn")]
    public async Task A_refused_value_is_told_at_its_cell_and_stays_typed(string typed, string sentence)
    {
        await using var officer = await portal.OpenAsync("xa.tanthanh");
        var cells = officer.Page.Locator("[data-cell]");
        await cells.Nth(0).FillAsync(typed);
        await cells.Nth(1).FillAsync("7");
        await officer.SendAsync();

        await Expect(officer.Page.GetByText("Có ô chưa đúng")).ToBeVisibleAsync();
        await Expect(cells.Nth(0)).ToHaveValueAsync(typed);
        await Expect(cells.Nth(0)).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(cells.Nth(0)).ToBeFocusedAsync();
        await Expect(officer.Page.Locator(".cell-note")).ToContainTextAsync(sentence);
        await Expect(cells.Nth(1)).ToHaveValueAsync("7");
        await officer.Page.ReloadAsync();
        await Expect(cells.Nth(0)).ToHaveValueAsync(typed);
        await Expect(cells.Nth(1)).ToHaveValueAsync("7");
        Assert.Equal("", await cells.Nth(1).GetAttributeAsync("data-stored") ?? "");
    }

    [Fact]
    public async Task Who_types_before_the_script_has_come_stays_in_their_cell()
    {
        await using var officer = await portal.OpenAsync("xa.tanthanh");
        var scripts = new TaskCompletionSource();
        await officer.Page.RouteAsync("**/js/*.js", async route =>
        {
            await scripts.Task;
            await route.ContinueAsync();
        });
        await officer.Page.GotoAsync("/nhap-lieu", new() { WaitUntil = WaitUntilState.Commit });
        var cell = officer.Page.Locator("[data-cell]").Nth(1);
        await cell.PressSequentiallyAsync("1");
        scripts.SetResult();
        await officer.Page.Locator("[data-entry][data-ready]").WaitForAsync();

        await Expect(cell).ToBeFocusedAsync();
        await officer.Page.Keyboard.TypeAsync("2");
        await Expect(cell).ToHaveValueAsync("12");
        await Expect(officer.Page.Locator("[data-cell]").First).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Who_sends_on_an_old_page_sees_both_values_and_overwrites_nothing()
    {
        await using var officer = await portal.OpenAsync("xa.dinhhoa");
        await using var agency = await portal.OpenAsync("congan");
        await agency.Page.GotoAsync("/nhap-lieu");
        await agency.Page.GetByRole(AriaRole.Link, new() { Name = "Xã Định Hòa" }).ClickAsync();

        await officer.Page.Locator("[data-cell]").First.FillAsync("8");
        await officer.SendAsync();
        await Expect(officer.Page.GetByText(SentAt())).ToBeVisibleAsync();
        await agency.Page.Locator("[data-cell]").First.FillAsync("9");
        await agency.SendAsync();

        await Expect(agency.Page.Locator(".cell-note")).ToContainTextAsync("Của bạn: 9");
        await Expect(agency.Page.Locator(".cell-note")).ToContainTextAsync("Đang lưu: 8");
        await Expect(agency.Page.Locator("[data-cell]").First).ToHaveValueAsync("9");
        await officer.Page.ReloadAsync();
        await Expect(officer.Page.Locator("[data-cell]").First).ToHaveValueAsync("8");

        // Having seen both, the agency chooses; without a choice nothing is sent.
        await agency.SendAsync();
        await Expect(agency.Page.GetByText("Hãy chọn một trong hai số")).ToBeVisibleAsync();
        await agency.Page.GetByLabel("Của bạn: 9").ClickAsync();
        await agency.SendAsync();
        await Expect(agency.Page.GetByText(SentAt())).ToBeVisibleAsync();
        await officer.Page.ReloadAsync();
        await Expect(officer.Page.Locator("[data-cell]").First).ToHaveValueAsync("9");
    }

    [GeneratedRegex(@"Đã gửi lúc \d\d:\d\d\.")]
    private static partial Regex SentAt();
}
