using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.DataSets;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>Browsers in which the grid's script cannot do its work: what is typed goes as a plain form.</summary>
public sealed class PlainWayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string NoStorage =
        """
        Object.defineProperty(window, "indexedDB", { value: { open() {
          const request = { error: new DOMException("Internal error opening backing store", "UnknownError") };
          setTimeout(() => request.onerror());
          return request;
        } } });
        """;

    private const string FullStorage = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    private const string OldBrowser = "delete Array.prototype.findLast; delete AbortSignal.timeout;";

    [Theory]
    [InlineData("xa.hoathanh", NoStorage)]
    [InlineData("xa.longhau", FullStorage)]
    [InlineData("xa.tanphuoc", OldBrowser)]
    public async Task Where_the_script_fails_the_figures_are_sent_all_the_same(string userName, string flaw)
    {
        var page = await OpenAsync(userName, flaw);
        await page.Locator("[data-cell]").First.FillAsync("4");

        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi số liệu" }).ClickAsync();

        await Expect(page.GetByText("Đã gửi lúc").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-cell]").First).ToHaveAttributeAsync("data-stored", "4");
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("xa.hoalong", FullStorage)]
    [InlineData("xa.tanthanh", NoStorage)]
    public async Task Nothing_to_report_and_the_way_out_work_without_a_place_to_keep_anything(string userName, string flaw)
    {
        var page = await OpenAsync(userName, flaw);

        await page.GetByRole(AriaRole.Button, new() { Name = "Không phát sinh" }).ClickAsync();
        await Expect(page.Locator(".entry-head")).ToContainTextAsync("Không phát sinh");
        await page.Locator("script[src*='portal.js']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();

        await page.WaitForURLAsync("**/dang-nhap");
        await page.Context.DisposeAsync();
    }

    // Not as a Person, for whom a failing script is a fault.
    private async Task<IPage> OpenAsync(string userName, string flaw)
    {
        var context = await portal.Browser.NewContextAsync(
            new() { BaseURL = portal.Portal.Address, ViewportSize = new() { Width = 360, Height = 640 }, Locale = "vi-VN" });
        await context.AddInitScriptAsync(flaw);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(SampleLoader.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForURLAsync("**/nhap-lieu");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }
}
