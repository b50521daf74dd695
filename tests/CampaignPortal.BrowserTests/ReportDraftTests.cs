using System.Text.RegularExpressions;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>The agency's own words in the daily report and in the summary report while they are written.</summary>
public sealed class ReportDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Regex Saved = new("^Đã lưu nháp lúc 15:");

    [Theory]
    [InlineData("/bao-cao/tong-ket/soan", "Phương hướng, nhiệm vụ")]
    [InlineData("/bao-cao?ngay=2023-08-18", "V. NHẬN XÉT, ĐÁNH GIÁ")]
    public async Task Words_are_saved_by_themselves_outlive_a_restart_and_are_not_overwritten(string path, string field)
    {
        await using var first = await OpenAsync(path);
        await using var second = await OpenAsync(path);
        await first.Page.GetByLabel(field).FillAsync("Bản của cửa sổ một.");
        await Expect(State(first)).ToHaveTextAsync(Saved);

        // Written while nobody answers: kept here, and sent once somebody does.
        await portal.Portal.StopAsync();
        await first.Page.GetByLabel(field).FillAsync("Bản của cửa sổ một, viết tiếp.");
        await Expect(State(first)).ToContainTextAsync("được giữ trong trình duyệt này");
        await portal.Portal.StartAgainAsync();
        await first.Page.ReloadAsync();
        await Expect(first.Page.GetByLabel(field)).ToHaveValueAsync("Bản của cửa sổ một, viết tiếp.");
        await Expect(State(first)).ToHaveTextAsync(Saved);

        await second.Page.GetByLabel(field).FillAsync("Bản của cửa sổ hai.");
        await Expect(State(second)).ToContainTextAsync("vừa lưu một bản khác");
        await second.Page.ReloadAsync();
        await Expect(second.Page.GetByLabel(field)).ToHaveValueAsync("Bản của cửa sổ một, viết tiếp.");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Dùng bài đó" }).ClickAsync();
        await Expect(second.Page.GetByLabel(field)).ToHaveValueAsync("Bản của cửa sổ hai.");
        await Expect(State(second)).ToHaveTextAsync(Saved);
        await second.CheckPageAsync();
    }

    [Fact]
    public async Task A_day_is_written_and_issued_on_a_phone()
    {
        await using var agency = await OpenAsync("/bao-cao?ngay=2023-08-19", 360, 740);
        var page = agency.Page;
        await agency.CheckPageAsync();
        await page.GetByLabel("VI. ĐỀ XUẤT").FillAsync("Cấp thêm máy cho **xã Tân Hòa**.");
        var incomplete = page.Locator("input[name=chap-nhan-thieu]");
        if (await incomplete.CountAsync() > 0)
        {
            await incomplete.CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Chốt báo cáo ngày" }).ClickAsync();

        await Expect(page.GetByText("Đã chốt báo cáo.")).ToBeVisibleAsync();

        // Issued before the words were saved by themselves: this browser keeps no copy of them.
        await Expect(page.Locator("[data-draft-done]")).ToHaveCountAsync(1);
        Assert.Empty(await page.EvaluateAsync<string[]>("() => Object.keys(localStorage).filter(k => k.startsWith('bao-cao-ngay'))"));
        await Expect(page.Locator(".paper .document b")).ToHaveTextAsync("xã Tân Hòa");
        await Expect(page.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await agency.CheckPageAsync();
    }

    private static ILocator State(Person agency) => agency.Page.Locator("[data-save-state]");

    private async Task<Person> OpenAsync(string path, int width = 1440, int height = 900)
    {
        var agency = await portal.OpenAsync("congan", width, height);
        await agency.Page.WaitForURLAsync("**/tong-quan*");
        await agency.Page.GotoAsync(path);
        await agency.Page.Locator("[data-draft][data-ready]").WaitForAsync();
        return agency;
    }
}
