using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>The whole portal over loopback on a database of the benchmarks, and a client signed in as its agency account.</summary>
internal sealed partial class HttpPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };

    private HttpPortal(WebApplication app)
    {
        _app = app;
        Client = new(_handler) { BaseAddress = new(app.Urls.First()) };

        // As behind a proxy that ends TLS: the portal's cookies travel over TLS alone.
        Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
    }

    public HttpClient Client { get; }

    /// <param name="database">File of a database that has <see cref="BenchPortal.UserName"/>.</param>
    public static async Task<HttpPortal> StartAsync(string database)
    {
        var app = PortalApp.Build(["--environment=Production", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:ConnectionString"] = $"Data Source={database}",
                ["Logging:Folder"] = Path.GetDirectoryName(database),
                ["Serilog:MinimumLevel:Default"] = "Warning",
            });
            builder.WebHost.UseStaticWebAssets();
        });
        await PortalApp.StartAsync(app);
        var portal = new HttpPortal(app);
        await portal.SignInAsync();
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _handler.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task SignInAsync()
    {
        using var page = await Client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new HttpRequestMessage(HttpMethod.Post, "/dang-nhap")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "sign-in",
                ["__RequestVerificationToken"] = token,
                ["Input.UserName"] = BenchPortal.UserName,
                ["Input.Password"] = BenchPortal.Password,
            }),
        };
        form.Headers.Add("Cookie", Cookies(page.Headers));
        using var answer = await Client.SendAsync(form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Sign-in was answered with {answer.StatusCode}.");
        }

        Client.DefaultRequestHeaders.Add("Cookie", Cookies(answer.Headers));
    }

    private static string Cookies(HttpResponseHeaders headers) =>
        string.Join("; ", headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
