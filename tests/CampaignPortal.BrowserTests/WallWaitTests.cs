using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed class WallWaitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_screen_hung_up_before_the_first_day_begins_by_itself()
    {
        await SetDayAsync(portal.Portal.Services, -3);
        await using var wall = await portal.OpenAsync("lanhdao", 1920, 1080);
        await wall.Page.Clock.InstallAsync();
        await wall.Page.GotoAsync("/man-hinh");
        var waiting = wall.Page.GetByText("Chiến dịch bắt đầu ngày");
        await Expect(waiting).ToBeVisibleAsync();

        // While the server is away the screen stays as it is: nobody is there to leave a page of the browser's own.
        await portal.Portal.StopAsync();
        await wall.Page.Clock.FastForwardAsync("05:01");
        await Expect(waiting).ToBeVisibleAsync();

        await portal.Portal.StartAgainAsync(services => SetDayAsync(services, 0));
        await wall.Page.Clock.FastForwardAsync("05:01");
        await Expect(wall.Page.Locator("[data-page='headline']")).ToBeVisibleAsync(new() { Timeout = 20000 });
    }

    /// <param name="days">After the campaign's first day.</param>
    private static async Task SetDayAsync(IServiceProvider services, int days)
    {
        await using var context = services.GetRequiredService<PortalDb>().Open(AreaScope.System("test"));
        var campaign = await context.Campaigns.SingleAsync(TestContext.Current.CancellationToken);
        campaign.DemoStartsAt = campaign.StartDay.ToDateTime(new(8, 0)).AddDays(days);
        campaign.DefinitionVersion++;
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
