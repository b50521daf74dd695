using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// Five hundred dashboards open at one process: what each costs of its memory, and when the last has heard of a submission and
/// has read the page again. The browsers are played by a process of their own, so that nothing of theirs is counted.
/// </summary>
internal static class LiveMeasure
{
    private const int Dashboards = 500;
    private const int Submissions = 5;
    private const int ReadersOfFloor = 8;

    public static async Task RunAsync()
    {
        await using var portal = await BenchPortal.CreateAsync(Size.District);
        await using var http = await HttpPortal.StartAsync(portal.Database);
        var page = new Uri(FormattableString.Invariant($"/tong-quan?ngay={portal.Campaign.Campaign.StartDay.AddDays(15):yyyy-MM-dd}"), UriKind.Relative);
        var floor = await FloorAsync(http.Client, page);
        var (heap, resident) = Memory();

        using var browsers = new Browsers(http, page, portal.Campaign.Id);
        await browsers.SaidAsync("open");
        var (heapOpen, residentOpen) = Memory();
        Console.WriteLine(FormattableString.Invariant(
            $"{Dashboards} dashboards open: heap {heap / 1024:0} → {heapOpen / 1024:0} kB = {(heapOpen - heap) / 1024.0 / Dashboards:0.0} kB each; resident {resident / 1024:0} → {residentOpen / 1024:0} kB = {(residentOpen - resident) / 1024.0 / Dashboards:0.0} kB each"));

        for (var number = 1; number <= Submissions; number++)
        {
            await SubmitAsync(http.Client, portal, number);
            var watch = Stopwatch.StartNew();
            await browsers.SaidAsync("heard");
            var heard = watch.Elapsed.TotalSeconds;
            await browsers.SaidAsync("read");
            var read = watch.Elapsed.TotalSeconds;
            Console.WriteLine(FormattableString.Invariant(
                $"submission {number}: the last heard after {heard:0.00} s and had read the page after {read:0.00} s; {Dashboards} readings by {ReadersOfFloor} without streams {floor:0.00} s, ratio {(read - heard) / floor:0.00}"));
        }
    }

    /// <summary>The browsers' side: <c>live-browsers ADDRESS PAGE CAMPAIGN</c>, its cookie by the first line of the input.</summary>
    public static async Task PlayAsync(string address, string page, string campaign)
    {
        var cookie = await Console.In.ReadLineAsync();
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var (open, heard, read) = (new Turns("open"), new Turns("heard"), new Turns("read"));
        await Task.WhenAll(Enumerable.Range(0, Dashboards).Select(_ => BrowseAsync(client, page, campaign, open, heard, read)));
    }

    private static async Task BrowseAsync(HttpClient client, string page, string campaign, Turns open, Turns heard, Turns read)
    {
        string? known = null;
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/truc-tiep?chien-dich=" + campaign, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
            while (await events.ReadLineAsync() is { } line)
            {
                if (line is not ['d', 'a', 't', 'a', ':', ' ', .. { Length: > 0 } stamp] || stamp == known)
                {
                    continue;
                }

                var isFirst = known is null;
                known = stamp;
                if (isFirst)
                {
                    open.Add();
                    continue;
                }

                heard.Add();
                using var again = await client.GetAsync(new Uri(page, UriKind.Relative));
                again.EnsureSuccessStatusCode();
                await again.Content.ReadAsByteArrayAsync();
                read.Add();
            }
        }
    }

    private static async Task<double> FloorAsync(HttpClient client, Uri page)
    {
        var seconds = 0.0;
        for (var round = 0; round < 2; round++)
        {
            var watch = Stopwatch.StartNew();
            await Parallel.ForAsync(0, Dashboards, new ParallelOptions { MaxDegreeOfParallelism = ReadersOfFloor }, async (_, cancel) =>
            {
                using var answer = await client.GetAsync(page, cancel);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync(cancel);
            });
            seconds = watch.Elapsed.TotalSeconds;
        }

        return seconds;
    }

    private static async Task SubmitAsync(HttpClient client, BenchPortal portal, int number)
    {
        var commune = portal.Campaign.Communes[0];
        var day = portal.Campaign.Campaign.StartDay.AddDays(15);
        var seen = await portal.Get<EntryService>().GetDayAsync(portal.Agency, portal.Campaign.Id, commune.Id, day);
        using var answer = await client.PostAsJsonAsync(new Uri("/api/nhap-lieu", UriKind.Relative), new
        {
            id = Guid.NewGuid(),
            campaignId = portal.Campaign.Id,
            communeId = commune.Id,
            day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            seenVersion = seen.Version,
            cells = new[] { new { h = commune.Hamlets[0].Id, i = portal.Campaign.Entered[0].Id, t = number.ToString(CultureInfo.InvariantCulture), r = "đo" } },
        });
        var text = await answer.Content.ReadAsStringAsync();
        if (!text.Contains("accepted", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(text);
        }
    }

    private static (long Heap, long Resident) Memory()
    {
        for (var times = 0; times < 3; times++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var own = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), own.WorkingSet64);
    }

    /// <summary>Says a word each time that every dashboard has come so far.</summary>
    private sealed class Turns(string word)
    {
        private int _count;

        public void Add()
        {
            if (Interlocked.Increment(ref _count) % Dashboards == 0)
            {
                Console.WriteLine(word);
            }
        }
    }

    private sealed class Browsers : IDisposable
    {
        private readonly Process _process;

        public Browsers(HttpPortal http, Uri page, int campaign)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            {
                start.ArgumentList.Add(typeof(LiveMeasure).Assembly.Location);
            }

            foreach (var argument in new[] { "live-browsers", http.Client.BaseAddress!.ToString(), page.ToString(), campaign.ToString(CultureInfo.InvariantCulture) })
            {
                start.ArgumentList.Add(argument);
            }

            _process = Process.Start(start)!;
            _process.StandardInput.WriteLine(string.Join("; ", http.Client.DefaultRequestHeaders.GetValues("Cookie")));
        }

        public async Task SaidAsync(string word)
        {
            var said = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            if (said != word)
            {
                throw new InvalidOperationException($"“{said}” came where “{word}” was waited for.");
            }
        }

        public void Dispose()
        {
            _process.Kill();
            _process.Dispose();
        }
    }
}
