namespace CampaignPortal.Core.Exports;

/// <summary>Where exports lie until they are fetched: files that go when they are closed, and with the next start whatever a crash left.</summary>
internal sealed class ExportFolder
{
    private const string Ending = ".export.xlsx";

    private readonly string _path;

    /// <param name="path">Null for one beside other temporary files.</param>
    public ExportFolder(string? path)
    {
        _path = path ?? Path.Combine(Path.GetTempPath(), "campaignportal-exports");
        Directory.CreateDirectory(_path);
        foreach (var left in Directory.GetFiles(_path, "*" + Ending))
        {
            try
            {
                // Another process of the portal has its own open, and this refuses to take them.
                new FileStream(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (IOException)
            {
            }
            catch (UnauthorizedAccessException)
            {
            }
        }
    }

    /// <summary>A new file, for nobody but the portal's own account; gone once it is disposed of.</summary>
    public FileStream Create(Guid id)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 64 * 1024,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(_path, id.ToString("N") + Ending), options);
    }

    /// <summary>To be read from its beginning, beside who has it.</summary>
    public static FileStream Read(FileStream file) =>
        new(file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
