using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>Where in a request's life the line breaks.</summary>
public enum CutAt
{
    /// <summary>The portal has not had a byte of it.</summary>
    BeforeRequest,

    /// <summary>The portal has its head and half of its body.</summary>
    HalfRequest,

    /// <summary>The portal has answered, and the browser has not had a byte of that.</summary>
    BeforeAnswer,

    /// <summary>The browser has half of the answer.</summary>
    HalfAnswer,
}

/// <summary>
/// A line between browser and portal that breaks where a test says so: all its connections end without a goodbye, and new ones
/// are turned away until <see cref="Mend"/>.
/// </summary>
public sealed class CuttingLine : IAsyncDisposable
{
    private readonly Uri _portal;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _accepting;
    private volatile bool _isCut;
    private volatile Plan? _plan;

    private CuttingLine(string portal)
    {
        _portal = new(portal);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public static CuttingLine To(string portal) => new(portal);

    public void Cut()
    {
        _isCut = true;
        foreach (var socket in _open.Keys)
        {
            Reset(socket);
        }
    }

    public void Mend() => _isCut = false;

    /// <summary>
    /// Breaks at the next request that begins so, such as <c>POST /api/nhap-lieu</c>, now or after the line is mended; the task
    /// ends when it has.
    /// </summary>
    public async Task CutAtNext(string request, CutAt moment)
    {
        var plan = new Plan(request, moment, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _plan = plan;
        if (await Task.WhenAny(plan.Done.Task, Task.Delay(TimeSpan.FromSeconds(20), _end.Token)) != plan.Done.Task)
        {
            throw new TimeoutException($"No “{request}” came by; the last were: {string.Join(", ", _requests.TakeLast(6))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_isCut)
                {
                    Reset(browser);
                }
                else
                {
                    _ = CarryAsync(browser);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    // Without lingering the other side gets a reset, not an orderly end.
    private static void Reset(TcpClient client)
    {
        try
        {
            if (client.Client is { } socket)
            {
                socket.LingerState = new(enable: true, 0);
                socket.Close();
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var portal = new TcpClient();
        (_open[browser], _open[portal]) = (true, true);
        try
        {
            using (browser)
            {
                await portal.ConnectAsync(_portal.Host, _portal.Port, _end.Token);
                browser.NoDelay = portal.NoDelay = true;
                var caught = new Caught();
                await Task.WhenAny(UpAsync(browser.GetStream(), portal.GetStream(), caught), DownAsync(portal.GetStream(), browser.GetStream(), caught));
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has hung up.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            _open.TryRemove(portal, out _);
        }
    }

    private async Task UpAsync(NetworkStream browser, NetworkStream portal, Caught caught)
    {
        var packet = new byte[64 * 1024];
        while (await browser.ReadAsync(packet, _end.Token) is var length and > 0)
        {
            var bytes = packet[..length];
            var begins = Encoding.Latin1.GetString(bytes);
            _requests.Enqueue(begins[..Math.Min(begins.Length, 40)].Split('\r')[0]);
            if (_plan is { } plan && begins.StartsWith(plan.Request, StringComparison.Ordinal))
            {
                _plan = null;
                bytes = await WholeAsync(browser, bytes);
                switch (plan.Moment)
                {
                    case CutAt.BeforeRequest:
                        Break(plan);
                        return;
                    case CutAt.HalfRequest:
                        var body = BodyStart(bytes);
                        await portal.WriteAsync(bytes.AsMemory(0, body + ((bytes.Length - body) / 2)), _end.Token);
                        await Task.Delay(100, _end.Token);
                        Break(plan);
                        return;
                    default:
                        caught.Plan = plan;
                        break;
                }
            }

            await portal.WriteAsync(bytes, _end.Token);
        }
    }

    private async Task DownAsync(NetworkStream portal, NetworkStream browser, Caught caught)
    {
        var packet = new byte[64 * 1024];
        while (await portal.ReadAsync(packet, _end.Token) is var length and > 0)
        {
            if (caught.Plan is { } plan)
            {
                if (plan.Moment == CutAt.HalfAnswer)
                {
                    await browser.WriteAsync(packet.AsMemory(0, length / 2), _end.Token);
                    await Task.Delay(100, _end.Token);
                }

                Break(plan);
                return;
            }

            await browser.WriteAsync(packet.AsMemory(0, length), _end.Token);
        }
    }

    private void Break(Plan plan)
    {
        Cut();
        plan.Done.TrySetResult();
    }

    // A head may travel ahead of its body.
    private async Task<byte[]> WholeAsync(NetworkStream browser, byte[] begun)
    {
        var packet = new byte[64 * 1024];
        while (BodyStart(begun) is var body && (body < 0 || begun.Length - body < ContentLength(begun)))
        {
            var length = await browser.ReadAsync(packet, _end.Token);
            if (length == 0)
            {
                break;
            }

            begun = [.. begun, .. packet[..length]];
        }

        return begun;
    }

    private static int BodyStart(byte[] request) => request.AsSpan().IndexOf("\r\n\r\n"u8) is var at and >= 0 ? at + 4 : -1;

    private static int ContentLength(byte[] request)
    {
        const string name = "\r\nContent-Length: ";
        var head = Encoding.Latin1.GetString(request);
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + name.Length)..head.IndexOf("\r\n", at + name.Length, StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    private sealed record Plan(string Request, CutAt Moment, TaskCompletionSource Done);

    private sealed class Caught
    {
        public Plan? Plan { get; set; }
    }
}
