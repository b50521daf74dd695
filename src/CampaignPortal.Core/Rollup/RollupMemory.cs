using System.Diagnostics;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.Extensions.Caching.Memory;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// Figures of whole campaigns as they were last read: where hundreds of dashboards hear of one submission, the first reads the
/// totals and the others have what it read. Each asks the database before whether anything has changed since.
/// </summary>
public sealed class RollupMemory(CampaignClock clock) : IDisposable
{
    /// <summary>Rows of all that is kept, each of about a kilobyte: the views of a country, or of a province for all its days.</summary>
    private const int MostRows = 60_000;

    /// <summary>
    /// Rows altered by hand, past the portal, leave no entry in the audit: after twice as long, for what is kept may be made of
    /// what is kept, they are seen all the same.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostRows });
    private readonly Lock _gate = new();

    /// <param name="key">What it is, with all that it hangs on but the moment.</param>
    /// <param name="rows">How large it is.</param>
    /// <param name="stamp">Read before this call.</param>
    /// <param name="read">Reads the figures anew; not cancelled by one of several who wait for it.</param>
    /// <param name="renew">Makes the figures of what was read before and of what has changed since; null where it has to be read anew.</param>
    /// <param name="longest">How long they are kept where it is not as long as others.</param>
    internal async Task<T> GetAsync<T>(
        object key, int rows, RollupStamp stamp, Func<Task<T>> read, Func<T, RollupStamp, Task<T?>>? renew = null, TimeSpan? longest = null)
        where T : class, IKeptFigures<T>
    {
        var life = longest ?? Longest;
        Reading<T>? reading;
        lock (_gate)
        {
            if (!_kept.TryGetValue(key, out reading) || reading!.Stamp != stamp || reading.HasFailed)
            {
                // However often it is renewed, after a while all of it is read anew.
                var age = reading is null || reading.HasFailed ? life : Stopwatch.GetElapsedTime(reading.Begun);
                var before = renew is null || age >= life ? null : reading;
                reading = before is null
                    ? new(stamp, Stopwatch.GetTimestamp(), new(read))
                    : new(stamp, before.Begun, new(() => RenewAsync(before, read, renew!)));
                _kept.Set(key, reading, new MemoryCacheEntryOptions { Size = rows, AbsoluteExpirationRelativeToNow = before is null ? life : life - age });
            }
        }

        var figures = await reading.Figures.Value;
        var now = clock.Now(figures.Campaign.Campaign);
        if (figures.Campaign.Campaign.DefinitionVersion == stamp.DefinitionVersion && figures.HoldsAt(now))
        {
            return figures.At(now);
        }

        // It will not hold again: who asks next reads for everybody.
        lock (_gate)
        {
            if (_kept.TryGetValue(key, out Reading<T>? last) && ReferenceEquals(last, reading))
            {
                _kept.Remove(key);
            }
        }

        return await read();
    }

    void IDisposable.Dispose() => _kept.Dispose();

    private static async Task<T> RenewAsync<T>(Reading<T> before, Func<Task<T>> read, Func<T, RollupStamp, Task<T?>> renew)
        where T : class
    {
        T figures;
        try
        {
            figures = await before.Figures.Value;
        }
        catch (Exception problem) when (DatabaseTrouble.MayPass(problem))
        {
            return await read();
        }

        return await renew(figures, before.Stamp) ?? await read();
    }

    /// <param name="Begun">When all of it was last read, see <see cref="Stopwatch.GetTimestamp"/>.</param>
    private sealed record Reading<T>(RollupStamp Stamp, long Begun, Lazy<Task<T>> Figures)
    {
        public bool HasFailed => Figures is { IsValueCreated: true, Value: { IsCompleted: true, IsCompletedSuccessfully: false } };
    }
}

/// <summary>What <see cref="RollupMemory"/> keeps.</summary>
internal interface IKeptFigures<out T>
{
    /// <summary>The definition that the figures were put together with.</summary>
    CampaignDefinition Campaign { get; }

    /// <summary>Whether nothing in it would be another for the moment alone; wall time in Asia/Ho_Chi_Minh.</summary>
    bool HoldsAt(DateTime now);

    /// <summary>The same, as read now.</summary>
    T At(DateTime now);
}

/// <param name="Compares">Whether with the ranks of the day before.</param>
internal readonly record struct RollupKey(int CampaignId, RollupSpan Span, bool Compares);
