using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DailyEntry;

/// <summary>Officers who enter the running total: the day's count is what it adds.</summary>
public sealed class RunningTotalTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 7);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("9", 5)]
    [InlineData("4", 0)]
    public async Task The_days_count_is_what_the_total_adds_to_the_days_before(string total, int count)
    {
        var (portal, campaign) = await ReportedAsync();
        await using var _ = portal;

        var outcome = await SubmitAsync(portal, campaign, (0, "level1", total));

        Assert.Equal(EntryStatus.Accepted, outcome.Status);
        Assert.Equal(count, (await portal.DayAsync(campaign, Commune, Day)).Value(0, "level1"));
    }

    [Fact]
    public async Task A_stock_is_a_state_whatever_flows_are_entered_as()
    {
        var (portal, campaign) = await ReportedAsync();
        await using var _ = portal;

        await SubmitAsync(portal, campaign, (0, "level1", "6"), (0, "absent", "3"));

        var day = await portal.DayAsync(campaign, Commune, Day);
        Assert.Equal((2, 3), (day.Value(0, "level1"), day.Value(0, "absent")));
    }

    [Fact]
    public async Task A_total_that_falls_is_not_stored_without_a_word_and_with_one_it_corrects_the_days_before()
    {
        var (portal, campaign) = await ReportedAsync();
        await using var _ = portal;

        var refused = await SubmitAsync(portal, campaign, (0, "level1", "3"));
        Assert.Equal(EntryStatus.Refused, refused.Status);
        Assert.Equal([CellProblemCode.FallingTotal], refused.Problems.Select(p => p.Code));
        Assert.Equal(0, (await portal.DayAsync(campaign, Commune, Day)).Version);

        var input = Totals(campaign, (0, "level1", "3"));
        var accepted = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), input with { Cells = [.. input.Cells.Select(c => c with { Reason = "đếm trùng một hộ" })] }, Cancel);

        Assert.Equal(EntryStatus.Accepted, accepted.Status);
        Assert.Equal(-1, (await portal.DayAsync(campaign, Commune, Day)).Value(0, "level1"));
        await using var context = portal.Db.Open(TestPortal.Root);
        var entry = await context.AuditEntries.SingleAsync(a => a.Action == AuditAction.DaySubmitted && a.Day == Day, Cancel);
        Assert.Equal(
            [AuditChange.OfCell(campaign.HamletId(Commune, 0), campaign.IndicatorId("level1"), null, -1, "đếm trùng một hộ")], AuditChanges.Read(entry.Changes));
    }

    private static async Task<(TestPortal Portal, CampaignDefinition Campaign)> ReportedAsync()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        portal.SetLocalTime(2023, 8, 7, 15);
        Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), Fill.Cells(campaign, Commune, Day.AddDays(-1), 0, (0, "level1", "4")), Cancel)).Status);
        return (portal, campaign);
    }

    private static Task<EntryOutcome> SubmitAsync(TestPortal portal, CampaignDefinition campaign, params (int, string, string?)[] cells) =>
        portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, Commune), Totals(campaign, cells), Cancel);

    private static EntrySubmission Totals(CampaignDefinition campaign, params (int, string, string?)[] cells) =>
        Fill.Cells(campaign, Commune, Day, 0, cells) with { Mode = EntryMode.RunningTotals };
}
