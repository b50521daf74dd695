using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>
/// A line between browser and portal that counts every byte and can be as slow as 3G at the edge of its reach. All connections
/// share it, a service worker's too, which the browser's own throttling leaves out.
/// </summary>
public sealed class SlowLine : IAsyncDisposable
{
    private const int Packet = 1400;

    private readonly Uri _portal;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Direction _up;
    private readonly Direction _down;
    private readonly Task _accepting;
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();

    private SlowLine(string portal)
    {
        _portal = new(portal);
        _listener.Start();
        (_up, _down) = (new(this), new(this));
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Each way; null is as fast as the machine.</summary>
    public int? BitsPerSecond { get; set; }

    public TimeSpan RoundTrip { get; set; }

    /// <summary>Bytes from the portal since <see cref="Forget"/>, headers included.</summary>
    public long Down => _down.Bytes;

    public long Up => _up.Bytes;

    public static SlowLine To(string portal) => new(portal);

    public void Forget() => (_up.Bytes, _down.Bytes) = (0, 0);

    /// <summary>Closes what is open, as a phone does that was put away.</summary>
    public void HangUp()
    {
        foreach (var browser in _open.Keys)
        {
            browser.Close();
        }
    }

    /// <summary>Comes back when nothing has passed for a while.</summary>
    public async Task BecomeQuietAsync()
    {
        for (var (seen, quiet) = (-1L, 0); quiet < 15; quiet = seen == Down + Up ? quiet + 1 : 0)
        {
            seen = Down + Up;
            await Task.Delay(100, _end.Token);
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
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var portal = new TcpClient();
        _open[browser] = true;
        try
        {
            using (browser)
            {
                // Opening a connection takes one round trip before the first byte.
                await Task.Delay(RoundTrip, _end.Token);
                await portal.ConnectAsync(_portal.Host, _portal.Port, _end.Token);
                browser.NoDelay = portal.NoDelay = true;
                await Task.WhenAny(
                    _up.CarryAsync(browser.GetStream(), portal.GetStream(), _end.Token),
                    _down.CarryAsync(portal.GetStream(), browser.GetStream(), _end.Token));
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has hung up.
        }
        finally
        {
            _open.TryRemove(browser, out _);
        }
    }

    private sealed class Direction(SlowLine line)
    {
        private readonly Lock _turn = new();
        private long _freeAt;
        private long _bytes;

        public long Bytes
        {
            get => Interlocked.Read(ref _bytes);
            set => Interlocked.Exchange(ref _bytes, value);
        }

        public async Task CarryAsync(NetworkStream from, NetworkStream to, CancellationToken end)
        {
            var underway = Channel.CreateUnbounded<(long DueAt, byte[] Bytes)>();
            var reading = ReadAsync(from, underway.Writer, end);
            await foreach (var (dueAt, bytes) in underway.Reader.ReadAllAsync(end))
            {
                if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), dueAt) is { Ticks: > 0 } wait)
                {
                    await Task.Delay(wait, end);
                }

                await to.WriteAsync(bytes, end);
            }

            await reading;
        }

        private async Task ReadAsync(NetworkStream from, ChannelWriter<(long, byte[])> underway, CancellationToken end)
        {
            var packet = new byte[Packet];
            try
            {
                while (await from.ReadAsync(packet, end) is var length and > 0)
                {
                    Interlocked.Add(ref _bytes, length);
                    await underway.WriteAsync((DueAt(length), packet[..length]), end);
                }
            }
            finally
            {
                underway.Complete();
            }
        }

        // The line takes one packet after the other, whosever it is; then each is on its way for half a round trip.
        private long DueAt(int length)
        {
            lock (_turn)
            {
                var seconds = line.BitsPerSecond is { } rate ? length * 8.0 / rate : 0;
                _freeAt = Math.Max(_freeAt, Stopwatch.GetTimestamp()) + (long)(seconds * Stopwatch.Frequency);
                return _freeAt + (long)(line.RoundTrip.TotalSeconds / 2 * Stopwatch.Frequency);
            }
        }
    }
}
