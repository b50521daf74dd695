using System.Diagnostics;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>
/// Finds a Chromium: one named by CHROMIUM_PATH, one on the machine (first of all the headless shell, which is the same engine
/// for less than half of the processor's time), Playwright's own install, or, as root on Debian, the package. Where none of
/// these works the tests fail with one sentence; they are never skipped.
/// </summary>
public static class BrowserLocator
{
    private const string Missing =
        "No browser found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program (on Debian: apt-get install chromium-headless-shell).";

    // Its command on the path is a script around it, and the browser would live on where that is killed.
    private const string DebianShell = "/usr/lib/chromium/chromium-headless-shell";

    private static readonly Lazy<Task<string?>> Found = new(FindAsync);

    /// <summary>The program's path; null for Playwright's own.</summary>
    public static Task<string?> PathAsync => Found.Value;

    private static async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"CHROMIUM_PATH names “{named}”, which does not exist.");
        }

        if (OnMachine() is { } path)
        {
            return path;
        }

        if (await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"])) == 0)
        {
            return null;
        }

        if (OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/etc/debian_version")
            && Run("apt-get", "update")
            && (Run("apt-get", "install -y --no-install-recommends chromium-headless-shell") || Run("apt-get", "install -y --no-install-recommends chromium")))
        {
            return OnMachine() ?? throw new InvalidOperationException(Missing);
        }

        throw new InvalidOperationException(Missing);
    }

    private static string? OnMachine()
    {
        string[] names = OperatingSystem.IsWindows()
            ? ["chrome.exe", "msedge.exe", "chromium.exe"]
            : [DebianShell, "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"];
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (OperatingSystem.IsWindows())
        {
            var roots = new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData };
            folders = roots.Select(Environment.GetFolderPath)
                .SelectMany(root => new[] { Path.Combine(root, "Google", "Chrome", "Application"), Path.Combine(root, "Microsoft", "Edge", "Application") });
        }
        else if (OperatingSystem.IsMacOS())
        {
            string[] bundles = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"];
            return bundles.FirstOrDefault(File.Exists);
        }

        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static bool Run(string program, string arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
