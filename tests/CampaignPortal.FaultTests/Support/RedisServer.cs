using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CampaignPortal.FaultTests.Support;

/// <summary>A redis-server of the tests' own on a free loopback port; keeps nothing on the disk.</summary>
public sealed class RedisServer : IDisposable
{
    private static readonly string? Program = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);

    private readonly int _port = FreePort();
    private Process? _process;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Skips the test, with the reason, where there is no redis-server.</summary>
    public static void Require()
    {
        if (Program is null)
        {
            Assert.Skip("redis-server is not installed, so nothing shows that dashboards hear of other nodes by Redis. On Debian: apt-get install redis-server.");
        }
    }

    /// <summary>Starts it, or starts it again at the same address; comes back when it answers.</summary>
    public async Task StartAsync()
    {
        string[] options =
        [
            "--bind", "127.0.0.1", "--port", _port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no",
            "--dir", Path.GetTempPath(), "--logfile", "/dev/null",
        ];
        _process = Process.Start(new ProcessStartInfo(Program!, options) { UseShellExecute = false, RedirectStandardOutput = true })!;
        for (var wait = 0; !await AnswersAsync(); wait++)
        {
            Assert.True(wait < 200 && !_process.HasExited, "redis-server did not start.");
            await Task.Delay(100);
        }
    }

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>It takes connections and answers nothing.</summary>
    public Task FreezeAsync() => Signals.SendAsync("STOP", _process!.Id);

    public Task ThawAsync() => Signals.SendAsync("CONT", _process!.Id);

    public void Dispose()
    {
        if (_process is not null)
        {
            Kill();
        }
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[5];
            await stream.ReadExactlyAsync(answer);
            return answer.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception problem) when (problem is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
