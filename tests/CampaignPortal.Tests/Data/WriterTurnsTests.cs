using System.Diagnostics;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Tests.Data;

public sealed class WriterTurnsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_of_a_file_come_in_one_after_another_in_their_order()
    {
        var file = $"{Guid.NewGuid()}";
        var first = await WriterTurns.TakeAsync(file, Cancel);
        var order = new List<int>();
        var waiting = Enumerable.Range(0, 10).Select(number => EnterAsync(number)).ToList();

        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        first!.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(0, 10), order);

        async Task EnterAsync(int number)
        {
            using var turn = await WriterTurns.TakeAsync(file, Cancel);
            Assert.NotNull(turn);
            order.Add(number);
        }
    }

    [Fact]
    public async Task Writers_of_other_files_do_not_wait()
    {
        using var one = await WriterTurns.TakeAsync($"{Guid.NewGuid()}", Cancel);

        Assert.True(WriterTurns.TakeAsync($"{Guid.NewGuid()}", Cancel).IsCompleted);
    }

    [Fact]
    public async Task Who_has_waited_for_two_seconds_goes_on_without_a_turn()
    {
        var file = $"{Guid.NewGuid()}";
        using var held = await WriterTurns.TakeAsync(file, Cancel);
        var started = Stopwatch.GetTimestamp();

        Assert.Null(await WriterTurns.TakeAsync(file, Cancel));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 1.5, 20);
    }

    [Fact]
    public async Task Who_is_gone_before_their_turn_takes_none()
    {
        var file = $"{Guid.NewGuid()}";
        using var gone = new CancellationTokenSource();
        var held = await WriterTurns.TakeAsync(file, Cancel);
        var waiting = WriterTurns.TakeAsync(file, gone.Token);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        held!.Dispose();
        using var next = await WriterTurns.TakeAsync(file, Cancel);
        Assert.NotNull(next);
    }
}
