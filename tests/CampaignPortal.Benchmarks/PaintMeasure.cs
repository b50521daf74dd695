using CampaignPortal.Benchmarks.Support;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// When Chromium first paints something of the pages of who follows, from a district to the country: the browser's own paint timing,
/// portal and browser on the same machine.
/// </summary>
internal static class PaintMeasure
{
    private const int Visits = 7;

    private static readonly string[] Pages = ["/tong-quan", "/tinh-hinh-bao-cao", "/tong-hop", "/xep-hang"];

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static async Task RunAsync(int communesWithCounts)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await BrowserLocator.PathAsync, Args = Quiet });
        await MeasureAsync("district", browser, await BenchPortal.CreateAsync(Size.District));
        await MeasureAsync("province", browser, await BenchPortal.CreateAsync(Size.Province));
        await MeasureAsync("country", browser, await BenchPortal.CountryAsync(communesWithCounts));
    }

    private static async Task MeasureAsync(string size, IBrowser browser, BenchPortal made)
    {
        await using var portal = made;
        await using var http = await HttpPortal.StartAsync(portal.Database);
        foreach (var address in Pages)
        {
            // A browser that has kept nothing yet; of the portal the very first page finds nothing read either.
            await using var context = await browser.NewContextAsync(new()
            {
                BaseURL = http.Client.BaseAddress!.OriginalString,
                ViewportSize = new() { Width = 1440, Height = 900 },
                Locale = "vi-VN",
                ExtraHTTPHeaders = [new("X-Forwarded-Proto", "https")],
            });
            await context.AddCookiesAsync(
                http.Client.DefaultRequestHeaders.GetValues("Cookie").SelectMany(c => c.Split("; ")).Select(c => c.Split('=', 2))
                    .Select(c => new Cookie { Name = c[0], Value = c[1], Url = http.Client.BaseAddress.OriginalString }));
            var first = await PaintAsync(context, address);
            var later = new List<double>();
            for (var visit = 0; visit < Visits; visit++)
            {
                later.Add(await PaintAsync(context, address));
            }

            later.Sort();
            Console.WriteLine(FormattableString.Invariant(
                $"{size}: {address} first contentful paint {first:0} ms at the first visit, {later[Visits / 2]:0} ms later ({later[0]:0} to {later[^1]:0})"));
        }
    }

    private static async Task<double> PaintAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        var answer = await page.GotoAsync(address);
        if (answer is not { Ok: true } || new Uri(page.Url).AbsolutePath != address)
        {
            throw new InvalidOperationException($"{address} was answered with {answer?.Status} at {page.Url}.");
        }

        // A page without its styles would paint sooner.
        if (await page.EvaluateAsync<int>("[...document.styleSheets].filter(s => s.cssRules.length > 0).length") == 0)
        {
            throw new InvalidOperationException($"{address} came without its styles.");
        }

        var time = await page.EvaluateAsync<double>("""
            new Promise(done => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(paint => done(paint.startTime)))
                .observe({ type: 'paint', buffered: true }))
            """);
        await page.CloseAsync();
        return time;
    }
}
