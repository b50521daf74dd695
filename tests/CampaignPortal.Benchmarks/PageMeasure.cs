using System.Diagnostics;
using System.Net.Http.Headers;
using CampaignPortal.Benchmarks.Support;

namespace CampaignPortal.Benchmarks;

/// <summary>The pages of who follows a campaign, over loopback: time to the first byte, bytes as they come and packed, and the
/// processor's time for server and client together, which a busy neighbour does not lengthen.</summary>
internal static class PageMeasure
{
    private const int Rounds = 41;

    private static readonly string[] Pages = ["/healthz", "/tong-quan", "/tien-do", "/tinh-hinh-bao-cao", "/tinh-hinh-bao-cao?tat-ca=1"];

    public static async Task RunAsync()
    {
        foreach (var size in Enum.GetValues<Size>())
        {
            await using var portal = await BenchPortal.CreateAsync(size);
            await using var http = await HttpPortal.StartAsync(portal.Database);
            foreach (var page in Pages)
            {
                var (_, plain) = await GetAsync(http.Client, page, null);
                var times = new List<double>();
                var packed = 0;
                var processor = TimeSpan.Zero;
                for (var round = -5; round < Rounds; round++)
                {
                    var before = Environment.CpuUsage.TotalTime;
                    (var time, packed) = await GetAsync(http.Client, page, "br");
                    if (round >= 0)
                    {
                        times.Add(time);
                        processor += Environment.CpuUsage.TotalTime - before;
                    }
                }

                var sorted = times.Order().ToList();
                Console.WriteLine(FormattableString.Invariant(
                    $"{size} {page}: first byte {sorted[Rounds / 2]:0.0} ms ({sorted[Rounds / 10]:0.0} to {sorted[Rounds * 9 / 10]:0.0}), {plain / 1000.0:0.0} kB, packed {packed / 1000.0:0.0} kB, processor {processor.TotalMilliseconds / Rounds:0.0} ms"));
            }
        }
    }

    private static async Task<(double Milliseconds, int Bytes)> GetAsync(HttpClient client, string page, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, UriKind.Relative));
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        }

        var started = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (time, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }
}
