using BenchmarkDotNet.Attributes;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Benchmarks;

/// <summary>The rollup as .xlsx; the table is at hand, so this is the writing alone.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("Workbook")]
public class WorkbookBenchmarks
{
    private BenchPortal _portal = null!;
    private RollupTable _rollup = null!;

    [ParamsAllValues]
    public Size Size { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _portal = await BenchPortal.CreateAsync(Size);
        _rollup = await _portal.Get<RollupService>().CampaignAsync(
            _portal.Agency, _portal.Campaign.Id, _portal.Campaign.Campaign.StartDay.AddDays(15));
    }

    [GlobalCleanup]
    public ValueTask CleanupAsync() => _portal.DisposeAsync();

    [Benchmark(Baseline = true, Description = "Workbook: RollupWorkbook.Write")]
    public int Write() => RollupWorkbook.Write(_portal.Campaign, _rollup).Length;
}
