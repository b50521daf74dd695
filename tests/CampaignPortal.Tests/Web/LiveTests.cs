using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Web;

public sealed class LiveTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    // What the portal promises; alone on its cores it takes a tenth of that.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listener_hears_at_once_where_it_stands_and_soon_after_each_change()
    {
        using var agency = await sample.AsAsync("congan");
        using var answer = await agency.GetHeadersAsync("/truc-tiep?chien-dich=1");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        var first = await StampAsync(events, TimeSpan.FromSeconds(2));

        var watch = Stopwatch.StartNew();
        await SubmitAsync("30220", 11);
        var second = await StampAsync(events, TimeSpan.FromSeconds(10));

        Assert.NotEqual(first, second);
        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Changes_within_a_second_fall_together_into_few_words_and_the_last_one_is_heard()
    {
        using var officer = await sample.AsAsync("xa.tanduong");
        using var answer = await officer.GetHeadersAsync("/truc-tiep?chien-dich=1");
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        await StampAsync(events, TimeSpan.FromSeconds(2));

        for (var value = 1; value <= 6; value++)
        {
            await SubmitAsync("30223", value);
        }

        var heard = new List<string>();
        while (await NextAsync(events, TimeSpan.FromSeconds(2.5)) is { } stamp)
        {
            heard.Add(stamp);
        }

        Assert.InRange(heard.Count, 1, 3);
        Assert.Equal(await sample.Portal.Get<Core.Rollup.ChangeFeed>().StampAsync(), heard[^1]);
    }

    [Fact]
    public async Task A_change_of_another_campaign_is_not_heard()
    {
        using var agency = await sample.AsAsync("congan");
        using var answer = await agency.GetHeadersAsync("/truc-tiep?chien-dich=1");
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        await StampAsync(events, TimeSpan.FromSeconds(2));

        sample.Portal.Get<Core.Rollup.ChangeFeed>().Publish(2);

        Assert.Null(await NextAsync(events, TimeSpan.FromSeconds(1.5)));
    }

    [Fact]
    public async Task A_change_that_nobody_told_of_is_found_by_looking_and_told_once()
    {
        var feed = sample.Portal.Get<Core.Rollup.ChangeFeed>();
        using var agency = await sample.AsAsync("congan");
        using var answer = await agency.GetHeadersAsync("/truc-tiep?chien-dich=1");
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        var first = await StampAsync(events, TimeSpan.FromSeconds(5));
        await using (var context = sample.Portal.Get<PortalDb>().Open(TestPortal.Root))
        {
            // As another process does.
            context.AuditEntries.Add(new() { CampaignId = 1, Action = AuditAction.DaySubmitted, UserId = "x", UserName = "x", Changes = "[]" });
            await context.SaveChangesAsync(Cancel);
        }

        sample.Portal.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.NotEqual(first, await StampAsync(events, TimeSpan.FromSeconds(10)));
        await feed.LookAsync();
        Assert.Null(await NextAsync(events, TimeSpan.FromSeconds(2)));
    }

    private async Task SubmitAsync(string commune, int value)
    {
        var campaign = await sample.Portal.CampaignAsync();
        var entries = sample.Portal.Get<EntryService>();
        var scope = TestPortal.Officer(campaign, commune);
        var seen = (await entries.GetDayAsync(scope, campaign.Id, campaign.CommuneBy(commune).Id, Day, Cancel)).Version;
        var outcome = await entries.SubmitAsync(
            scope, Fill.Cells(campaign, commune, Day, seen, (0, StandardIndicators.Level1, value.ToString(CultureInfo.InvariantCulture))).Checked(), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }

    private static async Task<string> StampAsync(StreamReader events, TimeSpan patience) =>
        await NextAsync(events, patience) ?? throw new TimeoutException("No event came.");

    private static async Task<string?> NextAsync(StreamReader events, TimeSpan patience)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        wait.CancelAfter(patience);
        try
        {
            while (await events.ReadLineAsync(wait.Token) is { } line)
            {
                if (line is ['d', 'a', 't', 'a', ':', ' ', .. { Length: > 0 } stamp])
                {
                    return stamp;
                }
            }
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
        }

        return null;
    }
}
