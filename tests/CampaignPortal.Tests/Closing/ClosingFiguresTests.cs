using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Closing;

/// <summary>Every figure of a closing report, worked out anew from the single rows by loops of the test's own.</summary>
public sealed class ClosingFiguresTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DateOnly> Days => [new DateOnly(2023, 8, 5), new DateOnly(2023, 8, 20), new DateOnly(2023, 9, 5)];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task A_communes_figures_are_what_its_counts_add_up_to(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await AddPlacesAsync(portal, campaign);
        await using var context = portal.Db.Open(TestPortal.Root);
        var counts = await context.DailyCounts.AsNoTracking().Where(c => c.Day <= day).ToListAsync(Cancel);
        var reports = await context.CommuneDays.AsNoTracking().Where(d => d.Day <= day).ToListAsync(Cancel);
        foreach (var commune in campaign.Communes)
        {
            var figures = await FiguresAsync(portal, campaign, BodyId.OfCommune(commune.Id), day);
            var actual = figures.Commune!;
            var (quota, eligible, before) = (0, 0, 0);
            var sums = new Dictionary<string, int>();
            foreach (var (hamlet, line) in commune.Hamlets.Zip(actual.Hamlets))
            {
                var target = campaign.Quotas.Where(q => q.HamletId == hamlet.Id && q.ValidFrom <= day).MaxBy(q => q.ValidFrom)!.Target;
                var flows = Of(counts, campaign, hamlet.Id, "level1", "level2", "registered");
                var done = flows["level1"] + flows["level2"];
                var expected = new Dictionary<string, decimal?>
                {
                    ["eligible"] = hamlet.Eligible,
                    ["activated_before"] = hamlet.ActivatedBefore,
                    ["quota"] = target,
                    ["level1_cum"] = flows["level1"],
                    ["level2_cum"] = flows["level2"],
                    ["cumulative"] = done,
                    ["percent_of_quota"] = Percent(done, target),
                    ["remaining"] = Math.Max(0, target - done),
                    ["registered_cum"] = flows["registered"],
                };
                foreach (var stock in new[] { "awaiting_approval", "approved_not_activated", "absent", "ineligible" })
                {
                    expected[stock] = counts.Where(c => c.HamletId == hamlet.Id && c.IndicatorId == campaign.IndicatorId(stock)).MaxBy(c => c.Day)?.Value;
                }

                Assert.Equal(hamlet.FullName, line.Name);
                Assert.Equal(expected.Count, actual.Columns.Count);
                Assert.All(actual.Columns.Zip(line.Values), c => Assert.Equal(expected[c.First.Key] ?? (c.First.Key.EndsWith("_cum", StringComparison.Ordinal) ? 0 : null), c.Second ?? (c.First.Key.EndsWith("_cum", StringComparison.Ordinal) ? 0 : null)));
                (quota, eligible, before) = (quota + target, eligible + hamlet.Eligible, before + hamlet.ActivatedBefore);
                foreach (var (key, value) in expected.Where(e => e.Value is not null))
                {
                    sums[key] = sums.GetValueOrDefault(key) + (int)value!.Value;
                }
            }

            var all = sums["level1_cum"] + sums["level2_cum"];
            Assert.Equal((quota, all, eligible, before), (actual.Quota, actual.Cumulative, actual.Eligible, actual.ActivatedBefore));
            Assert.Equal((Percent(all, quota), Math.Max(0, quota - all), Percent(before + all, eligible)), (actual.Percent, actual.Remaining, actual.PercentOfEligible));
            Assert.All(
                actual.Columns.Zip(actual.Total.Values).Where(c => c.First.Key is not ("percent_of_quota" or "remaining")),
                c => Assert.Equal(sums.GetValueOrDefault(c.First.Key), c.Second ?? 0));
            Discipline(reports.Where(r => r.CommuneId == commune.Id).ToDictionary(r => r.Day), campaign, actual, day);
            Assert.Equal(
                day < new DateOnly(2023, 8, 10) || commune.Code != "30211" ? [] : [new(WorkPlace.Home, 12), new(WorkPlace.Market, 4)], actual.Places);
        }
    }

    [Fact]
    public async Task A_day_that_is_still_in_time_is_not_missing_and_the_report_says_so_once_it_is()
    {
        var now = new DateTime(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified);
        var (portal, campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(now));
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        var day = DateOnly.FromDateTime(now);
        var row = (await portal.Get<CompletenessService>().GetAsync(TestPortal.Agency(campaign), _ => day, null, Cancel))!.Table.Rows.First(r => r.Counts.Open > 0);
        var body = BodyId.OfCommune(row.CommuneId);

        var early = (await FiguresAsync(portal, campaign, body, day)).Commune!;
        await Papers.FileAsync(portal, campaign, body);
        var open = await TrackedAsync();
        portal.SetLocalTime(2023, 8, 20, 17);
        var late = await portal.Get<ClosingService>().GetAsync(TestPortal.Root, campaign.Id, body, Cancel);

        Assert.Equal((row.Counts.Due, row.Counts.OnTime, row.Counts.Late, row.Counts.Missing), (early.Days(), early.DaysOnTime, early.LateDays.Count, early.MissingDays.Count));
        Assert.DoesNotContain(day, early.MissingDays);
        Assert.False(open);
        Assert.True(await TrackedAsync());
        Assert.Contains(late.Differences, d => d.Name == "Chưa báo cáo" && d.After.Contains("20/8", StringComparison.Ordinal));

        async Task<bool> TrackedAsync() =>
            (await portal.Get<ClosingReviewService>().ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).Rows.Single(r => r.Body.Id == body).HasChanged;
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task A_units_figures_are_those_of_its_newest_report(DateOnly day)
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using var context = portal.Db.Open(TestPortal.Root);
        var rows = await context.UnitProgress.AsNoTracking().Where(p => p.Day <= day).ToListAsync(Cancel);
        foreach (var unit in campaign.Units)
        {
            var own = rows.Where(r => r.UnitId == unit.Id).OrderBy(r => r.Day).ToList();
            var actual = (await FiguresAsync(portal, campaign, BodyId.OfUnit(unit.Id), day)).Unit!;
            var level2 = own.Count == 0 ? 0 : own[^1].Level2Cumulative;

            Assert.Equal((unit.Headcount, level2, Percent(level2, unit.Headcount), unit.Headcount - level2), (actual.Headcount, actual.Level2, actual.Percent, actual.Missing));
            Assert.Equal((own.Count, own.LastOrDefault()?.Day, own.FirstOrDefault(r => r.Level2Cumulative >= unit.Headcount)?.Day), (actual.DaysReported, actual.LastReported, actual.CompletedOn));
            Assert.Equal(new DateOnly(2023, 8, 30), actual.Deadline);
        }
    }

    [Fact]
    public async Task Page_and_document_say_the_same_figures_and_the_words_stand_between_them()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var body = BodyId.OfCommune(campaign.CommuneBy("30211").Id);
        await Papers.FileAsync(portal, campaign, body, "Đã họp **ba** lần.\n- Tổ công tác đi từng nhà.");
        var desk = await portal.Get<ClosingService>().GetAsync(TestPortal.Root, campaign.Id, body, Cancel);
        var docx = (await portal.Get<ClosingService>().DocumentAsync(TestPortal.Root, campaign.Id, body, 1, Cancel))!.Value;

        var tables = IssuedDocument.Tables(docx.Content);
        var paragraphs = IssuedDocument.Paragraphs(docx.Content);

        Assert.Empty(IssuedDocument.Faults(docx.Content));
        Assert.Equal("bao-cao-tong-ket-xa-tan-duong.docx", docx.Name);
        var shown = desk.Blocks.OfType<Core.Documents.Table>().Single();
        Assert.Equal(shown.Rows.Select(r => r.ToList()), tables[0]);
        Assert.Equal([.. desk.Hamlets!.Rows.Select(r => r.ToList()), desk.Hamlets.Total!.ToList()], tables[1]);
        var cumulative = desk.Figures.Commune!.Cumulative.ToString("#,##0", CultureInfo.GetCultureInfo("vi-VN"));
        Assert.Contains(tables[0], r => r[1].StartsWith("Kích hoạt lũy kế", StringComparison.Ordinal) && r[2] == cumulative);
        Assert.Contains(paragraphs, p => p.Contains($"xã Tân Dương kích hoạt được {cumulative} tài khoản", StringComparison.Ordinal));
        Assert.Equal(5, paragraphs.Count(p => p == "Đã họp ba lần."));
        Assert.Equal(
            ["I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", "II. KẾT QUẢ THỰC HIỆN", "III. KHÓ KHĂN, VƯỚNG MẮC, NGUYÊN NHÂN", "IV. PHƯƠNG HƯỚNG", "V. KIẾN NGHỊ, ĐỀ XUẤT KHEN THƯỞNG"],
            paragraphs.Where(p => ClosingProse.All.Any(s => ClosingProse.Title(s) == p)));
        Assert.EndsWith("của xã Tân Dương./.", paragraphs.Single(p => p.StartsWith("Trên đây", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task<ClosingFigures> FiguresAsync(TestPortal portal, CampaignDefinition campaign, BodyId body, DateOnly day)
    {
        var closing = portal.Get<ClosingService>();
        Assert.Equal(ClosingStatus.Saved, (await closing.TakeFiguresAsync(TestPortal.Root, campaign.Id, body, day, 0, Cancel)).Status);
        return (await closing.GetAsync(TestPortal.Root, campaign.Id, body, Cancel)).Figures;
    }

    private static Dictionary<string, int> Of(List<DailyCount> counts, CampaignDefinition campaign, int hamletId, params string[] codes)
    {
        var sums = codes.ToDictionary(c => c, _ => 0);
        foreach (var count in counts)
        {
            foreach (var code in codes)
            {
                sums[code] += count.HamletId == hamletId && count.IndicatorId == campaign.IndicatorId(code) ? count.Value : 0;
            }
        }

        return sums;
    }

    private static void Discipline(Dictionary<DateOnly, CommuneDay> reports, CampaignDefinition campaign, CommuneFigures actual, DateOnly day)
    {
        List<DateOnly> late = [], missing = [], zero = [];
        var onTime = 0;
        for (var one = campaign.Campaign.StartDay; one <= day; one = one.AddDays(1))
        {
            if (!reports.TryGetValue(one, out var report))
            {
                missing.Add(one);
                continue;
            }

            var sent = report.FirstSubmittedAt.AddHours(7);
            if (DateOnly.FromDateTime(sent) > one || sent.TimeOfDay >= new TimeSpan(16, 31, 0))
            {
                late.Add(one);
            }
            else
            {
                onTime++;
            }

            if (report.Kind == DayKind.Zero)
            {
                zero.Add(one);
            }
        }

        Assert.Equal(onTime, actual.DaysOnTime);
        Assert.Equal(late, actual.LateDays);
        Assert.Equal(missing, actual.MissingDays);
        Assert.Equal(zero, actual.ZeroDays);
        Assert.Equal(day.DayNumber - campaign.Campaign.StartDay.DayNumber + 1, actual.Days());
    }

    private static async Task AddPlacesAsync(TestPortal portal, CampaignDefinition campaign)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var commune = campaign.CommuneBy("30211").Id;
        context.AddRange(
            new DayPlace { CampaignId = campaign.Id, CommuneId = commune, Day = new(2023, 8, 9), Place = WorkPlace.Home, Value = 7 },
            new DayPlace { CampaignId = campaign.Id, CommuneId = commune, Day = new(2023, 8, 10), Place = WorkPlace.Home, Value = 5 },
            new DayPlace { CampaignId = campaign.Id, CommuneId = commune, Day = new(2023, 8, 10), Place = WorkPlace.Market, Value = 4 });
        await context.SaveChangesAsync(Cancel);
    }

    private static decimal? Percent(int part, int whole) => whole > 0 ? Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero) : null;
}
