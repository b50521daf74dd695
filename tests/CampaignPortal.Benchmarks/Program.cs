using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CampaignPortal.Benchmarks;
using CampaignPortal.Benchmarks.Support;

switch (args)
{
    case ["http", ..]:
        await HttpMeasure.RunAsync();
        break;
    case ["pages"]:
        await PageMeasure.RunAsync();
        break;
    case ["submit"]:
        await SubmitMeasure.RunAsync();
        break;
    case ["submit-http"]:
        await SubmitHttpMeasure.RunAsync();
        break;
    case ["correction"]:
        await CorrectionMeasure.RunAsync();
        break;
    case ["summary"]:
        await SummaryMeasure.RunAsync();
        break;
    case ["statements"]:
        await StatementMeasure.RunAsync();
        break;
    case ["growth", ..]:
        await GrowthMeasure.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_500);
        break;
    case ["paint", ..]:
        await PaintMeasure.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_500);
        break;
    case ["export"]:
        await ExportMeasure.RunAsync();
        break;
    case ["live"]:
        await LiveMeasure.RunAsync();
        break;
    case ["live-browsers", var address, var page, var campaign]:
        await LiveMeasure.PlayAsync(address, page, campaign);
        break;
    case ["database", var kind, var file]:
        await BenchPortal.CreateFileAsync(Enum.Parse<Size>(kind, ignoreCase: true), file);
        break;
    default:
        // In this process: a build of its own for each benchmark would take longer than the benchmarks.
        BenchmarkSwitcher.FromAssembly(typeof(HttpMeasure).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(10))
            .AddColumn(StatisticColumn.Median)
            .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)
            .WithOptions(ConfigOptions.JoinSummary));
        break;
}
