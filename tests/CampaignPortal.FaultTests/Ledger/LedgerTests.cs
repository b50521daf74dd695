using System.Diagnostics;
using System.Globalization;
using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Ledger;

/// <summary>Several clients send days over HTTP while the server is killed again and again; each keeps a ledger of what it was told.</summary>
public sealed class LedgerTests
{
    private static readonly int Submissions = Setting("LEDGER_SUBMISSIONS", 200);
    private static readonly int Kills = Setting("LEDGER_KILLS", 20);
    private static readonly int Seed = Setting("LEDGER_SEED", Random.Shared.Next());

    [Fact]
    public async Task What_was_acknowledged_is_stored_once_and_what_was_refused_is_not_whenever_the_server_is_killed()
    {
        Say($"LEDGER_SEED={Seed}");
        var started = Stopwatch.GetTimestamp();
        await using var portal = await PortalProcess.StartAsync();
        var (communes, flows, plan, before) = Look(portal);
        var senders = await SendersAsync(portal, communes, plan, before);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var killer = plan.KillAsync(portal, new Random(Seed), stop.Token);
        try
        {
            await Task.WhenAll(senders.Select(s => Task.Run(s.WorkAsync)));
            await killer;
        }
        finally
        {
            // A sender that gave up must not leave the killer behind.
            await stop.CancelAsync();
        }

        portal.Kill();

        var entries = senders.SelectMany(s => s.Entries).ToList();
        using var end = new PortalFile(portal.Database);
        var faults = new LedgerProof(end, communes, flows).Faults(entries, before);
        var check = await portal.CheckAsync();
        var lost = entries.Count(e => e.Lost > 0);
        Say($"{entries.Count} submissions, {Kills} kills, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: "
            + $"{entries.Count(e => e.Fate == Fate.Acknowledged)} acknowledged, {entries.Count(e => e.Fate == Fate.Refused)} refused "
            + $"({entries.Count(e => e.MustFail is not null)} that had to be, the others were late beside a colleague); "
            + $"{lost} had lost an answer {plan.Lost} times, {entries.Count(e => e.WasStoredUnheard)} of them stored all the same; {faults.Count} faults");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(check.ExitCode == 0, check.Output);
        Assert.Equal(Submissions, entries.Count);

        // Otherwise it has shown nothing.
        Assert.True(lost >= Kills && entries.Count(e => e.Fate == Fate.Acknowledged) > Submissions / 3, "too few were under way when the server was killed");
    }

    // The connection is closed again: one that stayed open would keep SQLite from recovering after each kill.
    private static (IReadOnlyList<SampleCommune> Communes, IReadOnlyList<int> Flows, LedgerPlan Plan, Dictionary<(int Commune, DateOnly Day), StoredDay> Days) Look(
        PortalProcess portal)
    {
        using var file = new PortalFile(portal.Database);
        var communes = file.Communes();
        var flows = file.Indicators(stocks: false);
        var days =
            from commune in communes
            from number in Enumerable.Range(0, 32)
            let day = new DateOnly(2023, 8, 5).AddDays(number)
            select (Key: (commune.Id, day), Stored: file.Day(commune.Id, day));
        return (communes, flows, new(Submissions, Kills, [.. flows, .. file.Indicators(stocks: true)]), days.ToDictionary(d => d.Key, d => d.Stored));
    }

    // Officers of five communes, two of them at two devices, and the agency, which enters for all.
    private static async Task<IReadOnlyList<LedgerSender>> SendersAsync(
        PortalProcess portal, IReadOnlyList<SampleCommune> communes, LedgerPlan plan, Dictionary<(int Commune, DateOnly Day), StoredDay> before)
    {
        (string UserName, IReadOnlyList<SampleCommune> Communes)[] clients =
        [
            .. communes.Take(5).Concat(communes.Take(2)).Select(c => (c.UserName, (IReadOnlyList<SampleCommune>)[c])), ("congan", communes),
        ];
        var senders = new List<LedgerSender>();
        foreach (var client in clients)
        {
            var officer = await Officer.SignInAsync(portal, client.UserName);
            senders.Add(new(portal, officer, client.Communes, plan, new Random(Seed + senders.Count + 1), before));
        }

        return senders;
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    private static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
