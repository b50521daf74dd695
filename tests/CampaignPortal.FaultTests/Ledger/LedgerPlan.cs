using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Ledger;

/// <summary>How many submissions there are to be, and the moments at which the server is killed meanwhile.</summary>
internal sealed class LedgerPlan(int submissions, int kills, IReadOnlyList<int> indicators)
{
    private int _taken;
    private int _begun;
    private int _lost;

    public IReadOnlyList<int> Indicators { get; } = indicators;

    /// <summary>Broken connections so far.</summary>
    public int Lost => _lost;

    /// <summary>False where there have been enough.</summary>
    public bool Take() => Interlocked.Increment(ref _taken) <= submissions;

    public void Begin() => Interlocked.Increment(ref _begun);

    public void Lose() => Interlocked.Increment(ref _lost);

    /// <summary>
    /// Kills and starts the portal again, each time after some submissions more: at a random moment, as soon as its log has been
    /// written to (which is before the answer is out), or one time in six while it is still starting.
    /// </summary>
    public async Task KillAsync(PortalProcess portal, Random random, CancellationToken cancel)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            if (kill > 1 && random.Next(6) == 0)
            {
                await Task.Delay(random.Next(1500), cancel);
            }
            else
            {
                var from = submissions * (long)kill / (kills + 1);
                while (_begun < from)
                {
                    await Task.Delay(1, cancel);
                }

                await Task.Delay(random.Next(25), cancel);
                if (random.Next(2) == 0)
                {
                    WaitForWrite(portal.Files[1]);
                }
            }

            portal.Kill();
            portal.Launch();
        }
    }

    private static void WaitForWrite(string log)
    {
        var last = File.GetLastWriteTimeUtc(log);
        SpinWait.SpinUntil(() => File.GetLastWriteTimeUtc(log) != last, TimeSpan.FromMilliseconds(200));
    }
}
