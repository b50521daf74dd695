using System.Collections.Concurrent;

namespace CampaignPortal.Core.Data;

/// <summary>
/// Lets the writers of one SQLite file in this process in one after another, in the order in which they came. A courtesy and no
/// lock: the file's own keeps everybody apart, other processes too.
/// </summary>
internal static class WriterTurns
{
    // Then somebody outside holds the file; each may as well wait for that by itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Files = new(StringComparer.Ordinal);

    /// <summary>The turn, ended by disposing of it; null where it did not come in time and the caller goes on without.</summary>
    public static async Task<IDisposable?> TakeAsync(string file, CancellationToken cancel)
    {
        var turns = Files.GetOrAdd(file, _ => new(1, 1));
        return await turns.WaitAsync(Patience, cancel) ? new Turn(turns) : null;
    }

    private sealed class Turn(SemaphoreSlim file) : IDisposable
    {
        public void Dispose() => file.Release();
    }
}
