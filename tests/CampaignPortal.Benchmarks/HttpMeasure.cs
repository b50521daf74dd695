using System.Diagnostics;
using CampaignPortal.Benchmarks.Support;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// GET /api/rollup over loopback with the cookie of a signed-in account, beside the hand-written statement. Rounds of
/// both take turns, so that a busy machine slows both; the median round counts. The processor's own time, client and
/// server together, hardly changes with what else the machine does. The runtime compiles anew what runs often, in the background:
/// twenty thousand requests pass before the first round that counts, and what the first of them took is told apart.
/// </summary>
internal static class HttpMeasure
{
    private const int WarmUp = 10;
    private const int Rounds = 15;
    private const int PerRound = 1000;
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
        await using var http = await HttpPortal.StartAsync(portal.Database);
        var client = http.Client;
        var day = portal.Campaign.Campaign.StartDay.AddDays(15);
        var address = FormattableString.Invariant($"/api/rollup?ngay={day:yyyy-MM-dd}");
        using var floor = new RollupFloor(portal.Connect(), portal.Campaign, day);

        var bytes = await GetAsync(client, address);
        var floors = new List<Cost>();
        var singles = new List<Cost>();
        var loads = new List<double>();
        double? young = null;
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var sql = await TimeAsync(() =>
            {
                floor.Read();
                return Task.CompletedTask;
            });
            var single = await TimeAsync(() => GetAsync(client, address));
            young ??= single.Wall;
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

        var (f, s, l) = (Median(floors.Select(c => c.Wall)), Median(singles.Select(c => c.Wall)), Median(loads));
        var (fc, sc) = (Median(floors.Select(c => c.Processor)), Median(singles.Select(c => c.Processor)));
        Console.WriteLine(FormattableString.Invariant(
            $"{size}: floor {f:0.000} ms; GET /api/rollup ({bytes} bytes) {s:0.000} ms = {s / f:0.00} × floor (the first {PerRound} after the start: {young:0.000} ms), one at a time {1000 / s:0} requests/s, {Clients} at a time {l:0} requests/s = {l * f / 1000:0.00} × the floor's rate; processor {fc:0.000} and {sc:0.000} ms = {sc / fc:0.00} ×"));
    }

    private static async Task<Cost> TimeAsync(Func<Task> once)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < PerRound; i++)
        {
            await once();
        }

        return new(Stopwatch.GetElapsedTime(started).TotalMilliseconds / PerRound, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / PerRound);
    }

    private static async Task<int> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Milliseconds of one call.</summary>
    private readonly record struct Cost(double Wall, double Processor);
}
