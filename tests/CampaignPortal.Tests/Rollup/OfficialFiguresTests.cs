using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Rollup;

/// <summary>Rollup, ranking and report where the national system's counts are the official ones.</summary>
public sealed class OfficialFiguresTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cumulative_counts_are_the_newest_line_and_the_days_the_difference_of_two_neighbouring_ones()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        await using var context = portal.Db.Open(TestPortal.Root);
        var lines = (await context.Dc01Lines.AsNoTracking().ToListAsync(Cancel)).ToDictionary(l => (l.CommuneId, l.Day));
        var (level1, level2) = (campaign.IndicatorId(StandardIndicators.Level1), campaign.IndicatorId(StandardIndicators.Level2));
        var days = lines.Keys.Select(k => k.Day).Distinct().Order().ToList();
        Assert.True(days.Count > 5);

        foreach (var day in days.Take(6))
        {
            var table = (await portal.Get<RollupService>().ComparedAsync(TestPortal.Agency(campaign), _ => day, null, Cancel))!.Table;
            foreach (var row in table.Rows)
            {
                var line = lines[(row.AreaId, day)];
                var before = lines.GetValueOrDefault((row.AreaId, day.AddDays(-1)));
                Assert.Equal(new Figure(line.Level1 - (before?.Level1 ?? 0), line.Level1), row[level1]);
                Assert.Equal(new Figure(line.Level2 - (before?.Level2 ?? 0), line.Level2), row[level2]);
                Assert.Equal((line.Level1 + line.Level2, day, true), (row.Cumulative, row.Dc01Day, row.IsSpanOfDc01));
                Assert.Equal(line.Level1 + line.Level2 - (before is null ? 0 : before.Level1 + before.Level2), row.Today);
                Assert.Equal(PaceRules.Percent(row.Cumulative, row.Quota), row.PercentOfQuota);
            }

            Assert.Equal(table.Rows.Sum(r => r.Cumulative), table.Total.Cumulative);
            Assert.Equal(table.Rows.OrderByDescending(r => (double)r.Cumulative / r.Quota!.Value).Select(r => r.AreaId), table.Rows.OrderBy(r => r.Rank).Select(r => r.AreaId));
        }
    }

    [Fact]
    public async Task A_span_is_the_difference_of_the_lines_at_its_two_ends()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        await using var context = portal.Db.Open(TestPortal.Root);
        var lines = (await context.Dc01Lines.AsNoTracking().ToListAsync(Cancel)).ToDictionary(l => (l.CommuneId, l.Day), l => l.Level1 + l.Level2);
        var (from, to) = (new DateOnly(2023, 8, 8), new DateOnly(2023, 8, 12));

        var table = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, new RollupSpan(from, to), Cancel);

        Assert.All(table.Rows, row => Assert.Equal(lines[(row.AreaId, to)] - lines[(row.AreaId, from.AddDays(-1))], row.Today));
    }

    [Fact]
    public async Task Where_there_is_no_line_the_communes_own_counts_stand_and_are_named()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var own = await OwnAsync(portal, campaign);
        var (none, old, fresh) = (campaign.Communes[0], campaign.Communes[1], campaign.Communes[2]);
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            await context.Dc01Lines.Where(l => l.CommuneId == none.Id || (l.CommuneId == old.Id && l.Day >= Day)).ExecuteDeleteAsync(Cancel);
        }

        var table = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        Assert.Equal((own.Rows[0].Cumulative, own.Rows[0].Today, (DateOnly?)null), (table.Rows[0].Cumulative, table.Rows[0].Today, table.Rows[0].Dc01Day));
        Assert.Equal((own.Rows[1].Today, Day.AddDays(-1), false), (table.Rows[1].Today, table.Rows[1].Dc01Day, table.Rows[1].IsSpanOfDc01));
        Assert.Equal((Day, true), (table.Rows[2].Dc01Day!.Value, table.Rows[2].IsSpanOfDc01));
        var sources = FigureSources.Of(table);
        Assert.Equal((Day.AddDays(-1), Day), (sources.FirstDay, sources.LastDay));
        Assert.Equal([none.FullName], sources.Own);
        Assert.Equal([old.FullName], sources.OwnSpan);
        Assert.DoesNotContain(fresh.FullName, string.Concat(RollupWords.Notes(table)), StringComparison.Ordinal);
        Assert.All([none.FullName, old.FullName], name => Assert.Contains(RollupWords.Notes(table), n => n.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_two_lines_for_a_day_the_newer_import_counts()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var commune = campaign.Communes[0];
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var import = new Dc01Import { CampaignId = campaign.Id, FileName = "x", FileHash = "x", UploadedBy = "x" };
            context.Dc01Imports.Add(import);
            await context.SaveChangesAsync(Cancel);
            context.Dc01Lines.Add(new() { CampaignId = campaign.Id, ImportId = import.Id, CommuneId = commune.Id, Day = Day, AreaName = "x", Level1 = 7, Level2 = 8 });
            await context.SaveChangesAsync(Cancel);
        }

        var table = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        var hamlets = await portal.Get<RollupService>().CommuneAsync(TestPortal.Officer(campaign, commune.Code), campaign.Id, commune.Id, Day, Cancel);

        Assert.Equal(15, table.Rows[0].Cumulative);
        Assert.Equal((15, Day), (hamlets.Total.Cumulative, hamlets.Total.Dc01Day));
        Assert.Equal((await OwnAsync(portal, campaign)).Rows[0].Cumulative, hamlets.Rows.Sum(r => r.Cumulative));
    }

    [Fact]
    public async Task Each_day_of_the_trend_is_the_rollup_of_that_day()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            await context.Dc01Lines.Where(l => l.Day.Day % 4 == 0 && l.CommuneId % 2 == 0).ExecuteDeleteAsync(Cancel);
        }

        var (service, agency) = (portal.Get<RollupService>(), TestPortal.Agency(campaign));
        foreach (var point in (await portal.Get<OverviewService>().GetAsync(agency, _ => Day, null, Cancel))!.Trend.Take(16))
        {
            var table = await service.CampaignAsync(agency, campaign.Id, point.Day, Cancel);
            Assert.Equal((table.Total.Today, table.Total.Cumulative, table.ReportedCount), (point.DayValue, point.Cumulative, point.Communes));
        }
    }

    [Fact]
    public async Task The_report_of_a_day_says_whose_counts_it_has()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        var figures = (await portal.Get<DailyReportService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel)).Figures;

        Assert.Equal(rollup.Total.Cumulative, figures.Total.Cumulative);
        Assert.Contains("DC01", figures.Sources[0], StringComparison.Ordinal);
        Assert.Equal(figures.Sources, DailyFigures.Read(figures.Write()).Sources);
    }

    [Fact]
    public async Task The_hosts_own_target_is_the_totals_quota_with_the_reason_that_was_accepted_and_earlier_days_keep_theirs()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var sum = campaign.Communes.Sum(c => campaign.QuotaOn(Day, c.Id)!.Value);
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var revision = new Core.Quotas.QuotaRevision
            {
                CampaignId = campaign.Id,
                IndicatorId = campaign.Headline.Id,
                ValidFrom = Day,
                DocumentNumber = "12/KH",
                DocumentTitle = "x",
                Reason = "Chờ giao bổ sung",
                PublishedBy = "x",
            };
            context.QuotaRevisions.Add(revision);
            await context.SaveChangesAsync(Cancel);
            context.Quotas.Add(new() { CampaignId = campaign.Id, IndicatorId = campaign.Headline.Id, ValidFrom = Day, Target = sum + 500, RevisionId = revision.Id });
            await context.SaveChangesAsync(Cancel);
        }

        campaign = await portal.SetAsync(campaign, _ => { });
        var service = portal.Get<RollupService>();
        var table = await service.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);
        var before = await service.CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day.AddDays(-1), Cancel);

        Assert.Equal((sum + 500, new OwnQuota(sum + 500, sum, "Chờ giao bổ sung")), (table.Total.Quota, table.OwnQuota));
        Assert.Contains(RollupWords.Notes(table), n => n.Contains("Chờ giao bổ sung", StringComparison.Ordinal));
        Assert.Equal(sum, before.Total.Quota);
        Assert.Null(before.OwnQuota);
    }

    private static async Task<(TestPortal Portal, CampaignDefinition Campaign)> Dc01Async()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        return (portal, await portal.SetAsync(campaign, c => c.OfficialFigures = OfficialFigures.Dc01));
    }

    private static async Task<RollupTable> OwnAsync(TestPortal portal, CampaignDefinition campaign)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var newest = await NewestDays.ReadAsync(context, campaign.Id, Day, Cancel);
        return new RollupBuilder(campaign, Day, Day.ToDateTime(new(15, 0))).Communes(newest.ByCommune);
    }
}
