using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed class DayLockTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_locked_day_is_asked_for_on_a_phone_and_granted_by_one_tap()
    {
        await using var officer = await portal.OpenAsync("xa.longhau", 360, 740);
        await officer.Page.GotoAsync("/nhap-lieu?ngay=2023-08-10");
        await officer.Page.GetByLabel("Lý do đề nghị mở lại").FillAsync("Mất điện cả buổi chiều");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Đề nghị mở lại" }).ClickAsync();
        await Expect(officer.Page.GetByText("Đã gửi đề nghị mở lại")).ToBeVisibleAsync();
        await officer.CheckPageAsync();

        await using var agency = await portal.OpenAsync("congan", 360, 740);
        await agency.Page.GetByRole(AriaRole.Link, new() { Name = "Trả lời" }).ClickAsync();
        await agency.Page.Locator(".cards summary").First.ClickAsync();
        await agency.CheckPageAsync();
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Mở lại trong 24 giờ: Xã Long Hậu, T5 10/8" }).ClickAsync();
        await Expect(agency.Page.GetByText("Đã mở lại ngày này")).ToBeVisibleAsync();
        await agency.CheckPageAsync();

        await officer.Page.ReloadAsync();
        await Expect(officer.Page.GetByText("Ngày này được mở lại đến")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rules_are_saved_after_what_they_do_has_been_agreed_to_and_a_day_is_accepted_by_one_tap()
    {
        await using var agency = await portal.OpenAsync("congan", 360, 740);
        await agency.Page.GotoAsync("/quan-tri/quy-dinh");
        await agency.Page.GetByLabel("Số liệu phải được người thứ hai duyệt").CheckAsync();
        await agency.Page.GetByLabel("Khóa sau bao nhiêu ngày").FillAsync("2");
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu quy định" }).ClickAsync();
        await Expect(agency.Page.GetByText("1 ngày đang mở sẽ khóa ngay khi lưu.")).ToBeVisibleAsync();
        await agency.CheckPageAsync();
        await agency.Page.GetByLabel("Tôi đồng ý với các ảnh hưởng trên").CheckAsync();
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu quy định" }).ClickAsync();
        await Expect(agency.Page.GetByText("Đã lưu quy định.")).ToBeVisibleAsync();

        await agency.Page.GotoAsync("/duyet?ngay=2023-08-19");
        await agency.Page.Locator(".cards summary").First.ClickAsync();
        await agency.CheckPageAsync();
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Duyệt: Xã Tân Dương, T7 19/8" }).ClickAsync();
        await Expect(agency.Page.Locator(".cards li", new() { HasText = "Xã Tân Dương" })).ToContainTextAsync("Đã duyệt");
        await agency.CheckPageAsync();
    }
}
