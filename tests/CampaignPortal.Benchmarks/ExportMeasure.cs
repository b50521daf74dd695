using System.Diagnostics;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Exports;

namespace CampaignPortal.Benchmarks;

/// <summary>Time and memory of .xlsx: a table beside the barest writer there can be, and a million counts out of the database.</summary>
internal static class ExportMeasure
{
    private const int Columns = 15;

    public static async Task RunAsync()
    {
        await using (var small = await BenchPortal.CreateAsync(Size.District))
        {
            foreach (var rows in (int[])[1_000, 5_000, 10_000, 100_000])
            {
                var table = Table(rows);
                var (bare, bareSize) = Median(() => BareWorkbook.Write(table));
                var (ours, size) = Median(() => TableWorkbook.Write(small.Campaign, table));
                Console.WriteLine(FormattableString.Invariant(
                    $"{rows,7} x {Columns}: ours {ours,8:0.0} ms, {size / 1e6:0.00} MB; bare {bare,8:0.0} ms, {bareSize / 1e6:0.00} MB; {ours / bare:0.00} times"));
            }
        }

        await using var portal = await BenchPortal.WithCountsAsync(hamlets: 32);
        await ExportAsync(portal);
        await ExportAsync(portal);
    }

    private static async Task ExportAsync(BenchPortal portal)
    {
        var exports = portal.Get<ExportService>();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var idle = Environment.WorkingSet;
        var started = Stopwatch.GetTimestamp();
        var id = await exports.StartAsync(portal.Agency, portal.Campaign.Id, ExportKind.DailyCounts, TimeSpan.Zero);
        long peak = 0;
        ExportView job;
        while ((job = exports.List(portal.Agency, portal.Campaign.Id).Single(j => j.Id == id)).IsUnderWay)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.Delay(20);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{job.Total} counts: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {job.Length / 1e6:0.0} MB, {job.State}; memory {idle / 1e6:0} MB idle, at most {peak / 1e6:0} MB, {(peak - idle) / 1e6:0} MB above"));
        exports.Cancel(portal.Agency, portal.Campaign.Id, id!.Value);
    }

    private static SheetTable Table(int rows) => new(
        "Bang", "Bảng đo hiệu năng", "Mười lăm cột, như một bảng tổng hợp", [.. Enumerable.Range(1, Columns).Select(c => new SheetColumn($"Cột {c}", 12))],
        [
            .. Enumerable.Range(1, rows).Select(r => new SheetRow(
            [
                r, $"Ấp Tân Lộc {r}", .. Enumerable.Range(3, Columns - 4).Select(c => (object?)((r * 31) + (c * 17))), 42.89m, new DateOnly(2023, 8, 20),
            ])),
        ]);

    private static (double Milliseconds, int Length) Median(Func<byte[]> write)
    {
        var length = write().Length;
        var times = new List<double>();
        for (var run = 0; run < 9; run++)
        {
            var started = Stopwatch.GetTimestamp();
            write();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return (times[times.Count / 2], length);
    }
}
