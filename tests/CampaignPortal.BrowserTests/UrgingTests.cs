using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>Urging in two taps: from the dashboard to the desk, and one that copies and writes down.</summary>
public sealed class UrgingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string NoClipboard = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";

    [Fact]
    public async Task One_tap_copies_the_text_and_writes_down_who_was_urged_also_where_there_is_no_clipboard_or_no_copying()
    {
        await using var agency = await portal.OpenAsync("congan", 360, 740);
        await agency.Page.AddInitScriptAsync(NoClipboard);
        await agency.Page.GotoAsync("/tong-quan");
        await agency.Page.GetByRole(AriaRole.Link, new() { Name = "Đôn đốc ›" }).First.ClickAsync();
        await agency.Page.EvaluateAsync("() => { window.copied = ''; document.addEventListener('copy', () => (window.copied = getSelection().toString() || document.activeElement.value)); }");
        await agency.Page.EvaluateAsync("() => { window.copies = document.execCommand; document.execCommand = () => false; }");
        var button = agency.Page.GetByRole(AriaRole.Button, new() { Name = "Chép và ghi nhận đã đôn đốc" });

        await button.ClickAsync();
        await Expect(agency.Page.GetByText("chưa ghi nhận gì")).ToBeVisibleAsync();
        await agency.CheckPageAsync();
        await Expect(agency.Page.GetByText("Hôm nay chưa đôn đốc đơn vị nào.")).ToBeVisibleAsync();

        await agency.Page.EvaluateAsync("() => { document.execCommand = window.copies; addEventListener('submit', () => sessionStorage.setItem('copied', window.copied)); }");
        await button.ClickAsync();
        await Expect(agency.Page.GetByText("Đã chép nội dung, mở Zalo và dán. Đã ghi nhận đôn đốc 10 đơn vị.")).ToBeVisibleAsync();
        Assert.StartsWith("CÔNG AN HUYỆN LAI VUNG – ĐÔN ĐỐC NGÀY 20/8/2023", await agency.Page.EvaluateAsync<string>("() => sessionStorage.getItem('copied')"), StringComparison.Ordinal);
        await Expect(agency.Page.Locator("table.stack tbody tr")).ToHaveCountAsync(10);

        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Chép và ghi nhận đã đôn đốc" }).ClickAsync();
        await Expect(agency.Page.GetByText("vừa được ghi nhận đôn đốc trong 10 phút qua")).ToBeVisibleAsync();
        await Expect(agency.Page.Locator("table.stack tbody tr")).ToHaveCountAsync(10);
        await agency.CheckPageAsync();
    }
}
