using System.Diagnostics;

namespace CampaignPortal.Tests.Dc01;

/// <summary>What a file can make the reader take.</summary>
public sealed class Dc01MemoryTests
{
    private const string Limit = "0x10000000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The runtime itself refuses a byte more: the files of that class and the tests around them, in a process of their own.
    [Fact]
    public async Task The_files_that_nobody_should_read_are_answered_in_a_process_of_256_megabytes()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", typeof(Dc01MemoryTests).Assembly.Location, "-class", typeof(Dc01FaultTests).FullName!, "-noLogo", "-noColor" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = Limit;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.True(process.ExitCode == 0, output + await error);
        Assert.Matches("Total: [1-9][0-9]", output);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
    }
}
