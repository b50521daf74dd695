using System.Data.Common;
using System.Diagnostics;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignPortal.Benchmarks;

/// <summary>Counts the commands that one submission and one rollup send, and the time the database takes for each.</summary>
internal static class StatementMeasure
{
    public static async Task RunAsync()
    {
        var recorder = new Recorder();
        await using var portal = await BenchPortal.UnreportedAsync(builder => builder.AddInterceptors(recorder));
        var (entry, rollups, days) = (portal.Get<EntryService>(), portal.Get<RollupService>(), new Days(portal.Campaign));
        for (var warm = 0; warm < 300; warm++)
        {
            await entry.SubmitAsync(portal.Agency, days.Next());
        }

        recorder.Commands.Clear();
        var started = Stopwatch.GetTimestamp();
        await entry.SubmitAsync(portal.Agency, days.Next());
        Print("SubmitAsync", Stopwatch.GetElapsedTime(started), recorder);
        await rollups.CampaignAsync(portal.Agency, portal.Campaign.Id, portal.Campaign.Campaign.StartDay);
        recorder.Commands.Clear();
        started = Stopwatch.GetTimestamp();
        await rollups.CampaignAsync(portal.Agency, portal.Campaign.Id, portal.Campaign.Campaign.StartDay);
        Print("CampaignAsync", Stopwatch.GetElapsedTime(started), recorder);
    }

    private static void Print(string what, TimeSpan took, Recorder recorder)
    {
        var known = recorder.Commands.GroupBy(c => c.Text, StringComparer.Ordinal).ToList();
        Console.WriteLine(FormattableString.Invariant($"{what}: {recorder.Commands.Count} commands, {took.TotalMilliseconds:0.00} ms"));
        foreach (var group in known)
        {
            var text = string.Join(' ', group.Key.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Console.WriteLine(FormattableString.Invariant(
                $"  {group.Count(),3} × {group.Sum(c => c.Took.TotalMilliseconds),6:0.000} ms  {text[..Math.Min(text.Length, 400)]}"));
        }
    }

    private sealed class Recorder : DbCommandInterceptor
    {
        public List<(string Text, TimeSpan Took)> Commands { get; } = [];

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
            new(Add(command, eventData, result));

        public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
            Add(command, eventData, result);

        private DbDataReader Add(DbCommand command, CommandExecutedEventData executed, DbDataReader result)
        {
            Commands.Add((command.CommandText, executed.Duration));
            return result;
        }
    }
}
