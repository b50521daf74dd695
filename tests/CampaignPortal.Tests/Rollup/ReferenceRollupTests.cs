using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Rollup;

public sealed class ReferenceRollupTests
{
    [Theory]
    [MemberData(nameof(ExpectedRollup.Days), MemberType = typeof(ExpectedRollup))]
    public async Task The_rollup_of_the_reference_campaign_is_the_one_worked_out_apart(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, day, TestContext.Current.CancellationToken);

        foreach (var (line, row) in ExpectedRollup.Of(day).Zip(rollup.Rows))
        {
            Assert.Equal(line["commune_code"], row.Code);
            Assert.Equal(line["commune"], row.Name);
            Assert.Equal(line["reported"] == "yes", row.IsReported);
            foreach (var column in RollupColumns.Of(campaign).Where(c => c.Field != RollupField.State))
            {
                Assert.True(line.Number(column.Key) == column.ValueOf(row), $"{day} {row.Name} {column.Key}: {column.ValueOf(row)} is not {line[column.Key]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ExpectedRollup.Days), MemberType = typeof(ExpectedRollup))]
    public async Task Hamlets_add_up_to_their_commune_in_every_column(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<RollupService>();
        var district = await service.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, day, TestContext.Current.CancellationToken);

        foreach (var commune in district.Rows)
        {
            var hamlets = await service.CommuneAsync(
                TestPortal.Officer(campaign, commune.Code), campaign.Id, commune.AreaId, day, TestContext.Current.CancellationToken);
            foreach (var column in RollupColumns.Of(campaign).Where(c => c.Field is not (RollupField.State or RollupField.Remaining)))
            {
                Assert.Equal(column.ValueOf(commune), column.ValueOf(hamlets.Total));
            }
        }
    }

    [Fact]
    public async Task The_kept_totals_are_what_the_counts_give_and_the_check_sees_where_they_are_not()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var check = portal.Get<TotalsCheck>();
        Assert.Empty(await check.RunAsync(TestPortal.Root, campaign.Id, cancel: TestContext.Current.CancellationToken));

        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.DayTotals.First(t => t.Day == new DateOnly(2023, 8, 9) && t.IndicatorId == campaign.Headline.Id).Running += 1;
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var difference = Assert.Single(await check.RunAsync(TestPortal.Root, campaign.Id, cancel: TestContext.Current.CancellationToken));
        Assert.Equal(new DateOnly(2023, 8, 9), difference.Day);
        Assert.Equal(campaign.Headline.Code, difference.Indicator);
    }
}
