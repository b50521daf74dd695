using System.Net;

namespace CampaignPortal.Tests.Web;

/// <summary>What every answer carries, and what no page contains.</summary>
public sealed class SecurityHeaderTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private static readonly Dictionary<string, string[]> Pages = new(StringComparer.Ordinal)
    {
        ["quantri"] = ["/tong-quan", "/xa", "/xa?xa=14", "/don-vi", "/quan-tri/tai-khoan", "/doi-mat-khau"],
        ["congan"] = ["/tong-quan", "/tien-do", "/tinh-hinh-bao-cao", "/tong-quan?ngay=2023-08-10", "/xa", "/xa?xa=2", "/nhap-lieu", "/nhap-lieu?xa=2", "/don-vi", "/doi-mat-khau"],
        ["lanhdao"] = ["/tong-quan", "/xa?xa=2", "/don-vi"],
        ["xa.tanduong"] = ["/nhap-lieu", "/nhap-lieu?ngay=2023-08-10&da-gui=1", "/xa"],
        ["dv01"] = ["/don-vi"],
        [""] = ["/dang-nhap", "/khoi-tao", "/khong-tim-thay", "/loi/403", "/loi"],
    };

    public static TheoryData<string, string, int> Answers => new()
    {
        { "", "/dang-nhap", 200 },
        { "", "/tong-quan", 302 },
        { "", "/api/rollup", 401 },
        { "", "/healthz", 200 },
        { "", "/readyz", 200 },
        { "", "/js/0123456789ab/sw.js", 200 },
        { "", "/favicon.svg", 200 },
        { "", "/ngon-ngu?chon=en", 302 },
        { "congan", "/tong-quan", 200 },
        { "congan", "/api/rollup", 200 },
        { "congan", "/tai-ve/tong-hop.xlsx", 200 },
        { "congan", "/truc-tiep?chien-dich=1", 200 },
        { "congan", "/truc-tiep", 400 },
        { "congan", "/quan-tri/tai-khoan", 403 },
        { "congan", "/xa?xa=14", 403 },
        { "congan", "/khong-co", 404 },
        { "quantri", "/quan-tri/tai-khoan", 200 },
        { "xa.tanduong", "/nhap-lieu", 200 },
    };

    public static TheoryData<string, string> EveryPage => [.. Pages.SelectMany(p => p.Value.Select(path => (p.Key, path)))];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_kind_of_answer_has_the_headers(string userName, string path, int status)
    {
        using var visitor = await sample.AsAsync(userName.Length == 0 ? null : userName);

        using var answer = await visitor.GetHeadersAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Contains("base-uri 'self'", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains(path == "/quan-tri/tai-khoan" && status == 200 ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        if (userName.Length > 0)
        {
            Assert.True(answer.Headers.CacheControl?.NoStore, answer.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("/css/portal.css")]
    [InlineData("/js/entry.js")]
    [InlineData("/js/0123456789ab/entry.js")]
    [InlineData("/fonts/be-vietnam-pro-400.woff2")]
    public async Task A_part_of_a_page_lives_under_the_policy_of_the_page(string path)
    {
        using var visitor = await sample.AsAsync(null);

        using var answer = await visitor.GetHeadersAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task No_page_has_script_or_handlers_of_its_own(string userName, string path)
    {
        using var visitor = await sample.AsAsync(userName.Length == 0 ? null : userName);

        var page = await visitor.PageAsync(path);

        // A block of data is no script.
        Assert.All(page.QuerySelectorAll("script:not([type='application/json'])"), s => Assert.True(s.HasAttribute("src") && s.TextContent.Length == 0, s.OuterHtml));
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), a.Name));
        Assert.All(page.QuerySelectorAll("[href], [action]"), e => Assert.DoesNotContain(
            "javascript:", e.GetAttribute("href") + e.GetAttribute("action"), StringComparison.OrdinalIgnoreCase));

        // Elsewhere the policy would drop a style attribute without a word.
        if (path != "/quan-tri/tai-khoan")
        {
            Assert.Empty(page.QuerySelectorAll("[style], style"));
        }
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task Only_a_page_with_a_circuit_carries_state_for_one(string userName, string path)
    {
        using var visitor = await sample.AsAsync(userName.Length == 0 ? null : userName);

        using var answer = await visitor.GetAsync(path);

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(path == "/quan-tri/tai-khoan", text.Contains("<!--Blazor-Server-Component-State:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("*/*")]
    public async Task An_unknown_address_has_a_page_of_its_own(string accept)
    {
        using var visitor = await sample.AsAsync("congan");

        using var answer = await visitor.GetAsync("/khong-co?" + accept);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
