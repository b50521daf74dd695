using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>A closing report while it is written: saved by itself, kept without a line, and not overwritten.</summary>
public sealed class ClosingDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Words_are_saved_after_a_pause_and_are_there_again()
    {
        await using var officer = await OpenAsync("xa.hoathanh");
        var page = officer.Page;
        await Direction(page).FillAsync("Đã ban hành kế hoạch.");
        await Expect(State(page)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Đã lưu nháp lúc 15:"));
        await page.ReloadAsync();
        await Expect(Direction(page)).ToHaveValueAsync("Đã ban hành kế hoạch.");

        // What is saved is not kept in the browser besides.
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(localStorage).filter((key) => key.startsWith('tong-ket:'))"));
    }

    [Fact]
    public async Task Words_written_without_a_line_outlive_the_page_and_are_saved_when_it_is_back()
    {
        await using var officer = await OpenAsync("xa.tanduong");
        var page = officer.Page;
        await page.RouteAsync("**/api/bao-cao-tong-ket/nhap", route => route.AbortAsync());
        await Direction(page).FillAsync("Viết khi mất mạng.");
        await Expect(State(page)).ToContainTextAsync("được giữ trong trình duyệt này");
        await page.GotoAsync("about:blank");

        await page.UnrouteAsync("**/api/bao-cao-tong-ket/nhap");
        await page.GotoAsync("/bao-cao-tong-ket");

        await Expect(Direction(page)).ToHaveValueAsync("Viết khi mất mạng.");
        await Expect(State(page)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Đã lưu nháp lúc 15:"));
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_told_and_can_use_its_words_after_looking()
    {
        await using var first = await OpenAsync("dv01");
        await using var second = await OpenAsync("dv01");
        await Direction(first.Page).FillAsync("Bản của cửa sổ một.");
        await Expect(State(first.Page)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Đã lưu nháp"));

        await Direction(second.Page).FillAsync("Bản của cửa sổ hai.");
        await Expect(State(second.Page)).ToContainTextAsync("vừa lưu một bản khác");
        await second.Page.ReloadAsync();

        await Expect(Direction(second.Page)).ToHaveValueAsync("Bản của cửa sổ một.");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Dùng bài đó" }).ClickAsync();
        await Expect(Direction(second.Page)).ToHaveValueAsync("Bản của cửa sổ hai.");
        await Expect(State(second.Page)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Đã lưu nháp"));
    }

    [Fact]
    public async Task What_Word_puts_into_the_clipboard_becomes_paragraphs_lists_and_bold()
    {
        await using var officer = await OpenAsync("dv02");
        var page = officer.Page;
        await Direction(page).FocusAsync();
        await officer.PasteAsync(
            "<html><head><style>p { margin: 0 }</style></head><body><p class=MsoNormal><b>Kết quả</b> đạt\nđược</p><ul><li>Tổ <span style='font-weight:bold'>một</span></li><li>Tổ hai</li></ul><script>alert(1)</script></body></html>",
            "text/html");

        await Expect(Direction(page)).ToHaveValueAsync("**Kết quả** đạt được\n- Tổ **một**\n- Tổ hai");
    }

    private static ILocator Direction(IPage page) => page.Locator("#muc-1");

    private static ILocator State(IPage page) => page.Locator("[data-save-state]");

    private async Task<Person> OpenAsync(string userName)
    {
        var officer = await portal.OpenAsync(userName, 360, 740);
        await officer.Page.WaitForURLAsync(url => !url.Contains("dang-nhap", StringComparison.Ordinal));
        await officer.Page.GotoAsync("/bao-cao-tong-ket");
        await officer.Page.Locator("[data-draft][data-ready]").WaitForAsync();
        return officer;
    }
}
