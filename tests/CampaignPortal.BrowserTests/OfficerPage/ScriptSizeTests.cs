using System.Text.RegularExpressions;
using CampaignPortal.BrowserTests.Support;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>The grid's scripts as they are served: plain, without a build step, and small.</summary>
public sealed partial class ScriptSizeTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private const int MostForTheGrid = 25_000;
    private const int MostForThePage = 30_000;

    [Fact]
    public async Task The_grids_module_and_all_that_it_imports_is_under_25_kB_unminified()
    {
        await using var officer = await portal.OpenAsync("xa.hoathanh");
        var entry = await officer.Page.Locator("script[src*='entry.js']").GetAttributeAsync("src");

        var grid = await SizesAsync(officer, [entry!]);
        var page = await SizesAsync(officer, await officer.Page.EvaluateAsync<string[]>("[...document.scripts].filter((s) => s.src).map((s) => s.src)"));

        output.WriteLine($"the grid: {grid.Values.Sum()} bytes ({string.Join(", ", grid.Select(s => $"{Path.GetFileName(s.Key)} {s.Value}"))})");
        output.WriteLine($"the page: {page.Values.Sum()} bytes ({string.Join(", ", page.Select(s => $"{Path.GetFileName(s.Key)} {s.Value}"))})");
        Assert.Equal(["checks.js", "entry.js", "outbox.js", "sheet.js"], grid.Keys.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.InRange(grid.Values.Sum(), 10_000, MostForTheGrid);
        Assert.InRange(page.Values.Sum(), grid.Values.Sum(), MostForThePage);
    }

    [Fact]
    public async Task A_script_is_kept_for_good_by_its_own_name_and_asked_for_again_by_any_other()
    {
        await using var officer = await portal.OpenAsync("xa.hoathanh");
        var entry = (await officer.Page.Locator("script[src*='entry.js']").GetAttributeAsync("src"))!;

        var own = await officer.Page.APIRequest.GetAsync($"/{entry}");
        var older = await officer.Page.APIRequest.GetAsync("/js/0123456789ab/entry.js");
        var missing = await officer.Page.APIRequest.GetAsync($"/{entry.Replace("entry.js", "nothing.js", StringComparison.Ordinal)}");

        Assert.Equal("max-age=31536000, immutable", own.Headers["cache-control"]);
        Assert.Equal("no-cache", older.Headers["cache-control"]);
        Assert.Equal(await own.TextAsync(), await older.TextAsync());
        Assert.Equal(404, missing.Status);
        Assert.DoesNotContain("immutable", missing.Headers["cache-control"], StringComparison.Ordinal);
    }

    // Follows the static imports, as a browser does before it runs the first line.
    private static async Task<Dictionary<string, int>> SizesAsync(Person officer, IEnumerable<string> files)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Stack<Uri>(files.Select(f => new Uri(new Uri(officer.Page.Url), f)));
        while (next.TryPop(out var file))
        {
            if (!sizes.ContainsKey(file.AbsolutePath))
            {
                var text = await (await officer.Page.APIRequest.GetAsync(file.AbsoluteUri)).TextAsync();
                sizes[file.AbsolutePath] = System.Text.Encoding.UTF8.GetByteCount(text);
                foreach (Match import in Import().Matches(text))
                {
                    next.Push(new(file, import.Groups["file"].Value));
                }
            }
        }

        return sizes;
    }

    [GeneratedRegex(@"^import [^;]*?""(?<file>\./[^""]+)"";", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
