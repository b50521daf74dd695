using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed class QuotaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Sums_follow_what_is_typed_and_the_server_reckons_the_same()
    {
        await using var agency = await OpenAsync(360, 740);
        var page = agency.Page;
        var totals = page.Locator("[data-totals]");
        var below = page.Locator("[data-below='toan']");
        var reason = page.GetByLabel("Lý do chấp nhận chênh lệch");
        await Expect(totals).ToHaveTextAsync("Chung 56.195 · các xã 56.195 · các ấp, khóm 56.195");
        await Expect(below).ToHaveTextAsync("✓ Cộng cấp dưới 56.195");
        await Expect(reason).ToBeHiddenAsync();

        await Host(page).FillAsync("56200");
        await Expect(below).ToHaveTextAsync("▲ Cộng cấp dưới 56.195, lệch +5");
        await Expect(reason).ToBeVisibleAsync();
        var commune = page.GetByRole(AriaRole.Textbox, new() { Name = "Xã Tân Dương", Exact = true });
        await commune.FillAsync("4215");
        await Expect(below).ToHaveTextAsync("✓ Cộng cấp dưới 56.200");
        await Expect(totals).ToHaveTextAsync("Chung 56.200 · các xã 56.200 · các ấp, khóm 56.195");
        await Expect(page.Locator("tbody:has-text('Xã Tân Dương') [data-below]")).ToHaveTextAsync("▲ Cộng cấp dưới 4.210, lệch +5");

        await page.GetByRole(AriaRole.Button, new() { Name = "Chia cho các ấp: Xã Tân Dương" }).ClickAsync();
        await Expect(page.GetByText("Đã chia chỉ tiêu của Xã Tân Dương")).ToBeVisibleAsync();
        await Expect(totals).ToHaveTextAsync("Chung 56.200 · các xã 56.200 · các ấp, khóm 56.200");
        await Expect(reason).ToBeHiddenAsync();

        await commune.FillAsync("-1");
        await Expect(totals).ToHaveAttributeAsync("data-state", "differs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp" }).ClickAsync();
        await Expect(page.GetByText("Xã Tân Dương: Chỉ tiêu không được âm.")).ToBeVisibleAsync();
        await Expect(commune).ToHaveValueAsync("-1");

        // Refused figures are stored nowhere: who leaves them is asked.
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.Locator(".page-head a").First.ClickAsync();
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        await Expect(commune).ToHaveValueAsync("-1");
    }

    [Fact]
    public async Task A_column_copied_from_Excel_fills_the_cells_from_where_it_is_pasted()
    {
        await using var agency = await OpenAsync(1440, 900);
        var page = agency.Page;
        await Host(page).FocusAsync();

        await agency.PasteAsync("60.000\r\n1.204\r\n1 000\r\n");

        var cells = page.Locator("[data-grid] input");
        await Expect(cells.Nth(0)).ToHaveValueAsync("60000");
        await Expect(cells.Nth(1)).ToHaveValueAsync("1204");
        await Expect(cells.Nth(2)).ToHaveValueAsync("1000");
        await Expect(page.GetByText("Đã dán 3 ô.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(cells.Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Targets_pasted_with_names_go_to_those_names_whatever_their_order()
    {
        await using var agency = await OpenAsync(1440, 900);
        var page = agency.Page;
        await Host(page).FocusAsync();

        // Xã Tân Hòa has an Ấp Tân Hòa, and so have two other communes, but not Xã Tân Phước; a total is no one's.
        await agency.PasteAsync(
            "STT\tĐơn vị\tChỉ tiêu\n1\tTân Phước\t1.500\n\tTân Thuận\t700\n\ttan thanh\t9\n\tẤp Tân Hòa\t77\n2\tXã Tân Hoà\t2.500\n\tẤp Tân Hòa\t860\n3\ttoàn huyện\t60.000\n\tCộng\t64.700\n");

        await Expect(Target(page, "Xã Tân Phước")).ToHaveValueAsync("1500");
        await Expect(Target(page, "Ấp Tân Thuận , Xã Tân Phước")).ToHaveValueAsync("700");
        await Expect(Target(page, "Xã Tân Hòa")).ToHaveValueAsync("2500");
        await Expect(Target(page, "Ấp Tân Hòa , Xã Tân Hòa")).ToHaveValueAsync("860");
        await Expect(Host(page)).ToHaveValueAsync("60000");
        await Expect(page.GetByText("Đã dán 5 ô theo tên. 3 dòng không dùng vì không có tên tương ứng: tan thanh  9 · Ấp Tân Hòa  77 · Cộng  64700.")).ToBeVisibleAsync();
    }

    private static ILocator Host(IPage page) => Target(page, "Toàn huyện");

    private static ILocator Target(IPage page, string area) => page.GetByRole(AriaRole.Textbox, new() { Name = area, Exact = true });

    private async Task<Person> OpenAsync(int width, int height)
    {
        var agency = await portal.OpenAsync("congan", width, height);
        await agency.Page.WaitForURLAsync("**/tong-quan*");
        await agency.Page.GotoAsync("/chi-tieu/soan");
        await agency.Page.Locator("[data-quotas][data-ready]").WaitForAsync();
        return agency;
    }
}
