using System.Text.RegularExpressions;
using CampaignPortal.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed partial class LiveMarkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_dashboard_without_its_server_says_how_old_its_figures_are_and_catches_up()
    {
        await using var leader = await portal.OpenAsync("lanhdao");
        await leader.Page.Clock.InstallAsync();
        await leader.Page.ReloadAsync();
        var mark = leader.Page.Locator("[data-live-source]");
        await Expect(mark).ToHaveAttributeAsync("data-state", "on");
        await Expect(leader.Figure("30214", "today")).ToHaveTextAsync("0");

        await portal.Portal.StopAsync();
        await Expect(mark).ToHaveAttributeAsync("data-state", "off", new() { Timeout = 15000 });
        await Expect(mark).ToHaveTextAsync(JustLost());
        await leader.Page.Clock.FastForwardAsync("03:00");
        await Expect(mark).ToHaveTextAsync(MinutesAgo());
        await leader.Page.Clock.FastForwardAsync("02:00:00");
        await Expect(mark).ToHaveTextAsync(HoursAgo());

        await portal.Portal.StartAgainAsync(services => DayOf.SubmitAsync(services, "30214", 23));

        await Expect(leader.Figure("30214", "today")).ToHaveTextAsync("23", new() { Timeout = 20000 });
        await Expect(mark).ToHaveAttributeAsync("data-state", "on");
        await Expect(mark).ToHaveTextAsync(Fresh());
    }

    [Fact]
    public async Task A_dashboard_whose_sign_in_has_ended_says_so_and_goes_on_once_somebody_signs_in_again()
    {
        await using var leader = await portal.OpenAsync("lanhdao");
        var mark = leader.Page.Locator("[data-live-source]");
        await Expect(mark).ToHaveAttributeAsync("data-state", "on");
        var cookies = await leader.Page.Context.CookiesAsync();
        await leader.Page.Context.ClearCookiesAsync();

        await DayOf.SubmitAsync(portal.Portal.Services, "30217", 7);
        await Expect(mark).ToHaveAttributeAsync("data-state", "out", new() { Timeout = 15000 });
        await Expect(mark).ToContainTextAsync("cần đăng nhập lại");

        await leader.Page.Context.AddCookiesAsync(cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await Expect(leader.Figure("30217", "today")).ToHaveTextAsync("7", new() { Timeout = 45000 });
        await Expect(mark).ToHaveAttributeAsync("data-state", "on");
    }

    [GeneratedRegex(@"^\s*Dữ liệu lúc \d\d:\d\d, vừa mất kết nối\s*$")]
    private static partial Regex JustLost();

    [GeneratedRegex(@"^\s*Dữ liệu lúc \d\d:\d\d, 3 phút trước – mất kết nối\s*$")]
    private static partial Regex MinutesAgo();

    [GeneratedRegex(@"^\s*Dữ liệu lúc \d\d:\d\d, 2 giờ 3 phút trước – mất kết nối\s*$")]
    private static partial Regex HoursAgo();

    [GeneratedRegex(@"^\s*Dữ liệu lúc \d\d:\d\d\s*$")]
    private static partial Regex Fresh();
}
