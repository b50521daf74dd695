using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.DataSets;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed class AccountTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_administrator_adds_an_officer_who_must_change_the_password_first()
    {
        await using var administrator = await portal.OpenAsync("quantri");
        await administrator.Page.GotoAsync("/quan-tri/tai-khoan");
        await Expect(administrator.Page.GetByText("19 tài khoản")).ToBeVisibleAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
        var dialog = administrator.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Tên đăng nhập").FillAsync("xa.moi");
        await dialog.GetByLabel("Tên hiển thị").FillAsync("Cán bộ xã Long Hậu, ca tối");
        await dialog.Locator(".mud-select").Last.ClickAsync();
        await administrator.Page.Locator(".mud-popover-open .mud-list-item", new() { HasText = "Xã Long Hậu" }).ClickAsync();
        await Expect(dialog.Locator(".mud-select").Last).ToContainTextAsync("Xã Long Hậu");
        await Expect(administrator.Page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        var password = (await administrator.Page.Locator("[data-one-time]").InnerTextAsync()).Trim();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Đã ghi lại" }).ClickAsync();
        await Expect(administrator.Page.GetByText("20 tài khoản")).ToBeVisibleAsync();

        await using var officer = await portal.OpenAsync(null);
        await officer.SignInAsync("xa.moi", password);
        await Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Name = "Đổi mật khẩu" })).ToBeVisibleAsync();
        await officer.Page.GotoAsync("/nhap-lieu");
        await Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Name = "Đổi mật khẩu" })).ToBeVisibleAsync();
        await officer.Page.GetByLabel("Mật khẩu hiện nay").FillAsync(password);
        await officer.Page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync("một câu dễ nhớ");
        await officer.Page.GetByLabel("Gõ lại mật khẩu mới").FillAsync("một câu dễ nhớ");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();
        await Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Xã Long Hậu");
    }

    [Fact]
    public async Task English_and_the_dark_theme_are_a_switch_away()
    {
        await using var leader = await portal.OpenAsync("lanhdao");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "Dashboard" })).ToBeVisibleAsync();
        await Expect(leader.Page.Locator("[data-figure='cumulative']")).ToContainTextAsync("/ 56,195");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "Dark theme" }).ClickAsync();
        await Expect(leader.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task Back_to_a_refused_sign_in_does_not_ask_to_send_the_password_again()
    {
        await using var officer = await portal.OpenAsync(null);
        await officer.SignInAsync("xa.tanduong", "một mật khẩu sai");
        await Expect(officer.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await officer.Page.GetByLabel("Tên đăng nhập").FillAsync("xa.tanduong");
        await officer.Page.GetByLabel("Mật khẩu").FillAsync(SampleLoader.Password);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await officer.Page.WaitForURLAsync("**/nhap-lieu");

        await officer.Page.GoBackAsync();

        await Expect(officer.Page.Locator("form[data-entry]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var officer = await portal.OpenAsync("xa.tanduong");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await officer.Page.WaitForURLAsync("**/dang-nhap");
        await officer.Page.GotoAsync("/nhap-lieu");
        await officer.Page.WaitForURLAsync("**/dang-nhap?ve=*");
    }
}
