using System.Diagnostics;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// One submission and its floor by turns, so that whatever else the machine does falls on both: a busy neighbour moves two
/// blocks of runs that follow each other more than the ratio is.
/// </summary>
internal static class SubmitMeasure
{
    private const int Warm = 400;
    private const int Pairs = 1000;

    public static async Task RunAsync()
    {
        await using var portal = await BenchPortal.UnreportedAsync();
        using var floor = new SubmitFloor(portal.Connect(), portal.Campaign);
        var (service, days) = (portal.Get<EntryService>(), new Days(portal.Campaign));
        var (floors, services) = (new List<double>(), new List<double>());
        for (var pair = -Warm; pair < Pairs; pair++)
        {
            var byHand = days.Next();
            var started = Stopwatch.GetTimestamp();
            floor.Write(byHand);
            var least = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var submission = days.Next();
            started = Stopwatch.GetTimestamp();
            var outcome = await service.SubmitAsync(portal.Agency, submission);
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (outcome.Status != EntryStatus.Accepted)
            {
                throw new InvalidOperationException($"{outcome.Status} {outcome.Reason}");
            }

            if (pair >= 0)
            {
                floors.Add(least);
                services.Add(took);
            }
        }

        foreach (var (name, part) in new[] { ("lower quartile", 0.25), ("median", 0.5), ("p99", 0.99) })
        {
            var (least, took) = (At(floors, part), At(services, part));
            Console.WriteLine(FormattableString.Invariant(
                $"submit, {name} of {Pairs} pairs: floor {least:0.00} ms, service {took:0.00} ms = {took / least:0.00} × its time, {least / took:0.00} × its rate"));
        }
    }

    private static double At(List<double> values, double part) => values.Order().ElementAt((int)(values.Count * part));
}
