using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace CampaignPortal.Core.Rollup;

/// <summary>Tells open dashboards of this process that counts have changed; says nothing of the counts themselves.</summary>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Channel<bool>, int> _listeners = new();
    private readonly ConcurrentDictionary<int, long> _changes = new();
    private readonly string _process = Guid.NewGuid().ToString("N");

    /// <summary>Call after commit.</summary>
    public void Publish(int campaignId)
    {
        _changes.AddOrUpdate(campaignId, 1, (_, count) => count + 1);
        foreach (var (listener, _) in _listeners.Where(l => l.Value == campaignId))
        {
            listener.Writer.TryWrite(true);
        }
    }

    /// <summary>Differs from every earlier stamp once something has changed, or once the server was started anew.</summary>
    public string Stamp(int campaignId) =>
        string.Create(CultureInfo.InvariantCulture, $"{_process}-{_changes.GetValueOrDefault(campaignId)}");

    /// <summary>Listens until disposed. Changes that come while nobody reads fall together into one.</summary>
    public Subscription Subscribe(int campaignId)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _listeners[channel] = campaignId;
        return new(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }

    /// <summary>One listener.</summary>
    public sealed class Subscription(ChannelReader<bool> changes, Action stop) : IDisposable
    {
        /// <summary>Waits for the next change.</summary>
        public ValueTask<bool> NextAsync(CancellationToken cancel) => changes.ReadAsync(cancel);

        public void Dispose() => stop();
    }
}
