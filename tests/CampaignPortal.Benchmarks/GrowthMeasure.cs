using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Benchmarks.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Rollup;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// How the rollup and its pages grow from a district to the country: the service beside the hand-written statement over the same
/// totals, in turns, and the pages over loopback to their first byte and their last, with their size as they are sent.
/// </summary>
internal static class GrowthMeasure
{
    private const int Rounds = 15;
    private static readonly string[] Pages = ["/tong-quan", "/tong-hop", "/tinh-hinh-bao-cao", "/xep-hang"];

    public static async Task RunAsync(int communesWithCounts)
    {
        await using (var district = await BenchPortal.CreateAsync(Size.District))
        {
            await MeasureAsync("district", district);
        }

        await using (var province = await BenchPortal.CreateAsync(Size.Province))
        {
            await MeasureAsync("province", province);
        }

        var started = Stopwatch.GetTimestamp();
        await using var country = await BenchPortal.CountryAsync(communesWithCounts);
        Console.WriteLine(FormattableString.Invariant(
            $"country made in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {Scalar(country, "SELECT COUNT(*) FROM DailyCounts"):N0} counts, {Scalar(country, "SELECT COUNT(*) FROM DayTotals"):N0} totals, {new FileInfo(country.Database).Length / 1_000_000:N0} MB"));
        await RollupAsync("district beside the country", country, country.District!);
        await MeasureAsync("country", country);
    }

    private static async Task MeasureAsync(string size, BenchPortal portal)
    {
        await RollupAsync(size, portal, portal.Campaign);
        await ReportsAsync(size, portal, portal.Campaign);
        await using var http = await HttpPortal.StartAsync(portal.Database);
        foreach (var page in Pages)
        {
            var (first, last) = (new List<double>(), new List<double>());
            var bytes = 0;
            for (var round = -3; round < Rounds; round++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, page);
                request.Headers.AcceptEncoding.Add(new("br"));
                var started = Stopwatch.GetTimestamp();
                using var answer = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var head = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                bytes = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
                if (round >= 0)
                {
                    first.Add(head);
                    last.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            Console.WriteLine(FormattableString.Invariant($"{size}: GET {page} first byte {Median(first):0.0} ms, last {Median(last):0.0} ms, {bytes / 1000.0:0.0} kB"));
        }
    }

    private static async Task RollupAsync(string size, BenchPortal portal, CampaignDefinition campaign)
    {
        var service = portal.Get<RollupService>();
        var scope = AreaScope.Of(PortalRole.Agency, "agency", BenchPortal.UserName, campaign.Id, null, null);
        var day = campaign.Campaign.StartDay.AddDays(15);
        await EveningAsync(portal, campaign);
        using var floor = new RollupFloor(portal.Connect(), campaign, day);
        var (byHand, byService, kept, byGroup, renewed) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -3; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            floor.Read();
            var least = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            using var memory = new ForgottenMemory(portal);
            started = Stopwatch.GetTimestamp();
            await memory.Rollups.CampaignAsync(scope, campaign.Id, day);
            var anew = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            await service.CampaignAsync(scope, campaign.Id, day);
            started = Stopwatch.GetTimestamp();
            var table = await service.CampaignAsync(scope, campaign.Id, day);
            var again = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            started = Stopwatch.GetTimestamp();
            RollupView.Of(campaign, table, new RollupShape { IsGrouped = true });
            var group = again + Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            await SubmitAsync(portal, scope, campaign, day, round + 10);
            started = Stopwatch.GetTimestamp();
            await service.CampaignAsync(scope, campaign.Id, day);
            if (round >= 0)
            {
                renewed.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                byHand.Add(least);
                byService.Add(anew);
                kept.Add(again);
                byGroup.Add(group);
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{size}, {campaign.Communes.Count} communes: floor {Median(byHand):0.00} ms, rollup {Median(byService):0.00} ms = {Median(byService) / Median(byHand):0.00} × floor; with nothing changed {Median(kept):0.00} ms, by district {Median(byGroup):0.00} ms, after one commune's submission {Median(renewed):0.00} ms"));
    }

    // The table of reports, as the page of the whole campaign has it.
    private static async Task ReportsAsync(string size, BenchPortal portal, CampaignDefinition campaign)
    {
        var scope = AreaScope.Of(PortalRole.Agency, "agency", BenchPortal.UserName, campaign.Id, null, null);
        var (service, last) = (portal.Get<CompletenessService>(), campaign.Campaign.EndDay);
        var (anew, kept, renewed) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -2; round < Rounds; round++)
        {
            using var memory = new ForgottenMemory(portal);
            var forgetful = new CompletenessService(portal.Get<PortalDb>(), memory.Rollups, portal.Get<CampaignClock>(), memory.Memory);
            var first = await TimeAsync(forgetful);
            await TimeAsync(service);
            var again = await TimeAsync(service);
            await SubmitAsync(portal, scope, campaign, campaign.Campaign.StartDay.AddDays(15), round + 100);
            var after = await TimeAsync(service);
            if (round >= 0)
            {
                anew.Add(first);
                kept.Add(again);
                renewed.Add(after);
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{size}: reports read anew {Median(anew):0.00} ms, with nothing changed {Median(kept):0.00} ms, after one commune's submission {Median(renewed):0.00} ms"));

        async Task<double> TimeAsync(CompletenessService reports)
        {
            var started = Stopwatch.GetTimestamp();
            await reports.GetAsync(scope, _ => last);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    // As in the middle of an evening: the campaign was not imported a moment ago, which has all read anew.
    private static async Task EveningAsync(BenchPortal portal, CampaignDefinition campaign)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("measure"));
        context.AuditEntries.AddRange(Enumerable.Range(0, 200).Select(n => new AuditEntry
        {
            CampaignId = campaign.Id,
            CommuneId = campaign.Communes[n % campaign.Communes.Count].Id,
            Action = AuditAction.DaySubmitted,
            UserId = "measure",
            UserName = "measure",
            Changes = "[]",
        }));
        await context.SaveChangesAsync();
    }

    private static async Task SubmitAsync(BenchPortal portal, AreaScope scope, CampaignDefinition campaign, DateOnly day, int value)
    {
        var (entries, commune) = (portal.Get<EntryService>(), campaign.Communes[0]);
        var seen = await entries.GetDayAsync(scope, campaign.Id, commune.Id, day);
        var cell = new TypedCell(commune.Hamlets[0].Id, campaign.Entered[0].Id, value.ToString(CultureInfo.InvariantCulture)) { Reason = "đo" };
        var outcome = await entries.SubmitAsync(scope, new()
        {
            Id = Guid.NewGuid(),
            CampaignId = campaign.Id,
            CommuneId = commune.Id,
            Day = day,
            SeenVersion = seen.Version,
            Cells = [cell],
        });
        if (outcome.Status != EntryStatus.Accepted)
        {
            throw new InvalidOperationException(outcome.Status.ToString());
        }
    }

    private static long Scalar(BenchPortal portal, string sql)
    {
        using var connection = portal.Connect();
#pragma warning disable CA2100 // Constants of this file.
        using var command = new SqliteCommand(sql, connection) { CommandTimeout = 600 };
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
