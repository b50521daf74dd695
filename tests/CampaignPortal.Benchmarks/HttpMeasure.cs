using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// GET /api/rollup over loopback with the cookie of a signed-in account, beside the hand-written statement. Rounds of
/// both take turns, so that a busy machine slows both; the median round counts.
/// </summary>
internal static partial class HttpMeasure
{
    private const int Rounds = 15;
    private const int PerRound = 200;
    private const int Clients = 4;

    public static async Task RunAsync()
    {
        foreach (var size in Enum.GetValues<Size>())
        {
            await using var portal = await BenchPortal.CreateAsync(size);
            await MeasureAsync(size, portal);
        }
    }

    private static async Task MeasureAsync(Size size, BenchPortal portal)
    {
        await using var app = PortalApp.Build(["--environment=Production", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:ConnectionString"] = $"Data Source={portal.Database}",
                ["Logging:Folder"] = Path.GetDirectoryName(portal.Database),
                ["Serilog:MinimumLevel:Default"] = "Warning",
            });
        });
        await PortalApp.StartAsync(app);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = new(app.Urls.First()) };

        // As behind a proxy that ends TLS: the portal's cookies travel over TLS alone.
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("Cookie", await SignInAsync(client));
        var day = portal.Campaign.Campaign.StartDay.AddDays(15);
        var address = FormattableString.Invariant($"/api/rollup?ngay={day:yyyy-MM-dd}");
        using var floor = new RollupFloor(portal.Connect(), portal.Campaign, day);

        var bytes = await GetAsync(client, address);
        var floors = new List<double>();
        var singles = new List<double>();
        var loads = new List<double>();
        for (var round = -5; round < Rounds; round++)
        {
            var sql = await TimeAsync(() =>
            {
                floor.Read();
                return Task.CompletedTask;
            });
            var single = await TimeAsync(() => GetAsync(client, address));
            var started = Stopwatch.GetTimestamp();
            await Parallel.ForAsync(0, PerRound, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (_, _) => await GetAsync(client, address));
            var load = PerRound / Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (round >= 0)
            {
                floors.Add(sql);
                singles.Add(single);
                loads.Add(load);
            }
        }

        var (f, s, l) = (Median(floors), Median(singles), Median(loads));
        Console.WriteLine(FormattableString.Invariant(
            $"{size}: floor {f:0.000} ms; GET /api/rollup ({bytes} bytes) {s:0.000} ms = {s / f:0.00} × floor, one at a time {1000 / s:0} requests/s, {Clients} at a time {l:0} requests/s = {l * f / 1000:0.00} × the floor's rate"));
        await app.StopAsync();
    }

    private static async Task<double> TimeAsync(Func<Task> once)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < PerRound; i++)
        {
            await once();
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / PerRound;
    }

    private static async Task<int> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static async Task<string> SignInAsync(HttpClient client)
    {
        using var page = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
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
        using var answer = await client.SendAsync(form);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? Cookies(answer.Headers)
            : throw new InvalidOperationException($"Sign-in was answered with {answer.StatusCode}.");
    }

    private static string Cookies(HttpResponseHeaders headers) =>
        string.Join("; ", headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
