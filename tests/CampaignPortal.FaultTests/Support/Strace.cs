using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignPortal.FaultTests.Support;

/// <summary>One call that the portal made on a file of its database.</summary>
/// <param name="WasMadeToFail">True where the kernel never saw it.</param>
public sealed record FileCall(string Name, string File, bool WasMadeToFail)
{
    public bool IsSync => Name is "fsync" or "fdatasync";
}

/// <summary>strace at a running portal: writes down what it writes to the files of its database, and makes single calls fail.</summary>
public sealed partial class Strace : IAsyncDisposable
{
    public const string Writes = "write,pwrite64,ftruncate,fallocate";
    public const string Syncs = "fsync,fdatasync";

    private static readonly string? Program = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "strace")).FirstOrDefault(File.Exists);

    private readonly Process _process;
    private readonly string _log;

    private Strace(Process process, string log) => (_process, _log) = (process, log);

    /// <summary>Skips the test, with the reason, where strace is missing or may not look at other processes.</summary>
    public static async Task RequireAsync()
    {
        if (Program is null)
        {
            Assert.Skip("strace is not installed, and nothing else makes single system calls fail. On Debian: apt-get install strace; other systems than Linux have none.");
        }

        using var sleep = Process.Start("sleep", "60");
        try
        {
            await using var strace = await TryAttachAsync(sleep.Id, [], null);
            if (strace is null)
            {
                Assert.Skip("strace may not attach to processes here: run as root, or set kernel.yama.ptrace_scope to 0; a container needs --cap-add SYS_PTRACE.");
            }
        }
        finally
        {
            sleep.Kill();
        }
    }

    /// <param name="portal">The portal, which must be running.</param>
    /// <param name="fault">What fails, such as <c>fdatasync:error=EIO:when=2</c>; null for nothing.</param>
    public static async Task<Strace> AttachAsync(PortalProcess portal, string? fault = null)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return await TryAttachAsync(portal.ProcessId, portal.Files, fault) ?? throw new InvalidOperationException("strace did not attach.");
    }

    /// <summary>Lets go of the portal; the calls in their order.</summary>
    public async Task<IReadOnlyList<FileCall>> StopAsync()
    {
        await Signals.SendAsync("INT", _process.Id);
        await _process.WaitForExitAsync();
        return
        [
            .. from line in await File.ReadAllLinesAsync(_log)
               let call = Call().Match(line)
               where call.Success
               select new FileCall(call.Groups[1].Value, Path.GetFileName(call.Groups[2].Value), line.EndsWith("(INJECTED)", StringComparison.Ordinal)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
        File.Delete(_log);
    }

    private static async Task<Strace?> TryAttachAsync(int processId, IReadOnlyList<string> files, string? fault)
    {
        var log = Path.GetTempFileName();
        string[] options =
        [
            "-f", "-y", "-s", "0", "-o", log, "-e", $"trace={Syncs},{Writes}", .. fault is null ? [] : new[] { "-e", "inject=" + fault },
            .. files.SelectMany(f => new[] { "-P", f }), "-p", processId.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo(Program!, options) { RedirectStandardError = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains(" attached", StringComparison.Ordinal))
            {
                // What more it says is read, so that it never waits for a reader.
                _ = process.StandardError.ReadToEndAsync();
                return new(process, log);
            }
        }

        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(log);
        return null;
    }

    [GeneratedRegex(@"^\d+ +(\w+)\(\d+<([^>]+)>")]
    private static partial Regex Call();
}
