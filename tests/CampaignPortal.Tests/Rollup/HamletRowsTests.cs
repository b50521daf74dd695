using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Rollup;

/// <summary>A commune's day counts once it is sent; which of its hamlets are in it is told hamlet by hamlet.</summary>
public sealed class HamletRowsTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Day = new(2023, 8, 6);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DayKind.Counts)]
    [InlineData(DayKind.Zero)]
    public async Task A_hamlet_that_was_left_blank_has_not_been_reported(DayKind kind)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 6, 23);
        var day = Fill.Cells(campaign, Commune, Day, 0, (0, "level1", "3"));
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, Commune), kind == DayKind.Zero ? day with { DeclaresZero = true, Cells = [] } : day, Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);

        var table = await portal.Get<RollupService>().CommuneAsync(
            TestPortal.Officer(campaign, Commune), campaign.Id, campaign.CommuneBy(Commune).Id, Day, Cancel);

        var (first, others) = (table.Rows[0], table.Rows.Skip(1).ToList());
        Assert.Equal(DayState.Late, first.State);
        Assert.NotEmpty(others);
        Assert.All(others, row => Assert.Equal(kind == DayKind.Zero ? DayState.Late : DayState.Missing, row.State));
    }
}
