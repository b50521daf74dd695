using System.Diagnostics;

namespace CampaignPortal.Tests.Reports;

/// <summary>LibreOffice and the tools that read what it printed.</summary>
internal static class Office
{
    public const string Missing =
        "LibreOffice or pdftotext is missing: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils (.ci/run does).";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return output;
    }

    /// <summary>The text of a file's pages as LibreOffice prints them, and the sizes of the pages.</summary>
    public static async Task<(string[] Pages, string Sizes)> PrintAsync(string name, byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory("portal-office-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, content, Cancel);
            await RunAsync("soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, path);
            var pdf = Path.ChangeExtension(path, ".pdf");
            var text = await RunAsync("pdftotext", "-layout", pdf, "-");
            return (text.Split('\f', StringSplitOptions.RemoveEmptyEntries), await RunAsync("pdfinfo", "-f", "1", "-l", "99", pdf));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
