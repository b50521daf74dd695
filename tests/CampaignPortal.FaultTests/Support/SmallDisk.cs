using System.Diagnostics;

namespace CampaignPortal.FaultTests.Support;

/// <summary>A disk of its own in memory, small enough to be filled. Only root may have one.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private SmallDisk(DirectoryInfo folder) => _folder = folder;

    public string Folder => _folder.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Null where nothing may be mounted.</summary>
    public static async Task<SmallDisk?> TryMountAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("portal-disk-");
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.FullName))
        {
            return new(folder);
        }

        folder.Delete();
        return null;
    }

    /// <summary>Writes until nothing more can be written.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 65536, 4096, 1 })
        {
            try
            {
                while (true)
                {
                    ballast.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // No piece of this size fits any more.
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Folder);
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
