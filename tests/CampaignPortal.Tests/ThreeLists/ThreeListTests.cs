using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.ThreeLists;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;

namespace CampaignPortal.Tests.ThreeLists;

public sealed class ThreeListTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_are_those_of_the_expected_rollup_and_rates_are_of_the_eligible()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var table = await TableAsync(portal, campaign, Day);

        foreach (var (row, commune) in table.Rows.Zip(campaign.Communes))
        {
            var counts = await CountsAsync(portal, commune, Day);
            var confirmed = counts.Where(c => c.Code is "level1" or "level2").Sum(c => c.Value);
            Assert.Equal((commune.Code, commune.Eligible, (int?)confirmed), (row.Code, row.Eligible, row.Confirmed));
            Assert.Equal(Math.Round(100m * confirmed / commune.Eligible, 2, MidpointRounding.AwayFromZero), row.ConfirmedPercent);
            Assert.Equal(Newest(counts, "absent"), row.Absent);
            Assert.Equal(Newest(counts, "ineligible"), row.Ineligible);
            Assert.Equal(Math.Max(0, commune.Eligible - commune.ActivatedBefore - confirmed - row.Absent!.Value - row.Ineligible!.Value), row.Left);
        }

        Assert.Equal(table.Rows.Sum(r => r.Absent), table.Total.Absent);
        Assert.Equal(Math.Round(100m * table.Rows.Sum(r => r.Absent!.Value) / table.Rows.Sum(r => r.Eligible), 2, MidpointRounding.AwayFromZero), table.Total.AbsentPercent);
    }

    [Fact]
    public async Task Hamlets_of_a_commune_add_up_to_the_commune()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var commune = campaign.CommuneBy("30211");

        var own = ThreeListTable.Of(campaign, await portal.Get<RollupService>().CommuneAsync(TestPortal.Root, campaign.Id, commune.Id, Day, Cancel));
        var row = (await TableAsync(portal, campaign, Day)).Rows.Single(r => r.AreaId == commune.Id);

        Assert.Equal((row.Confirmed, row.Absent, row.Ineligible), (own.Total.Confirmed, own.Total.Absent, own.Total.Ineligible));
        Assert.Equal(commune.Hamlets.Count, own.Rows.Count);
    }

    [Fact]
    public async Task Before_any_report_the_lists_are_blank_and_everybody_is_still_to_be_visited()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var total = (await TableAsync(portal, campaign, Day)).Total;

        Assert.Equal((null, null, null, null), (total.Confirmed, total.Absent, total.Ineligible, total.AbsentPercent));
        Assert.Equal(total.Eligible - total.ActivatedBefore, total.Left);
    }

    [Fact]
    public void Nobody_eligible_gives_no_rate_and_more_listed_than_there_are_leaves_nobody()
    {
        var row = new ThreeListRow { AreaId = 1, Code = "1", Name = "x", Eligible = 0, ActivatedBefore = 3, Confirmed = 5, Absent = 7, Ineligible = 0, LastReported = Day };

        Assert.Equal((null, null, null, 0), (row.ConfirmedPercent, row.AbsentPercent, row.IneligiblePercent, row.Left));
        Assert.Equal(250m, (row with { Eligible = 2 }).ConfirmedPercent);
    }

    [Fact]
    public async Task The_workbook_has_the_same_figures()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var table = await TableAsync(portal, campaign, Day);

        using var stream = new MemoryStream(ThreeListWorkbook.Write(campaign, table));
        using var workbook = new XLWorkbook(stream);
        var rows = workbook.Worksheets.Single().RowsUsed().Where(r => r.RowNumber() > TableWorkbook.HeadingRow).ToList();

        Assert.Equal(
            table.Rows.Prepend(table.Total).Select(r => (r.Name, (double)r.Confirmed!, (double)r.AbsentPercent!, (double)r.Left)),
            rows.Select(r => (r.Cell(2).GetString(), r.Cell(5).GetDouble(), r.Cell(8).GetDouble(), r.Cell(11).GetDouble())));
    }

    private static async Task<ThreeListTable> TableAsync(TestPortal portal, CampaignDefinition campaign, DateOnly day) =>
        ThreeListTable.Of(campaign, await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, day, Cancel));

    private static async Task<List<(int Hamlet, string Code, DateOnly Day, int Value)>> CountsAsync(TestPortal portal, CommuneDefinition commune, DateOnly day)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var codes = context.Indicators.ToDictionary(i => i.Id, i => i.Code);
        return [.. context.DailyCounts.Where(c => c.CommuneId == commune.Id && c.Day <= day).AsEnumerable().Select(c => (c.HamletId, codes[c.IndicatorId], c.Day, c.Value))];
    }

    // Each hamlet's newest count.
    private static int Newest(List<(int Hamlet, string Code, DateOnly Day, int Value)> counts, string code) =>
        counts.Where(c => c.Code == code).GroupBy(c => c.Hamlet).Sum(g => g.MaxBy(c => c.Day).Value);
}
