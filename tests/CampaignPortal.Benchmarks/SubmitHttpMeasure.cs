using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.DailyEntry;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// Days of twelve hamlets by HTTP as the page's script sends them, eight clients, each sending its next when its last was
/// answered, beside the same rows written by hand; then the same at a steady pace below what the portal can take. Rounds of
/// floor and portal take turns. All of it again with five million counts in the table.
/// </summary>
internal static class SubmitHttpMeasure
{
    private const int Clients = 8;
    private const int PerRound = 250;
    private const int Rounds = 6;
    private const int PacedPerSecond = 60;
    private const int ManyCounts = 5_000_000;

    public static async Task RunAsync()
    {
        await using var few = await Side.StartAsync(0);
        await using var many = await Side.StartAsync(ManyCounts);
        for (var round = -1; round < Rounds; round++)
        {
            await few.RoundAsync(isCounted: round >= 0);
            await many.RoundAsync(isCounted: round >= 0);
        }

        await few.ReportAsync();
        await many.ReportAsync();
        Console.WriteLine(FormattableString.Invariant($"with {ManyCounts} counts in the table: {Median(many.Rates) / Median(few.Rates):0.00} × the rate without"));
    }

    // One every so often whether the last was answered or not, as officers do who know nothing of each other.
    private static async Task<IReadOnlyCollection<double>> PacedAsync(HttpClient client, Days days)
    {
        var sent = new List<Task<double>>();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PacedPerSecond));
        while (sent.Count < PacedPerSecond * 10 && await beat.WaitForNextTickAsync())
        {
            sent.Add(SendAsync(client, Body(days.Next())));
        }

        return await Task.WhenAll(sent);
    }

    // Put together beforehand: what the browser does with its own processor is no part of the portal's time.
    private static byte[] Body(EntrySubmission day) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = day.Id,
        campaignId = day.CampaignId,
        communeId = day.CommuneId,
        day = day.Day,
        seenVersion = day.SeenVersion,
        cells = day.Cells.Select(c => new { h = c.HamletId, i = c.IndicatorId, t = c.Text }),
    });

    private static async Task<double> SendAsync(HttpClient client, byte[] body)
    {
        var started = Stopwatch.GetTimestamp();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync(new Uri("/api/nhap-lieu", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode && text.Contains("Accepted", StringComparison.OrdinalIgnoreCase)
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException(text);
    }

    // Counts of a month of communes that have no other rows: in the same table and index, before and behind those of the campaign.
    private static void Fill(BenchPortal portal, int counts)
    {
        using var connection = portal.Connect();
        using var fill = new SqliteCommand("""
            PRAGMA foreign_keys = OFF;
            WITH RECURSIVE copy(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copy WHERE k < 100),
                 day(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM day WHERE n < 31)
            INSERT INTO DailyCounts (CommuneId, Day, HamletId, IndicatorId, CampaignId, Value)
            SELECT h.CommuneId + o.v, date(@start, day.n || ' days'), h.Id + o.v, e.value, h.CampaignId, day.n
            FROM (SELECT (CASE k % 2 WHEN 0 THEN 1 ELSE -1 END) * k * 1000000 AS v FROM copy) o, Hamlets h, day, json_each(@entered) e
            LIMIT @counts
            """, connection);
        fill.CommandTimeout = 600;
        fill.Parameters.AddWithValue("@counts", counts);
        fill.Parameters.AddWithValue("@start", portal.Campaign.Campaign.StartDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        fill.Parameters.AddWithValue("@entered", $"[{string.Join(',', portal.Campaign.Entered.Select(i => i.Id))}]");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fill.ExecuteNonQuery()} counts added"));
    }

    private static double Median(IReadOnlyCollection<double> values) => At(values, 0.5);

    private static double At(IReadOnlyCollection<double> values, double part) => values.Order().ElementAt((int)(values.Count * part));

    /// <summary>One database with its portal.</summary>
    private sealed class Side(int earlierCounts, BenchPortal portal, SubmitFloor floor, HttpPortal http) : IAsyncDisposable
    {
        private readonly Days _days = new(portal.Campaign);
        private readonly List<double> _floors = [];
        private readonly List<double> _times = [];

        /// <summary>Submissions a second, a round each.</summary>
        public List<double> Rates { get; } = [];

        public static async Task<Side> StartAsync(int earlierCounts)
        {
            var portal = await BenchPortal.UnreportedAsync();
            if (earlierCounts > 0)
            {
                Fill(portal, earlierCounts);
            }

            return new(earlierCounts, portal, new(portal.Connect(), portal.Campaign), await HttpPortal.StartAsync(portal.Database));
        }

        public async Task RoundAsync(bool isCounted)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < PerRound; i++)
            {
                floor.Write(_days.Next());
            }

            var byHand = PerRound / Stopwatch.GetElapsedTime(started).TotalSeconds;
            var taken = new ConcurrentBag<double>();
            var toSend = Enumerable.Range(0, PerRound).Select(_ => Body(_days.Next())).ToList();
            started = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(
                toSend, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (body, _) => taken.Add(await SendAsync(http.Client, body)));
            if (isCounted)
            {
                _floors.Add(byHand);
                Rates.Add(PerRound / Stopwatch.GetElapsedTime(started).TotalSeconds);
                _times.AddRange(taken);
            }
        }

        public async Task ReportAsync()
        {
            var paced = await PacedAsync(http.Client, _days);
            var (least, rate) = (Median(_floors), Median(Rates));
            Console.WriteLine(FormattableString.Invariant(
                $"{earlierCounts} counts before: floor {least:0}/s; {Clients} clients over HTTP {rate:0}/s = {rate / least:0.00} × its rate, median {At(_times, 0.5):0.0} ms, p99 {At(_times, 0.99):0.0} ms; {PacedPerSecond}/s steadily: median {At(paced, 0.5):0.0} ms, p99 {At(paced, 0.99):0.0} ms"));
        }

        public async ValueTask DisposeAsync()
        {
            await http.DisposeAsync();
            floor.Dispose();
            await portal.DisposeAsync();
        }
    }
}
