using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Database;

/// <summary>Each write and each forcing to the disk of a submission is made to fail in turn, beneath SQLite.</summary>
public sealed class FailingCallTests(SharedPortal shared) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData(LogState.InUse, Strace.Writes, "EIO", 10)]
    [InlineData(LogState.InUse, Strace.Writes, "ENOSPC", 10)]
    [InlineData(LogState.InUse, Strace.Syncs, "EIO", 1)]
    [InlineData(LogState.Empty, Strace.Writes, "EIO", 10)]
    [InlineData(LogState.Empty, Strace.Syncs, "EIO", 2)]
    [InlineData(LogState.Full, Strace.Writes, "ENOSPC", 15)]
    [InlineData(LogState.Full, Strace.Syncs, "EIO", 3)]
    public async Task Whichever_call_fails_a_submission_is_stored_whole_or_not_at_all(LogState log, string calls, string error, int fewest)
    {
        await Strace.RequireAsync();
        var putOff = 0;
        for (var number = 1; ; number++)
        {
            var what = $"{log}, {error} at call {number} of {calls}";
            shared.Day.Prepare(log);
            var (before, sent) = (shared.Day.Stored(), shared.Day.Next());
            await using var strace = await Strace.AttachAsync(shared.Portal, $"{calls}:error={error}:when={number}");
            var answer = await shared.Day.SendAsync(sent);
            var seen = await strace.StopAsync();

            await shared.Day.SettleAsync(sent, answer, before, what);
            putOff += answer.IsPutOff ? 1 : 0;
            if (!seen.Any(c => c.WasMadeToFail))
            {
                // There are no more calls than those that have failed, and with none failing it is acknowledged.
                Assert.True(answer.Status == "accepted", what);
                TestContext.Current.TestOutputHelper!.WriteLine($"{log}, {error}: {number - 1} calls of {calls}, {putOff} of them put it off");
                Assert.True(number > fewest && putOff > 0, $"{log}: only {number - 1} calls of {calls}, {putOff} put off");
                return;
            }
        }
    }

    [Theory]
    [InlineData(Strace.Syncs, 1)]
    [InlineData(Strace.Writes, 1)]
    [InlineData(Strace.Writes, 7)]
    public async Task A_failed_call_and_then_the_end_of_the_process_still_leave_all_or_nothing(string calls, int number)
    {
        await Strace.RequireAsync();
        var (before, sent) = (shared.Day.Stored(), shared.Day.Next());
        await using (await Strace.AttachAsync(shared.Portal, $"{calls}:error=EIO:when={number}"))
        {
            var answer = await shared.Day.SendAsync(sent);
            Assert.True(answer.IsPutOff, $"answered with {answer}");
        }

        // What had reached the log is found by whoever opens the file next.
        await shared.Portal.RestartAsync();
        var isStored = shared.Day.IsStored(sent, before, "after the restart");
        var again = await shared.Day.SendAsync(sent);

        Assert.Equal(isStored ? "repeated" : "accepted", again.Status);
        Assert.True(shared.Day.IsStored(sent, before, "sent again"));
        await shared.Day.CheckAsync();
    }

    [Fact]
    public async Task A_submission_is_on_the_disk_before_it_is_acknowledged()
    {
        await Strace.RequireAsync();
        var sent = shared.Day.Next();
        await using var strace = await Strace.AttachAsync(shared.Portal);

        var answer = await shared.Day.SendAsync(sent);

        var calls = await strace.StopAsync();
        Assert.True(answer.IsAcknowledged, $"answered with {answer}");
        var log = calls.Where(c => c.File == "portal.db-wal").ToList();
        Assert.True(log.Count > 1, "nothing was written to the log");
        Assert.True(log[^1].IsSync, "the last thing done to the log is not that it is forced to the disk");
    }
}
