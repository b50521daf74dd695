using System.Globalization;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Rollup;

/// <summary>Rates, adjustments, texts and evidence where the national system counts officially, worked out again from the lines of its own file.</summary>
public sealed class OfficialSourceTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forecast_goes_on_from_the_newest_line_at_the_rate_of_the_seven_lines_before_it()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var file = TotalsOfTheFile();

        // Half of the communes have no line of the chosen day yet, as on any morning.
        var late = campaign.Communes.Where((_, index) => index % 2 == 0).ToList();
        await RemoveAsync(portal, campaign, (commune, day) => day >= Day && late.Exists(c => c.Id == commune));
        portal.SetLocalTime(2023, 8, 20, 15);

        var overview = (await portal.Get<OverviewService>().GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!;

        // A line of today is of a day under way.
        var yesterday = Day.AddDays(-1);
        foreach (var commune in campaign.Communes)
        {
            var totals = file[commune.FullName];
            var row = overview.Rollup.Rows.Single(r => r.AreaId == commune.Id);
            var forecast = overview.Pace.ByCommune[commune.Id];
            var sum = totals[yesterday] - totals[yesterday.AddDays(-7)];
            Assert.Equal((yesterday, totals[yesterday], new PaceRate(sum, 7)), (forecast.LastComplete, forecast.Known, forecast.Likely.Rate));
            Assert.Equal(Math.Max(row.Cumulative, totals[yesterday] + (sum * 17L / 7)), forecast.Likely.Final);
            var days = Enumerable.Range(0, 7).Select(n => totals[yesterday.AddDays(-n)] - totals[yesterday.AddDays(-n - 1)]).Order().ToList();
            Assert.Equal((new PaceRate(days.Take(4).Sum(), 4), new PaceRate(days.TakeLast(4).Sum(), 4)), (forecast.Slow.Rate, forecast.Fast.Rate));
        }

        var all = campaign.Communes.Sum(c => file[c.FullName][yesterday]);
        Assert.Equal(
            (all, new PaceRate(all - campaign.Communes.Sum(c => file[c.FullName][yesterday.AddDays(-7)]), 7)), (overview.Pace.Total!.Known, overview.Pace.Total.Likely.Rate));
        var places = (await portal.Get<RollupService>().ComparedAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!.Table.Rows;
        Assert.Equal(places.ToDictionary(r => r.AreaId, r => r.RankChange!.Value), overview.RankChanges);
    }

    [Fact]
    public async Task Where_nobody_has_a_newer_line_than_the_evening_before_places_are_not_compared()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        await RemoveAsync(portal, campaign, (_, day) => day >= Day);

        var table = await ComparedAsync();
        Assert.True(table.HasNoNewerDc01);
        Assert.All(table.Rows, r => Assert.Null(r.RankChange));
        Assert.Contains("Chưa có số DC01 mới hơn hôm trước nên chưa so sánh thứ hạng.", RollupWords.Notes(table));
        Assert.Empty((await portal.Get<OverviewService>().GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!.RankChanges);

        // One commune's newer line moves it, and with it the others.
        var first = campaign.Communes[0].Id;
        await RemoveAsync(portal, campaign, (commune, day) => commune == first && day == Day.AddDays(-1));
        var before = await ComparedAsync(-1);
        Assert.False(before.HasNoNewerDc01);
        Assert.All(before.Rows, r => Assert.NotNull(r.RankChange));

        async Task<RollupTable> ComparedAsync(int days = 0) =>
            (await portal.Get<RollupService>().ComparedAsync(TestPortal.Leadership(campaign), _ => Day.AddDays(days), null, Cancel))!.Table;
    }

    [Fact]
    public async Task Between_two_lines_their_difference_is_spread_as_the_communes_own_counts_have_it()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var file = TotalsOfTheFile();
        var own = await OwnTotalsAsync(portal, campaign);
        var without = campaign.Communes[^1];
        await RemoveAsync(portal, campaign, (commune, day) => commune == without.Id || day.Day % 4 != 3);

        var overview = (await portal.Get<OverviewService>().GetAsync(TestPortal.Leadership(campaign), _ => Day, null, Cancel))!;

        // Lines of 7, 11, 15 and 19 August are left.
        var last = Day.AddDays(-1);
        foreach (var commune in campaign.Communes.SkipLast(1))
        {
            var forecast = overview.Pace.ByCommune[commune.Id];
            Assert.Equal((last, file[commune.FullName][last]), (forecast.LastComplete, forecast.Known));
            Assert.Equal(Between(commune, last) - Between(commune, last.AddDays(-7)), forecast.Likely.Rate.Sum);
        }

        // Who has no line goes on by its own counts.
        var alone = overview.Pace.ByCommune[without.Id];
        var reported = own[without.Id].Where(d => d.Key <= Day).OrderBy(d => d.Key).TakeLast(7).Sum(d => d.Value);
        Assert.Equal((Day, own[without.Id].Where(d => d.Key <= Day).Sum(d => d.Value), reported), (alone.LastComplete, alone.Known, (int)alone.Likely.Rate.Sum));

        // All together up to the day that everybody reaches.
        var total = overview.Pace.Total!;
        var ofOwn = own[without.Id];
        Assert.Equal(
            (last, campaign.Communes.SkipLast(1).Sum(c => file[c.FullName][last]) + ofOwn.Where(d => d.Key <= last).Sum(d => d.Value)), (total.LastComplete, total.Known));

        int Between(CommuneDefinition commune, DateOnly day)
        {
            var to = day;
            while (to.Day % 4 != 3)
            {
                to = to.AddDays(1);
            }

            var from = to.AddDays(-4);
            var (before, after) = (file[commune.FullName][from], file[commune.FullName][to]);
            var (part, whole) = (Own(commune, from, day), Own(commune, from, to));
            return before + (int)((long)(after - before) * part / whole);
        }

        int Own(CommuneDefinition commune, DateOnly after, DateOnly upTo) => own[commune.Id].Where(d => d.Key > after && d.Key <= upTo).Sum(d => d.Value);
    }

    [Fact]
    public void Whatever_lines_there_are_each_stretch_adds_up_to_them()
    {
        var start = new DateOnly(2023, 8, 5);
        Gen.Select(Gen.Dictionary(Gen.Int[0, 30], Gen.Int[0, 90_000])[0, 12], Gen.Dictionary(Gen.Int[0, 35], Gen.Int[0, 500])[0, 36]).Sample((totals, counts) =>
        {
            var lines = totals.Select(t => (Day: start.AddDays(t.Key), Running: t.Value)).ToList();
            var days = OfficialDays.Of(start, lines, counts.ToDictionary(c => start.AddDays(c.Key), c => c.Value));
            return days.Count == (lines.Count == 0 ? 0 : lines.Max(l => l.Day).DayNumber - start.DayNumber + 1)
                && days.Select(d => d.Day).SequenceEqual(Enumerable.Range(0, days.Count).Select(start.AddDays))
                && lines.All(l => days.Where(d => d.Day <= l.Day).Sum(d => d.Value) == l.Running);
        });
    }

    [Fact]
    public async Task An_adjustment_is_what_the_system_says_now_of_the_earlier_reports_day_and_totals_go_on_without_a_gap()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var file = TotalsOfTheFile();
        var (agency, reports) = (TestPortal.Agency(campaign), portal.Get<DailyReportService>());
        var (fresh, same, corrected) = (campaign.Communes[0], campaign.Communes[1], campaign.Communes[2]);
        var yesterday = Day.AddDays(-1);
        var kept = await RemoveAsync(portal, campaign, (commune, day) => day >= yesterday && commune != same.Id && (commune != corrected.Id || day > yesterday));
        portal.SetLocalTime(2023, 8, 19, 20);
        Assert.Equal(IssueOutcome.Issued, await reports.IssueAsync(agency, campaign.Id, yesterday, true, Cancel));

        // The morning after, the file is there; one commune's earlier line is brought anew with five more.
        portal.SetLocalTime(2023, 8, 20, 20);
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var import = new Dc01Import { CampaignId = campaign.Id, FileName = "x", FileHash = "x", UploadedBy = "x" };
            context.Dc01Imports.Add(import);
            await context.SaveChangesAsync(Cancel);
            context.Dc01Lines.AddRange(kept.Select(l => Line(import.Id, l.CommuneId, l.Day, l.Level1, l.Level2)));
            var old = await context.Dc01Lines.AsNoTracking().SingleAsync(l => l.CommuneId == corrected.Id && l.Day == yesterday, Cancel);
            context.Dc01Lines.Add(Line(import.Id, corrected.Id, yesterday, old.Level1 + 5, old.Level2));
            await context.SaveChangesAsync(Cancel);
        }

        var figures = (await reports.GetAsync(agency, campaign.Id, Day, Cancel)).Figures;

        var before = file[fresh.FullName][yesterday.AddDays(-1)];
        Assert.Equal(
            new Adjustment(
                fresh.FullName, yesterday, before, file[fresh.FullName][yesterday], "Đã có số DC01 đến hết ngày 19/8/2023, trước đó mới có đến ngày 18/8/2023", IsRunning: true),
            figures.Adjustments.Single(a => a.Commune == fresh.FullName));
        Assert.DoesNotContain(figures.Adjustments, a => a.Commune == same.FullName);
        var anew = figures.Adjustments.Single(a => a.Commune == corrected.FullName);
        Assert.Equal((5, "DC01 nhập lại số của ngày 19/8/2023"), (anew.Difference, anew.Cause));
        Assert.All(figures.Adjustments, a => Assert.True(a.IsRunning));
        Assert.Equal(figures.Adjustments, DailyFigures.Read(figures.Write()).Adjustments);
        var previous = DailyFigures.Read(await FiguresAsync(portal, yesterday));
        Assert.All(figures.Rows.Where(r => r.AreaId != corrected.Id), row => Assert.Equal(
            row.Cumulative,
            previous.Rows.Single(r => r.AreaId == row.AreaId).Cumulative + (figures.Adjustments.SingleOrDefault(a => a.Commune == row.Name)?.Difference ?? 0) + row.Today));
        Assert.Contains(
            "Lũy kế đến 19/08/2023", DailyReportTables.Adjustments(figures).Rows.Select(r => r.Values[2]));

        Dc01Line Line(int import, int commune, DateOnly day, int level1, int level2) =>
            new() { CampaignId = campaign.Id, ImportId = import, CommuneId = commune, Day = day, AreaName = "x", Level1 = level1, Level2 = level2 };
    }

    [Fact]
    public async Task A_change_of_the_source_is_an_adjustment_and_own_counts_are_compared_day_by_day_where_they_stand()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var file = TotalsOfTheFile();
        var own = await OwnTotalsAsync(portal, campaign);
        var (agency, reports, yesterday) = (TestPortal.Agency(campaign), portal.Get<DailyReportService>(), Day.AddDays(-1));
        var without = campaign.Communes[0];
        await RemoveAsync(portal, campaign, (commune, _) => commune == without.Id);
        Assert.Equal(IssueOutcome.Issued, await reports.IssueAsync(agency, campaign.Id, yesterday, true, Cancel));
        campaign = await portal.SetAsync(campaign, c => c.OfficialFigures = OfficialFigures.Dc01);
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            var total = await context.DayTotals.AsTracking().FirstAsync(t => t.CommuneId == without.Id && t.Day == yesterday && t.IndicatorId == campaign.Headline.Id, Cancel);
            total.DayValue += 3;
            await context.SaveChangesAsync(Cancel);
        }

        var figures = (await reports.GetAsync(agency, campaign.Id, Day, Cancel)).Figures;

        Assert.Equal((yesterday, 3, false), (figures.Adjustments[^1].Day, figures.Adjustments[^1].Difference, figures.Adjustments[^1].IsRunning));
        Assert.Equal(
            campaign.Communes.Skip(1)
                .Select(c => (c.FullName, Before: own[c.Id].Where(d => d.Key <= yesterday).Sum(d => d.Value), After: file[c.FullName][yesterday])).Where(c => c.Before != c.After),
            figures.Adjustments.SkipLast(1).Select(a => (a.Commune, a.Before!.Value, a.After!.Value)));
        Assert.All(figures.Adjustments.SkipLast(1), a => Assert.Equal("Lấy theo DC01 đến hết ngày 19/8/2023 thay số xã báo cáo", a.Cause));
    }

    [Fact]
    public async Task Evidence_is_the_newest_line_and_says_its_day()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var file = TotalsOfTheFile();
        var (old, none, line) = (campaign.Communes[0], campaign.Communes[1], new DateOnly(2023, 9, 2));
        await RemoveAsync(portal, campaign, (commune, day) => commune == none.Id || (commune == old.Id && day > line));

        var desk = await portal.Get<AwardService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, AwardKind.Commendation, Cancel);

        var last = campaign.Campaign.EndDay;
        foreach (var commune in campaign.Communes)
        {
            var evidence = desk.Standings.Single(s => s.Subject == AwardSubject.OfCommune(commune.Id)).Evidence;
            var quota = evidence.Lines.Single(l => l.Kind == EvidenceKind.Quota);
            var dc01 = evidence.Lines.SingleOrDefault(l => l.Kind == EvidenceKind.Dc01);
            var day = commune == old ? line : last;
            Assert.Equal(commune == none ? null : (file[commune.FullName][day], day), dc01 is null ? null : ((int, DateOnly)?)(dc01.Part, dc01.Day));

            // The rule asks the official figure alone.
            Assert.Equal((commune == none, commune != none), (quota.Threshold is not null, dc01?.Threshold is not null));
        }
    }

    [Fact]
    public async Task What_is_sent_out_says_whose_figures_it_has_and_of_which_day()
    {
        var (portal, campaign) = await Dc01Async();
        await using var _ = portal;
        var (old, none) = (campaign.Communes[0], campaign.Communes[1]);
        await RemoveAsync(portal, campaign, (commune, day) => commune == none.Id || day > Day || (commune == old.Id && day > Day.AddDays(-2)));
        portal.SetLocalTime(2023, 8, 20, 15);
        var desk = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), Cancel))!;
        const string source = "Lũy kế theo DC01 đến hết ngày 20/08/2023 (có đơn vị mới đến ngày 18/08/2023); 1 đơn vị chưa có số DC01, lấy số xã báo cáo; số trong ngày theo báo cáo của xã";

        Assert.Equal(source, RollupWords.Source(desk.Rollup));
        Assert.Equal(source + ".", UrgingRules.Message(desk.Campaign, desk.Rollup, [old.Id]).Split('\n')[2]);
        var bulletin = UrgingBulletin.Of(desk.Campaign, desk.Rollup, [old.Id]);
        Assert.Equal("Lúc 15:00 · " + source, bulletin.Source);
        Assert.NotEmpty(BulletinPicture.Write(bulletin, 1));
        var letter = UrgingLetter.Write(desk.Campaign, desk.Rollup, [old.Id], DocumentForm.Standard(campaign.Campaign, DocumentKind.Urging));
        Assert.Contains(IssuedDocument.Paragraphs(letter), p => p.Contains(source, StringComparison.Ordinal));
    }

    [Fact]
    public void Many_names_are_counted_beyond_those_that_are_read()
    {
        Assert.Equal("a, b", RollupWords.Names(["a", "b"]));
        Assert.EndsWith("x, x và 10.583 đơn vị khác", RollupWords.Names([.. Enumerable.Repeat("x", 10_598)]), StringComparison.Ordinal);
    }

    // The file itself, by plain reading: commune, day, both levels together.
    private static Dictionary<string, Dictionary<DateOnly, int>> TotalsOfTheFile() => File.ReadLines(Path.Combine(SampleCampaign.Folder, "dc01.csv")).Skip(1).Select(l => l.Split(','))
        .GroupBy(l => l[1]).ToDictionary(
            g => g.Key, g => g.ToDictionary(l => DateOnly.ParseExact(l[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), l => Number(l[2]) + Number(l[3])));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // From the single counts of the hamlets.
    private static async Task<Dictionary<int, Dictionary<DateOnly, int>>> OwnTotalsAsync(TestPortal portal, CampaignDefinition campaign)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        int[] levels = [campaign.IndicatorId(StandardIndicators.Level1), campaign.IndicatorId(StandardIndicators.Level2)];
        return (await context.DailyCounts.AsNoTracking().Where(c => levels.Contains(c.IndicatorId)).ToListAsync(Cancel))
            .GroupBy(c => c.CommuneId).ToDictionary(g => g.Key, g => g.GroupBy(c => c.Day).ToDictionary(d => d.Key, d => d.Sum(c => c.Value)));
    }

    private static async Task<List<Dc01Line>> RemoveAsync(TestPortal portal, CampaignDefinition campaign, Func<int, DateOnly, bool> isGone)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var gone = (await context.Dc01Lines.AsNoTracking().Where(l => l.CampaignId == campaign.Id).ToListAsync(Cancel)).Where(l => isGone(l.CommuneId, l.Day)).ToList();
        var ids = gone.ConvertAll(l => l.Id);
        await context.Dc01Lines.Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(Cancel);
        return gone;
    }

    private static async Task<string> FiguresAsync(TestPortal portal, DateOnly day)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        return await context.DailyReports.Where(r => r.Day == day).Select(r => r.Figures).SingleAsync(Cancel);
    }

    private static async Task<(TestPortal Portal, CampaignDefinition Campaign)> Dc01Async()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        return (portal, await portal.SetAsync(campaign, c => c.OfficialFigures = OfficialFigures.Dc01));
    }
}
