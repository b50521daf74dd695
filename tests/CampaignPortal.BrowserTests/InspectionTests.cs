using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>A visit on a phone: recorded by the agency, answered by the commune.</summary>
public sealed class InspectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visit_is_recorded_and_the_commune_says_what_it_did()
    {
        await using var agency = await portal.OpenAsync("congan", 360, 740);
        var page = agency.Page;
        await page.WaitForURLAsync("**/tong-quan*");
        await page.GotoAsync("/kiem-tra/moi");
        await page.GetByLabel("Xã, phường, thị trấn").SelectOptionAsync(new SelectOptionValue { Label = "Xã Tân Dương" });
        await page.GetByLabel("Ngày kiểm tra").FillAsync("2023-08-16");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa ghi kết quả kiểm tra.");
        await agency.CheckPageAsync();

        await page.GetByLabel("Kết quả kiểm tra").FillAsync("Tổ công tác thiếu người.");
        await page.GetByRole(AriaRole.Group, new() { Name = "Yêu cầu 1" }).GetByLabel("Nội dung yêu cầu").FillAsync("Bổ sung tổ công tác");
        await page.GetByRole(AriaRole.Group, new() { Name = "Yêu cầu 1" }).GetByLabel("Hạn thực hiện").FillAsync("2023-08-18");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(page.GetByText("Quá hạn 2 ngày")).ToBeVisibleAsync();
        await agency.CheckPageAsync();
        var visit = new Uri(page.Url).AbsolutePath;

        await using var officer = await portal.OpenAsync("xa.tanduong", 360, 740);
        await officer.Page.WaitForURLAsync("**/nhap-lieu*");
        await officer.Page.GotoAsync("/nhac-viec");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Xem yêu cầu quá hạn" }).ClickAsync();
        await officer.CheckPageAsync();
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Xã Tân Dương" }).ClickAsync();
        await officer.CheckPageAsync();
        await officer.Page.GetByLabel("Kết quả thực hiện").FillAsync("Đã thêm 3 người");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Báo đã xong" }).ClickAsync();
        await Expect(officer.Page.GetByText("Xong, chậm 2 ngày")).ToBeVisibleAsync();

        // The agency sees it, in the dark and at a desk too.
        await page.SetViewportSizeAsync(1440, 900);
        foreach (var theme in new[] { "toi", "sang" })
        {
            foreach (var address in new[] { "/kiem-tra", visit, visit + "/sua" })
            {
                await page.GotoAsync($"/giao-dien?chon={theme}&ve={Uri.EscapeDataString(address)}");
                await agency.CheckPageAsync();
            }
        }
    }
}
