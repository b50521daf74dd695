using BenchmarkDotNet.Attributes;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Benchmarks;

/// <summary>The rollup of one day, beside one hand-written statement that reads the same totals.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("Rollup")]
public class RollupBenchmarks : IAsyncDisposable
{
    private BenchPortal _portal = null!;
    private RollupFloor _floor = null!;
    private RollupService _service = null!;
    private DateOnly _day;

    [ParamsAllValues]
    public Size Size { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _portal = await BenchPortal.CreateAsync(Size);
        _service = _portal.Get<RollupService>();
        _day = _portal.Campaign.Campaign.StartDay.AddDays(15);
        _floor = new(_portal.Connect(), _portal.Campaign, _day);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _floor.Dispose();
        await _portal.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "Rollup: floor, one statement by hand")]
    public int Floor() => _floor.Read().Count;

    /// <summary>As the first who asks after a change has it.</summary>
    [Benchmark(Description = "Rollup: RollupService, read anew")]
    public async Task<int> AnewAsync()
    {
        using var memory = new ForgottenMemory(_portal);
        return (await memory.Rollups.CampaignAsync(_portal.Agency, _portal.Campaign.Id, _day)).Rows.Count;
    }

    /// <summary>As everybody else has it.</summary>
    [Benchmark(Description = "Rollup: RollupService, nothing changed")]
    public async Task<int> KeptAsync() => (await _service.CampaignAsync(_portal.Agency, _portal.Campaign.Id, _day)).Rows.Count;
}
