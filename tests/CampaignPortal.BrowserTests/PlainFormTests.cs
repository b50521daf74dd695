using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>What is typed into a plain form is lost neither to a dead line, nor to a sign-in that has ended, nor to a refusal.</summary>
public sealed class PlainFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Words = "Đã đi 12 hộ ở cuối ấp, máy chủ chậm";

    [Fact]
    public async Task A_note_stays_until_the_portal_can_take_it()
    {
        await using var officer = await portal.OpenAsync("xa.tanduong", 360, 640);
        await officer.Page.GotoAsync("/nhap-lieu");
        await officer.Page.Locator(".day-note summary").First.ClickAsync();
        var field = officer.Page.Locator("[data-note] textarea").First;
        var save = officer.Page.Locator("[data-note] button[type=submit]");
        var said = officer.Page.Locator("[data-note] .note-bad");
        await TypeAsync(officer.Page, field, Words);

        await officer.Page.Context.ClearCookiesAsync(new() { Name = "portal" });
        await save.ClickAsync();
        await Expect(said).ToContainTextAsync("phiên đăng nhập đã hết");
        await Expect(said).ToBeInViewportAsync();
        await Expect(field).ToHaveValueAsync(Words);
        await officer.CheckPageAsync();

        await SignInAtAnotherTabAsync(officer, said);
        await officer.Page.Context.SetOfflineAsync(true);
        await save.ClickAsync();
        await Expect(said).ToContainTextAsync("không có mạng");
        await Expect(field).ToHaveValueAsync(Words);

        await officer.Page.Context.SetOfflineAsync(false);
        await save.ClickAsync();
        await officer.Page.WaitForURLAsync("**ghi-chu=1#ghi-chu");
        await Expect(field).ToHaveValueAsync(Words);
    }

    [Fact]
    public async Task What_is_too_long_is_not_cut_but_told_and_stays()
    {
        await using var officer = await portal.OpenAsync("xa.longhau", 360, 640);
        await officer.Page.GotoAsync("/nhap-lieu");
        await officer.Page.Locator(".day-note summary").First.ClickAsync();
        var field = officer.Page.Locator("#kho-khan");
        var whole = new string('ấ', 2012) + ".";
        await field.FocusAsync();

        await officer.Page.Keyboard.InsertTextAsync(whole);

        await Expect(officer.Page.Locator("[data-count='kho-khan'].is-over")).ToHaveTextAsync("2.013");
        await officer.Page.Locator("[data-note] button[type=submit]").ClickAsync();
        await Expect(officer.Page.GetByText("Dài 2.013 ký tự, tối đa 2.000. Hãy rút gọn.")).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync(whole);
    }

    [Fact]
    public async Task Back_to_a_refused_form_finds_it_as_it_was_typed()
    {
        await using var unit = await portal.OpenAsync("dv01", 360, 640);
        await unit.Page.GotoAsync("/don-vi");
        var field = unit.Page.Locator("[name='muc-2']");
        await TypeAsync(unit.Page, field, "999999");
        await unit.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu báo cáo" }).ClickAsync();
        await Expect(unit.Page.GetByText("Có 1 ô cần sửa")).ToBeVisibleAsync();
        await unit.Page.WaitForFunctionAsync("() => Boolean(history.state?.typed)");

        await unit.Page.GotoAsync("/nhac-viec");
        await unit.Page.GoBackAsync();

        await Expect(field).ToHaveValueAsync("999999");
        await field.FillAsync("105");
        await unit.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu báo cáo" }).ClickAsync();
        await Expect(unit.Page.GetByText("Đã lưu báo cáo")).ToBeVisibleAsync();

        // Saved is saved: what was refused is not put over it.
        await unit.Page.GoBackAsync();
        await Expect(field).ToHaveValueAsync("105");
    }

    [Fact]
    public async Task What_was_refused_is_not_put_over_what_somebody_else_has_stored_since()
    {
        await using var agency = await portal.OpenAsync("congan");
        await agency.Page.GotoAsync("/don-doc/thu-nhac");
        var field = agency.Page.Locator(".leaders input:not([type=hidden])").First;
        await TypeAsync(agency.Page, field, "khong phai");
        var save = agency.Page.Locator(".leaders button[type=submit]");
        await save.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await agency.Page.WaitForFunctionAsync("() => Boolean(history.state?.typed)");

        var campaign = (await portal.Portal.Services.GetRequiredService<CampaignCatalog>().FindCurrentAsync(AreaScope.System("test"), TestContext.Current.CancellationToken))!;
        var other = AreaScope.Of(PortalRole.Agency, "other", "Công an khác", campaign.Id, null, null);
        await portal.Portal.Services.GetRequiredService<ReminderDeskService>().SaveLeadersAsync(
            other, campaign.Id, [new(campaign.Communes[0].Id, null, "lanhdao@example.vn")], TestContext.Current.CancellationToken);
        await agency.Page.GotoAsync("/nhac-viec");
        await agency.Page.GoBackAsync();

        await Expect(field).ToHaveValueAsync("lanhdao@example.vn");

        // And what was saved is no refusal: nothing of it is kept for a later look.
        await field.FillAsync("mot@example.vn");
        await save.ClickAsync();
        await Expect(agency.Page.Locator(".note-good[role=status]")).ToBeVisibleAsync();
        await agency.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.False(await agency.Page.EvaluateAsync<bool>("Boolean(history.state?.typed)"));
    }

    // The script comes with the first stroke.
    private static async Task TypeAsync(IPage page, ILocator field, string words) =>
        await page.RunAndWaitForResponseAsync(() => field.FillAsync(words), response => response.Url.EndsWith("/forms.js", StringComparison.Ordinal));

    private static async Task SignInAtAnotherTabAsync(Person officer, ILocator said)
    {
        var tab = await officer.Page.Context.RunAndWaitForPageAsync(() => said.GetByRole(AriaRole.Link).ClickAsync());
        await tab.GetByLabel("Tên đăng nhập").FillAsync("xa.tanduong");
        await tab.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(SampleLoader.Password);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await tab.WaitForURLAsync("**/nhap-lieu");
        await tab.CloseAsync();
    }
}
