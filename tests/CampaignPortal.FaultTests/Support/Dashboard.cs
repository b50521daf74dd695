using System.Diagnostics;

namespace CampaignPortal.FaultTests.Support;

/// <summary>An open dashboard: listens to its node and opens the stream again where it ends, as the page's script does.</summary>
public sealed class Dashboard : IDisposable
{
    private readonly Officer _leader;
    private StreamReader? _events;
    private string? _stamp;

    private Dashboard(Officer leader) => _leader = leader;

    public static async Task<Dashboard> OpenAsync(PortalProcess node)
    {
        var dashboard = new Dashboard(await Officer.SignInAsync(node, "congan"));
        dashboard._stamp = await dashboard.NextStampAsync(TimeSpan.FromSeconds(30))
            ?? throw new TimeoutException("The stream did not say where it stands.");
        return dashboard;
    }

    /// <summary>How long it was until a word of a change came; null where none came in time.</summary>
    public async Task<TimeSpan?> HearAsync(TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (await NextStampAsync(patience - watch.Elapsed) is { } stamp)
        {
            if (stamp != _stamp)
            {
                _stamp = stamp;
                return watch.Elapsed;
            }
        }

        return null;
    }

    public void Dispose()
    {
        _events?.Dispose();
        _leader.Dispose();
    }

    private async Task<string?> NextStampAsync(TimeSpan patience)
    {
        using var wait = new CancellationTokenSource(patience > TimeSpan.Zero ? patience : TimeSpan.Zero);
        try
        {
            while (true)
            {
                _events ??= await _leader.OpenAsync("/truc-tiep?chien-dich=1");
                switch (await _events.ReadLineAsync(wait.Token))
                {
                    case ['d', 'a', 't', 'a', ':', ' ', .. { Length: > 0 } stamp]:
                        return stamp;
                    case null:
                        _events.Dispose();
                        _events = null;
                        break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // A line that was broken off in its middle is of no use.
            _events?.Dispose();
            _events = null;
            return null;
        }
    }
}
