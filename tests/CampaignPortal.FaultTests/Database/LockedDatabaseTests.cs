using System.Diagnostics;
using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Database;

/// <summary>Somebody else, such as a backup or a command, holds the database for four seconds.</summary>
public sealed class LockedDatabaseTests
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_submission_waits_for_a_locked_database_and_is_stored()
    {
        await using var portal = await PortalProcess.StartAsync();
        using var day = await OfficerDay.OpenAsync(portal);
        var (before, sent) = (day.Stored(), day.Next());
        var started = Stopwatch.GetTimestamp();
        var release = HoldAsync(day);

        var answer = await day.SendAsync(sent);

        Assert.True(Stopwatch.GetElapsedTime(started) >= Held, "it was not locked");
        Assert.Equal("accepted", answer.Status);
        Assert.True(day.IsStored(sent, before, "after the lock"));
        await release;
    }

    [Fact]
    public async Task Where_the_lock_outlasts_the_portals_patience_a_submission_is_put_off_and_can_be_sent_again()
    {
        await using var portal = await PortalProcess.StartAsync(options: "Default Timeout=1");
        using var day = await OfficerDay.OpenAsync(portal);
        var (before, sent) = (day.Stored(), day.Next());
        var release = HoldAsync(day);

        var answer = await day.SendAsync(sent);

        Assert.False(release.IsCompleted);
        Assert.True(answer.IsPutOff, $"answered with {answer}");
        Assert.False(day.IsStored(sent, before, "while it is locked"));
        await release;
        await day.SettleAsync(sent, answer, before, "after the lock");
    }

    // Locked when it returns; the task ends when it is free again.
    private static Task HoldAsync(OfficerDay day)
    {
        var connection = day.Connect();
        var transaction = connection.BeginTransaction();
        return ReleaseAsync();

        async Task ReleaseAsync()
        {
            await Task.Delay(Held);
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
