using BenchmarkDotNet.Attributes;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Benchmarks;

/// <summary>A new day of twelve hamlets, seven counts each, beside the same rows as upserts by hand.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("Submit")]
[InvocationCount(64)]
[WarmupCount(5)]
public class SubmitBenchmarks : IAsyncDisposable
{
    private BenchPortal _portal = null!;
    private EntryService _service = null!;
    private SubmitFloor _floor = null!;
    private Days _days = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _portal = await BenchPortal.UnreportedAsync();
        _service = _portal.Get<EntryService>();
        _floor = new(_portal.Connect(), _portal.Campaign);
        _days = new(_portal.Campaign);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _floor.Dispose();
        await _portal.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "Submit: floor, upserts by hand")]
    public void Floor() => _floor.Write(_days.Next());

    [Benchmark(Description = "Submit: EntryService.SubmitAsync")]
    public async Task ServiceAsync()
    {
        var outcome = await _service.SubmitAsync(_portal.Agency, _days.Next());
        if (outcome.Status != EntryStatus.Accepted)
        {
            throw new InvalidOperationException($"{outcome.Status} {outcome.Reason}");
        }
    }
}
