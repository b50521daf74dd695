using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace CampaignPortal.Tests.Reminders;

/// <summary>A mail server on this machine that keeps what it is given, and can be told to refuse or to hang up.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<SunkLetter> _letters = new();
    private readonly Task _loop;
    private int _sessions;
    private int _offers;

    public SmtpSink()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<SunkLetter> Letters => [.. _letters];

    /// <summary>How many connections there were.</summary>
    public int Sessions => _sessions;

    /// <summary>How many letters were begun.</summary>
    public int Offers => _offers;

    /// <summary>Answer to each recipient that it names; null takes them all.</summary>
    public Func<string, string?>? Refusal { get; set; }

    /// <summary>Takes a letter and hangs up before it says so.</summary>
    public bool HangsUp { get; set; }

    /// <summary>Waited before each letter is taken.</summary>
    public TimeSpan Delay { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _sessions);
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var to = new List<string>();
            await SayAsync(stream, "220 sink");
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "EHLO" or "HELO":
                        await SayAsync(stream, "250 sink");
                        break;
                    case "MAIL":
                        Interlocked.Increment(ref _offers);
                        to.Clear();
                        await SayAsync(stream, "250 ok");
                        break;
                    case "RCPT":
                        var address = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        var refusal = Refusal?.Invoke(address);
                        if (refusal is null)
                        {
                            to.Add(address);
                        }

                        await SayAsync(stream, refusal ?? "250 ok");
                        break;
                    case "DATA":
                        await SayAsync(stream, "354 go on");
                        await Task.Delay(Delay, _end.Token);
                        _letters.Enqueue(await LetterAsync(reader, [.. to]));
                        if (HangsUp)
                        {
                            return;
                        }

                        await SayAsync(stream, "250 taken");
                        break;
                    case "QUIT":
                        await SayAsync(stream, "221 bye");
                        return;
                    default:
                        await SayAsync(stream, "250 ok");
                        break;
                }
            }
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or SocketException)
        {
            // The other side is gone.
        }
    }

    private async Task<SunkLetter> LetterAsync(StreamReader reader, IReadOnlyList<string> to)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            text.Append(CultureInfo.InvariantCulture, $"{(line.StartsWith('.') ? line[1..] : line)}\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        return new(to, await MimeMessage.LoadAsync(bytes, _end.Token));
    }

    private static async Task SayAsync(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
}

/// <param name="To">Whom the server was told to bring it to.</param>
internal sealed record SunkLetter(IReadOnlyList<string> To, MimeMessage Message)
{
    public string Text => ((TextPart)Message.Body!).Text;
}
