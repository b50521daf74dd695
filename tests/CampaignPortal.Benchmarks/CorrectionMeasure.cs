using System.Diagnostics;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// One count of a reported day corrected, by the age of the day: the older it is, the more days' running totals change with
/// it. Ages take turns, a commune each time.
/// </summary>
internal static class CorrectionMeasure
{
    private const int Warm = 20;
    private static readonly int[] Ages = [0, 10, 30];

    public static async Task RunAsync()
    {
        await using var portal = await BenchPortal.ReportedAsync();
        var service = portal.Get<EntryService>();
        var last = portal.Campaign.Campaign.StartDay.AddDays(Province.Days - 1);
        var times = Ages.ToDictionary(a => a, _ => new List<double>());
        foreach (var (number, commune) in portal.Campaign.Communes.Index())
        {
            foreach (var age in Ages)
            {
                var day = last.AddDays(-age);
                var indicator = portal.Campaign.Entered[0];
                var started = Stopwatch.GetTimestamp();
                var outcome = await service.SubmitAsync(portal.Agency, new()
                {
                    Id = Guid.NewGuid(),
                    CampaignId = portal.Campaign.Id,
                    CommuneId = commune.Id,
                    Day = day,
                    SeenVersion = 1,
                    Cells = [new(commune.Hamlets[0].Id, indicator.Id, "5") { Reason = "đã kiểm tra" }],
                });
                var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                if (outcome.Status != EntryStatus.Accepted)
                {
                    throw new InvalidOperationException($"{outcome.Status} {outcome.Reason}");
                }

                if (number >= Warm)
                {
                    times[age].Add(took);
                }
            }
        }

        foreach (var (age, taken) in times)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"correction of a day {age} days old: median {taken.Order().ElementAt(taken.Count / 2):0.00} ms, p99 {taken.Order().ElementAt(taken.Count * 99 / 100):0.00} ms of {taken.Count}"));
        }
    }
}
