using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using Microsoft.Extensions.Caching.Memory;

namespace CampaignPortal.Core.Rollup;

/// <summary>
/// Rollups of whole campaigns as they were last read: where hundreds of dashboards hear of one submission, the first reads the
/// totals and the others have what it read. Each asks the database before whether anything has changed since.
/// </summary>
public sealed class RollupMemory(CampaignClock clock) : IDisposable
{
    /// <summary>Rows of all that is kept, each of about a kilobyte: a country thrice, or a province for all its days.</summary>
    private const int MostRows = 40_000;

    /// <summary>Rows altered by hand, past the portal, leave no entry in the audit: after so long they are seen all the same.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostRows });
    private readonly Lock _gate = new();

    /// <param name="stamp">Read before this call.</param>
    /// <param name="read">Reads the figures anew; not cancelled by one of several who wait for it.</param>
    internal async Task<CampaignRollup> GetAsync(RollupKey key, RollupStamp stamp, Func<Task<CampaignRollup>> read)
    {
        Reading? reading;
        lock (_gate)
        {
            if (!_kept.TryGetValue(key, out reading) || reading!.Stamp != stamp || reading.HasFailed)
            {
                reading = new(stamp, new(read));
                _kept.Set(key, reading, new MemoryCacheEntryOptions { Size = key.Rows, AbsoluteExpirationRelativeToNow = Longest });
            }
        }

        var rollup = await reading.Rollup.Value;
        var now = clock.Now(rollup.Campaign.Campaign);
        return rollup.Campaign.Campaign.DefinitionVersion == stamp.DefinitionVersion && IsSameState(rollup, now)
            ? rollup with { Table = rollup.Table with { AsOf = now } }
            : await read();
    }

    void IDisposable.Dispose() => _kept.Dispose();

    // All that the moment decides is what becomes of a day that has not been reported.
    private static bool IsSameState(CampaignRollup rollup, DateTime now)
    {
        var day = rollup.Table.Day;
        var cutOff = rollup.Campaign.CutOffOn(day);
        return DayStates.Of(day, cutOff, null, now) == DayStates.Of(day, cutOff, null, rollup.Table.AsOf);
    }

    private sealed record Reading(RollupStamp Stamp, Lazy<Task<CampaignRollup>> Rollup)
    {
        public bool HasFailed => Rollup is { IsValueCreated: true, Value: { IsCompleted: true, IsCompletedSuccessfully: false } };
    }
}

/// <param name="Compares">Whether with the ranks of the day before.</param>
/// <param name="Rows">How many communes there are.</param>
internal readonly record struct RollupKey(int CampaignId, RollupSpan Span, bool Compares, int Rows);
