using System.Net;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>Ways in, and ways that must stay shut.</summary>
public sealed class SignInTests
{
    private const string LockedOut = "Tài khoản tạm khóa 15 phút";

    private static readonly AreaScope Administrator = AreaScope.Of(PortalRole.Administrator, "x", "quantri", null, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await using var portal = await WebPortal.StartAsync();
        using var visitor = portal.Visit();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var (status, text) = await TryAsync(visitor, "lanhdao", "mật khẩu sai " + attempt);
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Equal(attempt == 5, text.Contains(LockedOut, StringComparison.Ordinal));
        }

        var locked = await TryAsync(visitor, "lanhdao", SampleLoader.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, locked.Status);
        Assert.Contains(LockedOut, locked.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("portal", visitor.Cookies.GetCookies(Visitor.Address).Select(c => c.Name));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("congan", SampleLoader.Password)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_are_told_in_the_same_words()
    {
        await using var portal = await WebPortal.StartAsync();
        using var visitor = portal.Visit();

        var name = await TryAsync(visitor, "khong-co-ai", SampleLoader.Password);
        var password = await TryAsync(visitor, "congan", "mật khẩu sai");
        var empty = await TryAsync(visitor, "", "");

        Assert.Equal((HttpStatusCode.Unauthorized, "Tên đăng nhập hoặc mật khẩu chưa đúng."), name);
        Assert.Equal(name, password);
        Assert.Equal(name, empty);
    }

    [Fact]
    public async Task Who_sends_the_form_of_a_second_tab_after_somebody_signed_in_at_the_first_is_told_and_not_taken_for_them()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = portal.Visit();
        var second = Visitor.Fields(await officer.PageAsync("/dang-nhap"), "form");
        await officer.SignInAsync("xa.tanduong", SampleLoader.Password);

        using var answer = await officer.PostAsync("/dang-nhap", second);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Trang đã cũ", (await Visitor.ReadAsync(answer)).QuerySelector("h1")?.TextContent);
    }

