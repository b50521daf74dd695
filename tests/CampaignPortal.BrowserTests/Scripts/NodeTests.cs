using System.Diagnostics;

namespace CampaignPortal.BrowserTests.Scripts;

/// <summary>Runs the modules' tests by node's own test runner; the node is the one that Playwright's package brings.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task The_modules_own_tests_pass()
    {
        var node = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).Single();
        var start = new ProcessStartInfo(node, ["--test", "--test-reporter=tap", Path.Combine(Folder(), "sheet.test.mjs")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, said + await errors);
        Assert.Contains("# pass 9", said, StringComparison.Ordinal);
        Assert.Contains("# fail 0", said, StringComparison.Ordinal);
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
