using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Checks;

public sealed class FlagServiceTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_officer_confirmed_is_listed_with_its_reason_newest_day_first()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        await ConfirmAsync(portal, campaign, "30211", Day.AddDays(-1));
        await ConfirmAsync(portal, campaign, "30208", Day);
        var flags = portal.Get<FlagService>();

        var all = await flags.ListAsync(TestPortal.Leadership(campaign), campaign.Id, null, Cancel);

        Assert.Equal([("Thị trấn Lai Vung", Day), ("Xã Tân Dương", Day.AddDays(-1))], all.Rows.Select(r => (r.CommuneName, r.Flag.Day)));
        var hamlet = campaign.CommuneBy("30208").Hamlets[0];
        Assert.Equal(
            (hamlet.FullName, "level1", CheckCode.AboveEligible, "đã kiểm tra", (double)hamlet.Eligible),
            (all.Rows[0].HamletName, all.Rows[0].Indicator.Code, all.Rows[0].Flag.Code, all.Rows[0].Flag.Reason, all.Rows[0].Flag.Limit));
        Assert.Equal(["Xã Tân Dương"], (await flags.ListAsync(TestPortal.Agency(campaign), campaign.Id, Day.AddDays(-1), Cancel)).Rows.Select(r => r.CommuneName));
        Assert.Equal(["Xã Tân Dương"], (await flags.ListAsync(TestPortal.Officer(campaign, "30211"), campaign.Id, null, Cancel)).Rows.Select(r => r.CommuneName));
        Assert.Empty((await flags.ListAsync(TestPortal.Officer(campaign, "30214"), campaign.Id, null, Cancel)).Rows);
        Assert.False(all.IsCut);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_says_so()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.CellFlags.AddRange(
                from day in Enumerable.Range(0, 32).Select(campaign.Campaign.StartDay.AddDays)
                from commune in campaign.Communes
                select new CellFlag
                {
                    CampaignId = campaign.Id,
                    CommuneId = commune.Id,
                    Day = day,
                    HamletId = commune.Hamlets[0].Id,
                    IndicatorId = campaign.IndicatorId("level1"),
                    Code = CheckCode.Unusual,
                    Reason = "x",
                    ConfirmedBy = "x",
                });
            await context.SaveChangesAsync(Cancel);
        }

        var list = await portal.Get<FlagService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, null, Cancel);

        Assert.Equal((FlagService.MostRows, true), (list.Rows.Count, list.IsCut));
        Assert.Equal(campaign.Campaign.EndDay, list.Rows[0].Flag.Day);
    }

    // More than there are citizens: a warning that the officer's word lets pass.
    private static async Task ConfirmAsync(TestPortal portal, CampaignDefinition campaign, string commune, DateOnly day)
    {
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            TestPortal.Officer(campaign, commune), Fill.Cells(campaign, commune, day, 0, (0, "level1", "50000")).Checked(), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }
}
