using System.Diagnostics;
using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Live;

/// <summary>Two portals over one database: what is submitted at one shows on dashboards at the other.</summary>
public sealed class NodesTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    // Longer than a test takes: only Redis can have told.
    private const string NoLook = "3600";

    [Fact]
    public async Task With_Redis_between_them_dashboards_hear_of_the_other_node_and_catch_up_after_it_was_away()
    {
        RedisServer.Require();
        using var redis = new RedisServer();
        await using var here = await PortalProcess.StartAsync(
            settings: new Dictionary<string, string> { ["Redis__ConnectionString"] = redis.Address, ["Live__LookSeconds"] = NoLook });
        await using var there = await here.StartBesideAsync();
        using var officer = await OfficerDay.OpenAsync(here);
        using var dashboard = await Dashboard.OpenAsync(there);

        // They started without it. A submission is stored all the same, and nobody has told the other node.
        await SubmitAsync(officer);
        Assert.Null(await dashboard.HearAsync(Promised));

        await redis.StartAsync();
        Assert.NotNull(await dashboard.HearAsync(TimeSpan.FromSeconds(30)));
        await HearsAsync(officer, dashboard, "after it came");

        redis.Kill();
        await SubmitAsync(officer);
        await SubmitAsync(officer);
        Assert.Null(await dashboard.HearAsync(TimeSpan.FromSeconds(2)));
        await redis.StartAsync();
        Assert.NotNull(await dashboard.HearAsync(TimeSpan.FromSeconds(30)));
        await HearsAsync(officer, dashboard, "after it was killed");

        // It holds its connections open and does nothing: nobody waits for it.
        await redis.FreezeAsync();
        for (var times = 0; times < 5; times++)
        {
            await SubmitAsync(officer);
        }

        await redis.ThawAsync();
        Assert.NotNull(await dashboard.HearAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Without_Redis_a_node_sees_in_the_database_that_another_has_written()
    {
        await using var here = await PortalProcess.StartAsync(settings: new Dictionary<string, string> { ["Live__LookSeconds"] = "1" });
        await using var there = await here.StartBesideAsync();
        using var officer = await OfficerDay.OpenAsync(here);
        using var dashboard = await Dashboard.OpenAsync(there);

        await HearsAsync(officer, dashboard, "by looking");

        Assert.Null(await dashboard.HearAsync(TimeSpan.FromSeconds(3)));
    }

    private static async Task HearsAsync(OfficerDay officer, Dashboard dashboard, string when)
    {
        await SubmitAsync(officer);
        var after = await dashboard.HearAsync(Promised);
        Assert.True(after is not null, $"{when}: not heard within {Promised.TotalSeconds} s");
        TestContext.Current.TestOutputHelper!.WriteLine($"{when}: heard after {after.Value.TotalMilliseconds:0} ms");
    }

    private static async Task SubmitAsync(OfficerDay officer)
    {
        var watch = Stopwatch.StartNew();
        var answer = await officer.SendAsync(officer.Next());
        Assert.True(answer.IsAcknowledged, $"answered with {answer}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"answered after {watch.Elapsed}");
        TestContext.Current.TestOutputHelper!.WriteLine($"submitted in {watch.ElapsedMilliseconds} ms");
    }
}
