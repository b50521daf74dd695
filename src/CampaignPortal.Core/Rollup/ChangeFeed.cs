using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CampaignPortal.Core.Rollup;

/// <summary>Tells open dashboards of this process that counts have changed; says nothing of the counts themselves.</summary>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Channel<bool>, int> _listeners = new();

    /// <summary>Call after commit.</summary>
    public void Publish(int campaignId)
    {
        foreach (var (listener, _) in _listeners.Where(l => l.Value == campaignId))
        {
            listener.Writer.TryWrite(true);
        }
    }

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
