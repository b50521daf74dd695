using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.FaultTests.Support;

/// <summary>
/// The built portal as a process of its own, as in production, with the sample campaign in a file of its own. It can be
/// killed without warning and started again over the same file.
/// </summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly Lazy<Task<byte[]>> Sample = new(SampleAsync);

    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("portal-fault-");
    private readonly string _options;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;
    private TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(string? folder, string options, IReadOnlyDictionary<string, string>? settings = null)
    {
        _options = options;
        _settings = settings ?? new Dictionary<string, string>();
        Folder = folder ?? _own.FullName;
        Database = Path.Combine(Folder, "portal.db");
    }

    public string Folder { get; }

    public string Database { get; }

    /// <summary>The files that SQLite writes: the database, its log, and the index of the log.</summary>
    public IReadOnlyList<string> Files => [Database, Database + "-wal", Database + "-shm"];

    public int ProcessId => _process!.Id;

    /// <summary>True where it ended by itself.</summary>
    public bool HasFailed => _address.Task.IsFaulted;

    /// <summary>Where it listens, once it does; cancelled where it is killed before.</summary>
    public Task<Uri> AddressAsync() => _address.Task;

    /// <param name="folder">Where everything that it writes lies; null for a folder of its own.</param>
    /// <param name="options">More of the connection string.</param>
    /// <param name="settings">Environment variables beside the usual ones.</param>
    public static async Task<PortalProcess> StartAsync(
        string? folder = null, string options = "", IReadOnlyDictionary<string, string>? settings = null)
    {
        var portal = new PortalProcess(folder, options, settings);
        await File.WriteAllBytesAsync(portal.Database, await Sample.Value);
        portal.Launch();
        await portal.AddressAsync();
        return portal;
    }

    /// <summary>Another node over the same database, with the same settings.</summary>
    public async Task<PortalProcess> StartBesideAsync()
    {
        var node = new PortalProcess(Folder, _options, _settings);
        node.Launch();
        await node.AddressAsync();
        return node;
    }

    /// <summary>Starts it and does not wait.</summary>
    public void Launch()
    {
        var address = _address;
        _process = Run("--urls", "http://127.0.0.1:0");
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The portal ended: " + string.Join('\n', _output)));
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split(Listening) is [_, var found])
            {
                address.TrySetResult(new(found));
            }
        };
        Listen(_process);
    }

    /// <summary>Ends it between two instructions, wherever it is.</summary>
    public void Kill()
    {
        _address.TrySetCanceled();
        _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public async Task RestartAsync()
    {
        Kill();
        Launch();
        await AddressAsync();
    }

    /// <summary>The portal's own <c>check</c> over the same file: exit code and what it says.</summary>
    public async Task<(int ExitCode, string Output)> CheckAsync()
    {
        _output.Clear();
        using var check = Run("check");
        Listen(check);
        await check.WaitForExitAsync();
        return (check.ExitCode, string.Join('\n', _output));
    }

    public ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            Kill();
        }

        _own.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    // The import takes seconds: it is done once, and its file copied. With its last connection closed, all of it is in the one file.
    private static async Task<byte[]> SampleAsync()
    {
        await using var portal = new PortalProcess(null, "");
        portal.Launch();
        await portal.AddressAsync();
        portal.Kill();
        await using (var connection = new SqliteConnection($"Data Source={portal.Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var touch = new SqliteCommand("SELECT COUNT(*) FROM AspNetUsers", connection);
            await touch.ExecuteScalarAsync();
        }

        return await File.ReadAllBytesAsync(portal.Database);
    }

    private Process Run(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CampaignPortal.Web.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Database__ConnectionString"] = $"Data Source={Database};{_options}";
        start.Environment["Logging__Folder"] = Folder;
        start.Environment["Sample__Load"] = "true";
        start.Environment["Serilog__MinimumLevel__Default"] = "Warning";
        start.Environment["Serilog__MinimumLevel__Override__Microsoft.Hosting.Lifetime"] = "Information";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private void Listen(Process process)
    {
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
