using Microsoft.Data.Sqlite;

namespace CampaignPortal.FaultTests.Support;

/// <summary>One officer's day at a portal: makes submissions that change it, and holds what the server said against the file.</summary>
public sealed class OfficerDay : IDisposable
{
    // Two days back: the running totals of the days after it are written again too.
    private static readonly DateOnly Day = new(2023, 8, 18);

    private readonly PortalProcess _portal;
    private readonly Officer _officer;
    private readonly SampleCommune _commune;
    private readonly IReadOnlyList<int> _indicators;

    private OfficerDay(PortalProcess portal, Officer officer, SampleCommune commune, IReadOnlyList<int> indicators) =>
        (_portal, _officer, _commune, _indicators) = (portal, officer, commune, indicators);

    public static async Task<OfficerDay> OpenAsync(PortalProcess portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        using var file = new PortalFile(portal.Database);
        var commune = file.Communes()[2];
        var day = new OfficerDay(
            portal, await Officer.SignInAsync(portal, commune.UserName), commune, [file.Indicators(stocks: false)[0], file.Indicators(stocks: true)[0]]);

        // The first one prepares what every later one finds ready.
        Assert.True((await day.SendAsync(day.Next())).IsAcknowledged);
        return day;
    }

    public StoredDay Stored()
    {
        using var file = new PortalFile(_portal.Database);
        return file.Day(_commune.Id, Day);
    }

    /// <summary>A submission that changes a flow and a stock of two hamlets.</summary>
    public SentDay Next()
    {
        var stored = Stored();
        var cells = (
            from hamlet in _commune.Hamlets.Take(2)
            from indicator in _indicators
            select new SentCell(hamlet, indicator, $"{(stored.Cells.GetValueOrDefault((hamlet, indicator)) + 1) % 9}")).ToList();
        return new(Guid.NewGuid(), _commune.CampaignId, _commune.Id, Day, stored.Version, cells);
    }

    public Task<Answer> SendAsync(SentDay day) => _officer.SendAsync(day);

    public Task<System.Net.HttpStatusCode> OpenGridAsync() => _officer.GetAsync($"/nhap-lieu?ngay={Day:yyyy-MM-dd}");

    /// <summary>
    /// Holds that it was acknowledged and is stored whole, or was put off in words and is stored whole or not at all; and that
    /// sent again it is acknowledged and stored once.
    /// </summary>
    public async Task SettleAsync(SentDay sent, Answer answer, StoredDay before, string what)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Assert.True(answer.IsAcknowledged || answer.IsPutOff, $"{what}: answered with {answer}");
        var isStored = IsStored(sent, before, what);
        Assert.True(isStored || !answer.IsAcknowledged, $"{what}: acknowledged and not stored");

        var again = await _officer.SendAsync(sent);
        Assert.True(again.IsAcknowledged, $"{what}: sent again, answered with {again}");
        Assert.True(!isStored || again.Status == "repeated", $"{what}: stored, and stored again");
        Assert.True(IsStored(sent, before, what), $"{what}: acknowledged and not stored");
    }

    /// <summary>True where all of it is in the file, false where nothing is; a part is a failure of the test.</summary>
    public bool IsStored(SentDay sent, StoredDay before, string what)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(before);
        using var file = new PortalFile(_portal.Database);
        Assert.Empty(file.WrongTotals());
        Assert.Equal("ok", file.Integrity());
        var now = file.Day(_commune.Id, Day);
        var isStored = file.Holds(sent.Id);
        var more = isStored ? 1 : 0;
        var cells = before.Cells.ToDictionary();
        foreach (var cell in isStored ? sent.Cells : [])
        {
            cells[(cell.Hamlet, cell.Indicator)] = int.Parse(cell.Text, System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.True(
            (now.Version, now.Submissions.Count, now.Audit.Count) == (before.Version + more, before.Submissions.Count + more, before.Audit.Count + more)
            && cells.Count == now.Cells.Count && !cells.Except(now.Cells).Any(),
            $"{what}: half of it is stored");
        return isStored;
    }

    /// <summary>The portal's own check of every total.</summary>
    public async Task CheckAsync()
    {
        var (exitCode, output) = await _portal.CheckAsync();
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Somebody else at the file, who may write.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_portal.Database};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose() => _officer.Dispose();
}