    [Theory]
    [InlineData("/nhap-lieu", "Development")]
    [InlineData("/don-vi", "Development")]
    [InlineData("/nhap-lieu", "Production")]
    public async Task A_form_without_its_token_is_told_to_be_old_in_the_portals_words(string address, string environment)
    {
        await using var portal = await WebPortal.StartAsync(environment: environment);
        using var person = await portal.SignInAsync(address == "/don-vi" ? "dv01" : "xa.tanduong");

        using var answer = await person.PostAsync(address, new Dictionary<string, string> { ["_handler"] = "entry" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Trang đã cũ", (await Visitor.ReadAsync(answer)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task A_disabled_account_is_out_within_a_minute_and_does_not_get_in_again()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.tanduong");
        await portal.Get<AccountService>().SetDisabledAsync(Administrator, await IdAsync(portal, "xa.tanduong"), true, Cancel);

        portal.Time.Advance(TimeSpan.FromSeconds(61));
        using var answer = await officer.GetAsync("/nhap-lieu");

        Assert.Equal("/dang-nhap?ve=%2Fnhap-lieu", answer.Headers.Location!.PathAndQuery());
        var (status, problem) = await TryAsync(officer, "xa.tanduong", SampleLoader.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("ngừng sử dụng", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_password_a_disabled_account_looks_like_any_other()
    {
        await using var portal = await WebPortal.StartAsync();
        using var visitor = portal.Visit();
        await portal.Get<AccountService>().SetDisabledAsync(Administrator, await IdAsync(portal, "xa.tanduong"), true, Cancel);

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var wrong = (await TryAsync(visitor, "xa.tanduong", "mật khẩu sai " + attempt)).Problem;
            var ofAnother = (await TryAsync(visitor, "xa.tanphuoc", "mật khẩu sai " + attempt)).Problem;
            Assert.Equal(ofAnother, wrong);
        }

        // Five guesses lock it, so that its password cannot be found out either.
        Assert.Contains(LockedOut, (await TryAsync(visitor, "xa.tanduong", SampleLoader.Password)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_with_another_role_has_it_within_a_minute()
    {
        await using var portal = await WebPortal.StartAsync();
        using var person = await portal.SignInAsync("lanhdao");
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/tong-quan")).StatusCode);
        var campaign = await portal.CampaignAsync();
        await portal.Get<AccountService>().ChangeAsync(
            Administrator, await IdAsync(portal, "lanhdao"),
            new("lanhdao", "Cán bộ", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[0].Id), Cancel);

        portal.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.NotEqual(HttpStatusCode.OK, (await person.GetAsync("/tong-quan")).StatusCode);
    }

    [Fact]
    public async Task A_handed_out_password_opens_the_page_to_change_it_and_nothing_else()
    {
        await using var portal = await WebPortal.StartAsync();
        var handedOut = await portal.Get<AccountService>().HandOutPasswordAsync(Administrator, await IdAsync(portal, "congan"), Cancel);
        using var agency = await portal.SignInAsync("congan", handedOut.OneTimePassword!);

        foreach (var path in new[] { "/", "/tong-quan", "/nhap-lieu", "/xa", "/don-vi", "/quan-tri/tai-khoan", "/api/rollup", "/tai-ve/tong-hop.xlsx", "/truc-tiep?chien-dich=1", "/_blazor", "/khong-co" })
        {
            using var answer = await agency.GetHeadersAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, "/doi-mat-khau"), (answer.StatusCode, answer.Headers.Location?.PathAndQuery()));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ChangeAsync(agency, handedOut.OneTimePassword!, "ngắn", "ngắn"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ChangeAsync(agency, handedOut.OneTimePassword!, "một câu dễ nhớ", "một câu khó nhớ"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ChangeAsync(agency, "không phải", "một câu dễ nhớ", "một câu dễ nhớ"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ChangeAsync(agency, handedOut.OneTimePassword!, handedOut.OneTimePassword!, handedOut.OneTimePassword!));
        Assert.Equal("/doi-mat-khau", (await agency.GetAsync("/tong-quan")).Headers.Location?.PathAndQuery());

        Assert.Equal(HttpStatusCode.Redirect, await ChangeAsync(agency, handedOut.OneTimePassword!, "một câu dễ nhớ", "một câu dễ nhớ"));
        Assert.Equal(HttpStatusCode.OK, (await agency.GetAsync("/tong-quan")).StatusCode);
    }

    [Fact]
    public async Task A_password_is_the_same_from_every_keyboard_and_out_of_a_chat()
    {
        const string phone = "m\u1ed9t c\u00e2u d\u1ec5 nh\u1edb";
        const string windows = "m\u00f4\u0323t c\u00e2u d\u00ea\u0303 nh\u01a1\u0301";
        await using var portal = await WebPortal.StartAsync();
        var handedOut = (await portal.Get<AccountService>().HandOutPasswordAsync(Administrator, await IdAsync(portal, "congan"), Cancel)).OneTimePassword!;
        using var agency = portal.Visit();

        Assert.Equal(HttpStatusCode.Redirect, (await agency.SignInAsync("congan", handedOut + " ")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await ChangeAsync(agency, handedOut, windows, windows));
        foreach (var typed in new[] { phone, windows, phone.Normalize(System.Text.NormalizationForm.FormD) })
        {
            using var visitor = portal.Visit();
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("congan", typed)).StatusCode);
        }

        // What is no text at all is a wrong password like any other, and tells nothing of the name.
        foreach (var wrong in new[] { "mot cau de nho", "\ufffe" + phone })
        {
            using var stranger = portal.Visit();
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SignInAsync("congan", wrong)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SignInAsync("nobody", wrong)).StatusCode);
        }
    }

    [Fact]
    public async Task A_handed_out_password_runs_out()
    {
        await using var portal = await WebPortal.StartAsync();
        var handedOut = await portal.Get<AccountService>().HandOutPasswordAsync(Administrator, await IdAsync(portal, "congan"), Cancel);
        portal.Time.Advance(AccountService.OneTimePasswordLife + TimeSpan.FromMinutes(1));
        using var agency = portal.Visit();

        var (status, problem) = await TryAsync(agency, "congan", handedOut.OneTimePassword!);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("đã hết hạn", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_takes_the_forms_token_and_ends_the_session()
    {
        await using var portal = await WebPortal.StartAsync();
        using var unit = await portal.SignInAsync("dv01");
        Assert.Equal(HttpStatusCode.BadRequest, (await unit.PostAsync("/dang-xuat", [])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync("/dang-xuat")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await unit.GetAsync("/don-vi")).StatusCode);
        var page = await unit.PageAsync("/don-vi");

        using var answer = await unit.PostAsync("/dang-xuat", Visitor.Fields(page, "form[action='/dang-xuat']"));

        Assert.Equal("/dang-nhap", answer.Headers.Location!.PathAndQuery());
        Assert.Equal(HttpStatusCode.Redirect, (await unit.GetAsync("/don-vi")).StatusCode);
    }

    [Fact]
    public async Task The_log_of_signing_in_holds_no_password_even_when_it_says_everything()
    {
        await using var portal = await WebPortal.StartAsync(
            WebContent.Sample, "Production", ("Serilog:MinimumLevel:Default", "Verbose"), ("Serilog:MinimumLevel:Override:Microsoft", "Verbose"));
        using var visitor = portal.Visit();
        await TryAsync(visitor, "congan", "mat-khau-sai-bi-mat");
        await visitor.SignInAsync("congan", SampleLoader.Password, "?ve=%2Fxa%3Fbi-mat-trong-dia-chi");
        await visitor.GetAsync("/tong-quan");

        var log = await portal.StopAndReadLogAsync();

        Assert.Contains("/dang-nhap", log, StringComparison.Ordinal);
        Assert.DoesNotContain("mat-khau-sai-bi-mat", log, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleLoader.Password, log, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Problem)> TryAsync(Visitor visitor, string userName, string password)
    {
        using var answer = await visitor.SignInAsync(userName, password);
        return (answer.StatusCode, (await Visitor.ReadAsync(answer)).QuerySelector("[role=alert]")?.TextContent.Trim() ?? "");
    }

    private static async Task<HttpStatusCode> ChangeAsync(Visitor visitor, string current, string @new, string again) =>
        (await visitor.SubmitAsync("/doi-mat-khau", ("Input.Current", current), ("Input.New", @new), ("Input.Again", again))).StatusCode;

    private static async Task<string> IdAsync(WebPortal portal, string userName)
    {
        await using var context = portal.Get<PortalDb>().Open(TestPortal.Root);
        return await context.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(Cancel);
    }
}
