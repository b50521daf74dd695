using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>Tells open dashboards that counts have changed, in this process and in the others; says nothing of the counts themselves.</summary>
public sealed class ChangeFeed
{
    // More than writers that can be under way at once: a number is given before its row is committed, so that a lower one may
    // appear after a higher one.
    private const int NewestEntries = 100;

    private readonly PortalDb _db;
    private readonly IChangeRelay _relay;
    private readonly ConcurrentDictionary<Channel<bool>, int> _listeners = new();
    private readonly Lock _gate = new();
    private long _words;
    private Reading? _reading;

    public ChangeFeed(PortalDb db, IChangeRelay relay)
    {
        ArgumentNullException.ThrowIfNull(relay);
        (_db, _relay) = (db, relay);
        relay.Listen(Pass);
    }

    /// <summary>The stamp that was last read, without asking for it; null before the first.</summary>
    public string? KnownStamp => _reading is { Stamp: { IsCompletedSuccessfully: true } stamp } ? stamp.Result : null;

    /// <summary>Call after commit.</summary>
    public void Publish(int campaignId)
    {
        Pass(campaignId);
        _relay.Tell(campaignId);
    }

    /// <summary>
    /// Differs from every earlier stamp once something has changed, in whichever process: it is read from the database, once
    /// for all who ask between two changes.
    /// </summary>
    public Task<string> StampAsync()
    {
        lock (_gate)
        {
            var words = Volatile.Read(ref _words);
            if (_reading is not { } reading || reading.Words != words || reading.Stamp.IsFaulted)
            {
                _reading = reading = new(words, ReadStampAsync());
            }

            return reading.Stamp;
        }
    }

    /// <summary>The stamp of this moment, for who cannot wait for the next look.</summary>
    public async Task<string> ReadStampAsync()
    {
        // Every change writes an entry of the audit in its transaction, and entries are never altered: the sum of their newest
        // numbers only rises.
        await using var context = _db.Open(AreaScope.System("live"));
        var newest = await context.AuditEntries.IgnoreQueryFilters().OrderByDescending(a => a.Id).Take(NewestEntries).Select(a => a.Id).ToListAsync();
        return newest.Sum().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Asks the database whether something has changed that nobody told of: by a process that cannot, or while the way between
    /// them was broken. To be called every few seconds; does nothing while nobody listens.
    /// </summary>
    public async Task LookAsync()
    {
        if (!_listeners.IsEmpty && await ReadStampAsync() is var stamp && KnownStamp is { } known && known != stamp)
        {
            Pass(null);
        }
    }

    /// <summary>Listens until disposed. Changes that come while nobody reads fall together into one.</summary>
    public Subscription Subscribe(int campaignId)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _listeners[channel] = campaignId;
        return new(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }

    // Without a campaign it is for all: each compares the stamp that it has.
    private void Pass(int? campaignId)
    {
        Interlocked.Increment(ref _words);
        foreach (var (listener, _) in _listeners.Where(l => campaignId is null || l.Value == campaignId))
        {
            listener.Writer.TryWrite(true);
        }
    }

    /// <param name="Words">How many changes had been told when it was begun.</param>
    private sealed record Reading(long Words, Task<string> Stamp);

    /// <summary>One listener.</summary>
    public sealed class Subscription(ChannelReader<bool> changes, Action stop) : IDisposable
    {
        /// <summary>Waits for the next change.</summary>
        public ValueTask<bool> NextAsync(CancellationToken cancel) => changes.ReadAsync(cancel);

        public void Dispose() => stop();
    }
}
