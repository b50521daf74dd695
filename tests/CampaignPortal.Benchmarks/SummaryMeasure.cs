using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;

namespace CampaignPortal.Benchmarks;

/// <summary>The summary report of the reference campaign: reading its figures, its .docx and .xlsx, beside the same cells written bare.</summary>
internal static class SummaryMeasure
{
    private const int Runs = 15;

    public static async Task RunAsync()
    {
        await using var portal = await BenchPortal.CreateAsync(Size.District);
        var service = portal.Get<SummaryReportService>();
        var view = await service.GetAsync(portal.Agency, portal.Campaign.Id);
        var figures = view.Figures;
        var form = DocumentForm.Standard(portal.Campaign.Campaign, DocumentKind.SummaryReport);
        var docx = SummaryFiles.Document(figures, SummaryProse.None, form);
        var xlsx = SummaryFiles.Workbook(portal.Campaign, figures);
        var (tables, sheets) = (BareSummary.TablesOf(docx), BareSummary.SheetsOf(xlsx));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Communes.Count} communes, {figures.Hamlets.Count} hamlets, {figures.Units.Count} units, {figures.Days.Count} days; {tables.Sum(t => t.Sum(r => r.Count))} cells in .docx, {sheets.Sum(s => s.Sum(r => r.Count))} in .xlsx"));
        await Report("figures (GetAsync)", async () => (await service.GetAsync(portal.Agency, portal.Campaign.Id)).Figures.Days.Count, showsSize: false);
        await Report(".docx SummaryFiles.Document", () => Task.FromResult(SummaryFiles.Document(figures, SummaryProse.None, form).Length));
        await Report(".docx bare OpenXmlWriter", () => Task.FromResult(BareSummary.Document(tables).Length));
        await Report(".xlsx SummaryFiles.Workbook", () => Task.FromResult(SummaryFiles.Workbook(portal.Campaign, figures).Length));
        await Report(".xlsx bare OpenXmlWriter", () => Task.FromResult(BareSummary.Workbook(sheets).Length));
    }

    private static async Task Report(string what, Func<Task<int>> write, bool showsSize = true)
    {
        for (var warm = 0; warm < 5; warm++)
        {
            await write();
        }

        var times = new List<double>();
        var (bytes, size) = (0L, 0);
        for (var run = 0; run < Runs; run++)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var started = Stopwatch.GetTimestamp();
            size = await write();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-32} median {times[Runs / 2],7:0.0} ms (best {times[0],6:0.0}), {bytes / 1048576.0,6:0.0} MB allocated{(showsSize ? $", file {size / 1024.0:0} kB" : "")}"));
    }
}
