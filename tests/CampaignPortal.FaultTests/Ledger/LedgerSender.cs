using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Ledger;

/// <summary>
/// One client at work: makes submissions, sends each until it is answered, and writes down what it was told. Several share
/// communes, so that they also get into each other's way.
/// </summary>
internal sealed class LedgerSender(PortalProcess portal, Officer officer, IReadOnlyList<SampleCommune> communes, LedgerPlan plan, Random random,
    IReadOnlyDictionary<(int Commune, DateOnly Day), StoredDay> before)
{
    // Days that the sample leaves open: 20/8 is today, and the 17th locks at midnight.
    private static readonly DateOnly[] Days = [new(2023, 8, 17), new(2023, 8, 18), new(2023, 8, 19), new(2023, 8, 20)];

    private readonly Dictionary<(int, DateOnly), int> _seen = before.ToDictionary(d => d.Key, d => d.Value.Version);

    public List<LedgerEntry> Entries { get; } = [];

    public async Task WorkAsync()
    {
        while (plan.Take())
        {
            var entry = Compose();
            Entries.Add(entry);
            await ResolveAsync(entry);

            // The id of what was acknowledged, with other content under it.
            if (entry.Fate == Fate.Acknowledged && random.Next(20) == 0 && plan.Take())
            {
                var other = new LedgerEntry(entry.Day with { Cells = [new(entry.Day.Cells[0].Hamlet, entry.Day.Cells[0].Indicator, "999")], Zero = false }, "IdUsedBefore");
                Entries.Add(other);
                await ResolveAsync(other);
            }
        }
    }

    private LedgerEntry Compose()
    {
        var commune = communes[random.Next(communes.Count)];
        var day = Days[random.Next(Days.Length)];
        var seen = _seen[(commune.Id, day)];
        var cells = (
            from _ in Enumerable.Range(0, random.Next(1, 7))
            select new SentCell(
                commune.Hamlets[random.Next(commune.Hamlets.Count)], plan.Indicators[random.Next(plan.Indicators.Count)],
                random.Next(10) == 0 ? "" : $"{random.Next(15)}")).DistinctBy(c => (c.Hamlet, c.Indicator)).ToList();
        var sent = new SentDay(Guid.NewGuid(), commune.CampaignId, commune.Id, day, seen, cells, Zero: random.Next(20) == 0);
        return random.Next(25) switch
        {
            0 => new(sent with { Cells = [cells[0] with { Text = "-3" }], Zero = false }, "Cells"),
            1 => new(sent with { Day = new(2023, 8, 22) }, "DayInFuture"),
            2 => new(sent with { Day = new(2023, 8, 12) }, "DayLocked"),
            3 => new(sent with { SeenVersion = seen + 1_000_000 }, "stale"),
            _ => new(sent),
        };
    }

    private async Task ResolveAsync(LedgerEntry entry)
    {
        plan.Begin();
        while (entry.Fate == Fate.Unknown)
        {
            if (await SendAsync(entry.Day) is { } answer)
            {
                Write(entry, answer);
            }
            else
            {
                entry.Lost++;
                plan.Lose();
                await Task.Delay(20);
            }
        }
    }

    // Null where no answer came, or one that decides nothing.
    private async Task<Answer?> SendAsync(SentDay day)
    {
        try
        {
            var answer = await officer.SendAsync(day);
            if (answer.IsAcknowledged || answer.IsRefused || answer.IsPutOff)
            {
                return answer.IsPutOff ? null : answer;
            }

            throw new InvalidOperationException($"{day.Id} was answered with {answer}.");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException && !portal.HasFailed)
        {
            return null;
        }
    }

    private void Write(LedgerEntry entry, Answer answer)
    {
        entry.Fate = answer.IsAcknowledged ? Fate.Acknowledged : Fate.Refused;
        entry.WasStoredUnheard = answer.Status == "repeated";
        entry.Version = answer.Version;
        if (answer.IsAcknowledged || answer.Status == "stale")
        {
            _seen[entry.Key] = answer.Version;
        }

        if (entry.MustFail is { } why && (answer.Reason ?? answer.Status) != why)
        {
            throw new InvalidOperationException($"{entry.Day.Id} must be refused as {why} and was answered with {answer}.");
        }
    }
}
