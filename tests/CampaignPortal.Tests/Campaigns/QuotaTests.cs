using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Campaigns;

public sealed class QuotaTests
{
    private const string Commune = "30211";
    private static readonly DateOnly Revised = new(2023, 8, 15);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Past_days_keep_their_quota_after_a_revision()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var before = await RowAsync(portal, campaign, Revised.AddDays(-1));

        campaign = await ReviseAsync(portal, campaign, Revised, 5000);

        var commune = campaign.CommuneBy(Commune).Id;
        Assert.Equal(4210, campaign.QuotaOn(Revised.AddDays(-1), commune));
        Assert.Equal(5000, campaign.QuotaOn(Revised, commune));
        Assert.Equal(5000, campaign.QuotaOn(campaign.Campaign.EndDay, commune));
        Assert.Null(campaign.QuotaOn(campaign.Campaign.StartDay.AddDays(-1), commune));

        var pastDay = await RowAsync(portal, campaign, Revised.AddDays(-1));
        Assert.Equal((before.Quota, before.PercentOfQuota, before.Remaining, before.Pace), (pastDay.Quota, pastDay.PercentOfQuota, pastDay.Remaining, pastDay.Pace));
        var after = await RowAsync(portal, campaign, Revised);
        Assert.Equal((5000, 5000 - after.Cumulative), (after.Quota, after.Remaining));
    }

    [Fact]
    public async Task The_required_line_of_the_trend_steps_at_the_revision()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var before = await TrendAsync(portal, campaign);

        campaign = await ReviseAsync(portal, campaign, Revised, 4210 + 3200);

        var after = await TrendAsync(portal, campaign);
        for (var number = 1; number <= 32; number++)
        {
            var step = after[number - 1].Day < Revised ? 0 : 100 * number;
            Assert.Equal(before[number - 1].Required + step, after[number - 1].Required);
        }
    }

    [Fact]
    public async Task Of_two_revisions_for_one_day_the_later_made_holds_and_other_areas_are_untouched()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var neighbour = campaign.QuotaOn(Revised, campaign.CommuneBy("30208").Id);
        var hamlet = campaign.QuotaOn(Revised, campaign.CommuneBy(Commune).Id, campaign.HamletId(Commune, 0));

        await ReviseAsync(portal, campaign, Revised, 5000);
        campaign = await ReviseAsync(portal, campaign, Revised, 4800);

        Assert.Equal(4800, campaign.QuotaOn(Revised, campaign.CommuneBy(Commune).Id));
        Assert.Equal(neighbour, campaign.QuotaOn(Revised, campaign.CommuneBy("30208").Id));
        Assert.Equal(hamlet, campaign.QuotaOn(Revised, campaign.CommuneBy(Commune).Id, campaign.HamletId(Commune, 0)));
    }

    [Fact]
    public async Task A_quota_of_another_indicator_is_not_the_headline_quota()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        campaign = await ReviseAsync(portal, campaign, Revised, 9, "level2");

        Assert.Equal(4210, campaign.QuotaOn(Revised, campaign.CommuneBy(Commune).Id));
    }

    [Fact]
    public async Task The_day_of_the_current_rollup_is_chosen_by_the_definition_as_it_is_now()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var (agency, rollups) = (TestPortal.Agency(campaign), portal.Get<RollupService>());
        await rollups.CurrentAsync(agency, c => c.Campaign.EndDay, null, Cancel);

        // By another process: nobody here is told.
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var stored = context.Campaigns.Single(c => c.Id == campaign.Id);
            stored.EndDay = stored.EndDay.AddDays(-7);
            stored.DefinitionVersion++;
            await context.SaveChangesAsync(Cancel);
        }

        var rollup = await rollups.CurrentAsync(agency, c => c.Campaign.EndDay, null, Cancel);

        Assert.Equal(campaign.Campaign.EndDay.AddDays(-7), rollup!.Campaign.Campaign.EndDay);
        Assert.Equal(rollup.Campaign.Campaign.EndDay, rollup.Table.Day);
    }

    private static async Task<CampaignDefinition> ReviseAsync(
        TestPortal portal, CampaignDefinition campaign, DateOnly from, int target, string indicator = StandardIndicators.Activated)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        context.Quotas.Add(new()
        {
            CampaignId = campaign.Id,
            CommuneId = campaign.CommuneBy(Commune).Id,
            IndicatorId = campaign.IndicatorId(indicator),
            ValidFrom = from,
            Target = target,
        });
        context.Campaigns.Single(c => c.Id == campaign.Id).DefinitionVersion++;
        await context.SaveChangesAsync(Cancel);
        return await portal.CampaignAsync(campaign.Id);
    }

    private static async Task<RollupRow> RowAsync(TestPortal portal, CampaignDefinition campaign, DateOnly day)
    {
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, day, Cancel);
        return rollup.Rows.Single(r => r.Code == Commune);
    }

    private static async Task<IReadOnlyList<TrendPoint>> TrendAsync(TestPortal portal, CampaignDefinition campaign) =>
        (await portal.Get<OverviewService>().GetAsync(TestPortal.Agency(campaign), c => c.Campaign.EndDay, null, Cancel))!.Trend;
}
