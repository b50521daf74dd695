using System.Net;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>A server as it is first set up, and what its cookies look like.</summary>
public sealed class ProductionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_has_no_sample_and_leads_to_the_first_administrator()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Empty, "Production");
        using var visitor = portal.Visit();

        Assert.Equal("/khoi-tao", (await visitor.GetAsync("/")).Headers.Location!.PathAndQuery());
        Assert.Equal("/khoi-tao", (await visitor.GetAsync("/dang-nhap")).Headers.Location!.PathAndQuery());
        await using var context = portal.Get<PortalDb>().Open(TestPortal.Root);
        Assert.Equal((0, 0), (await context.Users.CountAsync(Cancel), await context.Campaigns.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("/khoi-tao", "vi")]
    [InlineData("/dang-nhap", "en")]
    [InlineData("/tong-quan", "vi")]
    public async Task Over_plain_http_a_page_says_what_is_missing(string path, string language)
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Empty, "Production");
        using var visitor = portal.Visit();
        (await visitor.GetAsync("http://localhost/ngon-ngu?chon=" + language)).Dispose();

        using var answer = await visitor.GetAsync("http://localhost" + path);
        using var posted = await visitor.PostAsync("http://localhost" + path, []);
        using var behindProxy = await visitor.AskAsync("http://localhost/khoi-tao", ("X-Forwarded-Proto", "https"));
        using var alive = await visitor.GetAsync("http://localhost/healthz");

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains(language == "vi" ? "Cổng chỉ mở qua HTTPS" : "This portal opens over HTTPS only", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("X-Forwarded-Proto", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("link[rel=stylesheet]"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, posted.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (behindProxy.StatusCode, alive.StatusCode));
    }

    [Fact]
    public async Task The_code_from_the_console_makes_one_administrator_and_then_the_page_is_closed()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Empty, "Production");
        var code = portal.Get<FirstAdministrator>().Code;
        using var visitor = portal.Visit();
        var late = Visitor.Fields(await visitor.PageAsync("/khoi-tao"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CreateAsync(visitor, "0000-0000-000x", "quantri", "một câu dễ nhớ"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CreateAsync(visitor, code, "quantri", "ngắn"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CreateAsync(visitor, code, "quản trị", "một câu dễ nhớ"));
        using var slipped = await visitor.SubmitAsync(
            "/khoi-tao", ("Input.Code", code), ("Input.UserName", "quantri"), ("Input.Password", "một câu dễ nhớ"), ("Input.Again", "một câu dẽ nhớ"));
        Assert.Contains("không giống nhau", (await Visitor.ReadAsync(slipped)).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        using var made = await visitor.SubmitAsync(
            "/khoi-tao", ("Input.Code", code), ("Input.UserName", "quantri"), ("Input.Password", "một câu dễ nhớ"), ("Input.Again", "một câu dễ nhớ"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Contains("Đã tạo tài khoản quản trị.", (await visitor.PageAsync(made.Headers.Location!.PathAndQuery())).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await visitor.PageAsync("/dang-nhap")).QuerySelector("main [role=status]"));

        Assert.Contains("Cổng đã có quản trị viên.", (await visitor.PageAsync("/khoi-tao")).Body!.TextContent, StringComparison.Ordinal);
        late["Input.Code"] = code;
        late["Input.UserName"] = "ke-den-sau";
        late["Input.Password"] = late["Input.Again"] = "một câu dễ nhớ";
        using var second = await visitor.PostAsync("/khoi-tao", late);
        Assert.NotEqual(HttpStatusCode.Redirect, second.StatusCode);
        await using var context = portal.Get<PortalDb>().Open(TestPortal.Root);
        Assert.Equal("quantri", (await context.Users.SingleAsync(Cancel)).UserName);
        using var administrator = await portal.SignInAsync("quantri", "một câu dễ nhớ");
        Assert.Contains("quantri", (await administrator.PageAsync("/quan-tri/tai-khoan")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var steps = (await administrator.PageAsync("/tong-quan")).QuerySelectorAll(".setup li");
        Assert.Equal(5, steps.Length);
        Assert.Contains("import THƯ_MỤC", steps[0].QuerySelector("code")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/quan-tri/tai-khoan", steps[4].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Before_the_first_day_the_administrator_sees_what_is_to_be_done_and_then_no_more()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Sample, "Production");
        using var administrator = await portal.SignInAsync("quantri");
        using var agency = await portal.SignInAsync("congan");
        Assert.Empty((await administrator.PageAsync("/tong-quan")).QuerySelectorAll(".setup"));

        // Begun, and nobody of a commune could report: that is said above the figures.
        await DisableAsync(true);
        var begun = await administrator.PageAsync("/tong-quan");
        Assert.Contains("Chiến dịch đã bắt đầu nhưng", begun.QuerySelector(".setup")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(begun.QuerySelector("#dashboard"));
        await DisableAsync(false);

        await using (var context = portal.Get<PortalDb>().Open(TestPortal.Root))
        {
            var campaign = await context.Campaigns.SingleAsync(Cancel);
            campaign.DemoStartsAt = campaign.StartDay.ToDateTime(default).AddDays(-3);
            campaign.DefinitionVersion++;
            await context.SaveChangesAsync(Cancel);
        }

        var steps = (await administrator.PageAsync("/tong-quan")).QuerySelectorAll(".setup li");
        Assert.Equal(5, steps.Length);
        Assert.All(steps, step => Assert.StartsWith("/", step.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("12 xã, 66 ấp, khóm, 24 đơn vị.", steps[2].TextContent, StringComparison.Ordinal);
        foreach (var step in steps)
        {
            await administrator.PageAsync(step.QuerySelector("a")!.GetAttribute("href")!);
        }

        var page = await agency.PageAsync("/tong-quan");
        Assert.Contains("Chiến dịch bắt đầu ngày T7 05/08/2023.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".setup, #dashboard"));
        foreach (var address in new[] { "/tien-do", "/don-doc", "/bao-cao", "/man-hinh" })
        {
            var main = (await agency.PageAsync(address)).QuerySelector("main")!.TextContent;
            Assert.Contains("Chiến dịch bắt đầu ngày T7 05/08/2023.", main, StringComparison.Ordinal);
            Assert.DoesNotContain("Xã Tân Dương", main, StringComparison.Ordinal);
        }

        async Task DisableAsync(bool isDisabled)
        {
            await using var accounts = portal.Get<PortalDb>().Open(TestPortal.Root);
            await accounts.Users.Where(u => u.CommuneId != null).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, isDisabled), Cancel);
        }
    }

    [Fact]
    public async Task Ten_wrong_codes_close_the_page_to_the_right_one()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Empty, "Production");
        using var visitor = portal.Visit();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await CreateAsync(visitor, "0000-0000-000" + attempt + "x", "quantri", "một câu dễ nhớ");
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CreateAsync(visitor, portal.Get<FirstAdministrator>().Code, "quantri", "một câu dễ nhớ"));
    }

    [Fact]
    public async Task Every_cookie_travels_over_TLS_alone_out_of_reach_of_script_and_of_other_sites()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Sample, "Production");
        using var visitor = portal.Visit();
        using var signIn = await visitor.GetAsync("/dang-nhap");
        using var signedIn = await visitor.SignInAsync("congan", SampleLoader.Password);
        using var language = await visitor.GetAsync("/ngon-ngu?chon=en");
        using var theme = await visitor.GetAsync("/giao-dien?chon=toi");

        var cookies = new[] { signIn, signedIn, language, theme }.SelectMany(a => a.Headers.GetValues("Set-Cookie")).ToList();

        Assert.Equal(["portal-form", "portal", ".AspNetCore.Culture", "giao-dien"], cookies.Select(c => c.Split('=')[0]).Distinct());
        Assert.All(cookies, cookie =>
        {
            var attributes = cookie.ToLowerInvariant().Split("; ");
            Assert.Contains("secure", attributes);
            Assert.Contains("httponly", attributes);
            Assert.Contains(cookie.StartsWith("portal-form", StringComparison.Ordinal) ? "samesite=strict" : "samesite=lax", attributes);
        });
        Assert.True(signIn.Headers.Contains("Content-Security-Policy"));
    }

    private static async Task<HttpStatusCode> CreateAsync(Visitor visitor, string code, string userName, string password)
    {
        using var answer = await visitor.SubmitAsync("/khoi-tao", ("Input.Code", code), ("Input.UserName", userName), ("Input.Password", password), ("Input.Again", password));
        return answer.StatusCode;
    }
}
