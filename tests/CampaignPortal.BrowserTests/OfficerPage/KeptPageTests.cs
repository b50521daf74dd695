using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>The grid from the phone's own copy: on the same day, on the next, and after midnight for the evening before.</summary>
public sealed class KeptPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_opens_without_a_connection_also_where_it_was_left_after_sending()
    {
        await using var officer = await KeptAsync("xa.longhau");
        await officer.Page.Locator("[data-cell]").First.FillAsync("4");
        await officer.SendAsync();
        await Expect(officer.Page.Locator(".note-good")).ToContainTextAsync("Đã gửi lúc");
        await officer.Page.Locator("[data-ready]").WaitForAsync();
        await WaitUntilKeptAsync(officer);

        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.ReloadAsync();

        await Expect(officer.Page.Locator("[data-alert] p")).ToContainTextAsync("Không có mạng. Đây là bảng của lần mở lúc");
        await Expect(officer.Page.Locator("[data-cell]").First).ToHaveValueAsync("4");
    }

    [Fact]
    public async Task Yesterdays_page_becomes_todays_and_what_is_entered_is_sent_as_todays()
    {
        await using var officer = await KeptAsync("xa.hoathanh");
        await officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1").FillAsync("4");
        await officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 2").FillAsync("11");
        await officer.SendAsync();
        await Expect(officer.Page.Locator(".note-good")).ToContainTextAsync("Đã gửi lúc");
        await officer.Page.GotoAsync("/nhap-lieu");
        await officer.Page.Locator("[data-ready]").WaitForAsync();
        await WaitUntilKeptAsync(officer);
        var row = officer.Page.Locator("[data-row]", new() { HasText = "Ấp Vĩnh Lợi" });
        var cumulative = await row.Locator("[data-cumulative]").InnerTextAsync();

        await GoOnAsync(officer, TimeSpan.FromDays(1));
        await officer.Page.GotoAsync("/");

        await Expect(officer.Page.Locator("h1")).ToContainTextAsync("Xã Hòa Thành · T2 21/8");
        await Expect(officer.Page.Locator("[data-alert] p")).ToContainTextAsync("Đây là bảng của hôm nay, T2 21/8, lập từ bảng ngày CN 20/8");
        await Expect(officer.Page.Locator(".days")).ToBeHiddenAsync();
        await Expect(officer.Page.Locator("#ghi-chu")).ToBeHiddenAsync();
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1")).ToHaveValueAsync("");
        await Expect(row.Locator("[data-cumulative]")).ToHaveTextAsync(cumulative);
        await Expect(row.Locator("[data-yesterday]")).ToHaveTextAsync("15");
        await officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1").FillAsync("6");
        await officer.SendAsync();
        await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("Đang chờ mạng");
        await Expect(officer.Page.Locator("[data-outbox]")).ToContainTextAsync("Xã Hòa Thành, T2 21/8");

        // The next day has come for the portal too, and with it a connection.
        await MoveClockAsync(TimeSpan.FromDays(1));
        await officer.Page.Context.SetOfflineAsync(false);
        await Expect(officer.Page.Locator(".note-good")).ToContainTextAsync("Đã gửi lúc", new() { Timeout = 20_000 });
        await Expect(officer.Page.Locator("h1")).ToContainTextAsync("T2 21/8");
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1")).ToHaveValueAsync("6");
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1")).ToHaveAttributeAsync("data-stored", "6");
        await officer.Page.GotoAsync("/nhap-lieu?ngay=2023-08-20");
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1")).ToHaveValueAsync("4");
        await MoveClockAsync(TimeSpan.FromDays(-1));
    }

    [Fact]
    public async Task Who_asks_for_the_evening_before_after_midnight_gets_that_day_and_its_draft()
    {
        await using var officer = await KeptAsync("xa.tanphuoc");
        var cell = officer.Page.Locator("[data-cell]").First;
        await cell.FillAsync("7");
        await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("1 ô nháp");

        await GoOnAsync(officer, TimeSpan.FromDays(1));
        await officer.Page.GotoAsync("/nhap-lieu?ngay=2023-08-20");

        await Expect(officer.Page.Locator("h1")).ToContainTextAsync("CN 20/8");
        await Expect(officer.Page.Locator("[data-alert] p")).ToContainTextAsync("Bảng này là của ngày CN 20/8");
        await Expect(cell).ToHaveValueAsync("7");

        // From here to today's, and back.
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Mở bảng hôm nay, T2 21/8" }).ClickAsync();
        await Expect(officer.Page.Locator("h1")).ToContainTextAsync("T2 21/8");
        await Expect(cell).ToHaveValueAsync("");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Mở bảng ngày CN 20/8" }).ClickAsync();
        await Expect(officer.Page.Locator("h1")).ToContainTextAsync("CN 20/8");
        await Expect(cell).ToHaveValueAsync("7");
    }

    [Fact]
    public async Task After_the_campaigns_last_day_no_day_follows()
    {
        await using var officer = await KeptAsync("xa.dinhhoa");

        await GoOnAsync(officer, TimeSpan.FromDays(17));
        await officer.Page.GotoAsync("/nhap-lieu");

        await Expect(officer.Page.Locator("h1")).ToContainTextAsync("CN 20/8");
        await Expect(officer.Page.Locator("[data-alert] p")).ToContainTextAsync("Bảng này là của ngày CN 20/8");
        await Expect(officer.Page.Locator("[data-alert] p")).ToContainTextAsync("Bảng của hôm nay cần có mạng mới mở được.");
    }

    private async Task<Person> KeptAsync(string userName)
    {
        var officer = await portal.OpenAsync(userName, 360, 740);
        await officer.Page.Locator("[data-ready]").WaitForAsync();
        await WaitUntilKeptAsync(officer);
        return officer;
    }

    private static async Task WaitUntilKeptAsync(Person officer)
    {
        await officer.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await officer.UntilAsync(
            "async () => Boolean(await caches.match('/nhap-lieu', { cacheName: 'pages' }) && (await (await caches.open('assets')).keys()).some((key) => key.url.endsWith('.woff2')))");
    }

    private static async Task GoOnAsync(Person officer, TimeSpan by)
    {
        await officer.Page.Context.SetOfflineAsync(true);
        var now = await officer.Page.EvaluateAsync<double>("Date.now()");
        await officer.Page.Clock.InstallAsync(new() { TimeDate = DateTime.UnixEpoch.AddMilliseconds(now) + by });
    }

    /// <summary>The sample's clock, for the server.</summary>
    private async Task MoveClockAsync(TimeSpan by)
    {
        await using var context = portal.Portal.Services.GetRequiredService<PortalDb>().Open(AreaScope.System("test"));
        var campaign = await context.Campaigns.AsTracking().FirstAsync();
        campaign.DemoStartsAt += by;
        campaign.DefinitionVersion++;
        await context.SaveChangesAsync();
    }
}
