using CampaignPortal.Core.Audit;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.DataSets;

/// <summary>What a good folder becomes, and that an import is all or nothing.</summary>
public sealed class DataSetImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_area_above_communes_may_be_named_and_may_be_left_out()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        folder.Write("communes.csv", """
            commune_code,district,commune_name,commune_full_name,eligible,activated_before,quota
            X1, Huyện  Thử ,Một,Xã Một,300,30,60
            X2,,Hai,Xã Hai,50,5,10
            """);

        var result = await folder.ImportAsync(portal);

        Assert.Empty(result.Errors);
        Assert.Equal(["Huyện Thử", null], (await portal.CampaignAsync(result.CampaignId!.Value)).Communes.Select(c => c.GroupName));
    }

    [Theory]
    [InlineData(';', false)]
    [InlineData(';', true)]
    [InlineData('\t', true)]
    public async Task Files_as_Excel_saves_them_in_Vietnam_are_read_like_those_with_commas(char by, bool byteOrderMark)
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        foreach (var file in new[] { "communes.csv", "hamlets.csv", "daily_reports.csv", "daily_counts.csv", "units.csv", "unit_staff_level2.csv", "dc01.csv" })
        {
            folder.Write(file, folder.Read(file).Replace(',', by), byteOrderMark);
        }

        var result = await folder.ImportAsync(portal);

        Assert.Empty(result.Errors);
        var campaign = await portal.CampaignAsync(result.CampaignId!.Value);
        Assert.Equal(["Xã Một", "Xã Hai"], campaign.Communes.Select(c => c.FullName));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal((18, 3), (context.DailyCounts.Count(), context.CommuneDays.Count()));
    }

    [Fact]
    public async Task Days_given_the_wrong_way_round_are_told_as_what_was_given()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var campaign = DataSetFolder.Campaign();
        (campaign.StartDay, campaign.EndDay) = (new(2023, 9, 5), new(2023, 8, 5));

        Assert.Equal("--start, --end: ngày cuối đứng trước ngày đầu", (await folder.ImportAsync(portal, campaign: campaign)).Errors[0].ToString());
    }

    [Fact]
    public async Task A_campaign_that_has_not_begun_needs_its_areas_and_days_alone()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        foreach (var file in new[] { "daily_reports.csv", "daily_counts.csv", "units.csv", "unit_staff_level2.csv", "dc01.csv" })
        {
            folder.Delete(file);
        }

        var campaign = DataSetFolder.Campaign();
        (campaign.StartDay, campaign.EndDay) = (new(2023, 8, 5), new(2023, 9, 5));
        var result = await folder.ImportAsync(portal, campaign: campaign);

        Assert.Empty(result.Errors);
        var imported = await portal.CampaignAsync(result.CampaignId!.Value);
        Assert.Equal((32, 2, 0), (imported.DayCount, imported.Communes.Count, imported.Units.Count));
    }

    [Fact]
    public async Task A_reported_day_keeps_how_many_hamlets_it_says_nothing_of()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        await folder.ImportAsync(portal);

        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal([0, 1, 0], context.CommuneDays.OrderBy(d => d.CommuneId).ThenBy(d => d.Day).Select(d => d.BlankHamlets).AsEnumerable());
    }

    [Fact]
    public async Task A_good_folder_becomes_a_campaign_with_everything_in_it()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();

        var result = await folder.ImportAsync(portal);

        Assert.Empty(result.Errors);
        var campaign = await portal.CampaignAsync(result.CampaignId!.Value);
        Assert.Equal((new DateOnly(2023, 8, 5), new DateOnly(2023, 8, 6)), (campaign.Campaign.StartDay, campaign.Campaign.EndDay));
        Assert.Equal([("X1", "Xã Một", 300, 30), ("X2", "Xã Hai", 50, 5)], campaign.Communes.Select(c => (c.Code, c.FullName, c.Eligible, c.ActivatedBefore)));
        Assert.Equal(["Ấp A", "Ấp B"], campaign.Communes[0].Hamlets.Select(h => h.FullName));
        Assert.Equal(60, campaign.QuotaOn(campaign.Campaign.StartDay, campaign.CommuneBy("X1").Id));
        Assert.Equal(40, campaign.QuotaOn(campaign.Campaign.StartDay, campaign.CommuneBy("X1").Id, campaign.HamletId("X1", 1)));
        Assert.Equal(("D1", "Trường Tiểu học", "Trường học", 10), campaign.Units.Select(u => (u.Code, u.Name, u.Kind, u.Headcount)).Single());
        Assert.Empty(await portal.Get<TotalsCheck>().RunAsync(TestPortal.Root, campaign.Id, cancel: Cancel));

        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal([(4, 5), (10, 6)], context.UnitProgress.OrderBy(p => p.Day).AsEnumerable().Select(p => (p.Level2Cumulative, p.Day.Day)));
        Assert.Equal(("Xã Một", 3, 3), context.Dc01Lines.AsEnumerable().Select(d => (d.AreaName, d.Level1, d.Level2)).Single());
        var audit = await context.AuditEntries.SingleAsync(Cancel);
        Assert.Equal((AuditAction.CampaignImported, campaign.Id, "test"), (audit.Action, audit.CampaignId, audit.UserName));
    }

    [Fact]
    public async Task Blank_fields_stay_blank_and_days_keep_their_time_and_kind()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var campaign = await portal.CampaignAsync((await folder.ImportAsync(portal)).CampaignId!.Value);
        var service = portal.Get<EntryService>();

        var first = await service.GetDayAsync(TestPortal.Root, campaign.Id, campaign.CommuneBy("X1").Id, new(2023, 8, 5), Cancel);
        var zero = await service.GetDayAsync(TestPortal.Root, campaign.Id, campaign.CommuneBy("X2").Id, new(2023, 8, 5), Cancel);

        Assert.Equal([null, 1, 0, null], ((string[])["registered", "level1", "level2", "awaiting_approval"]).Select(i => first.Value(1, i)));
        Assert.Equal((DayKind.Counts, DayState.OnTime, 1), (first.Kind!.Value, first.State, first.Version));
        Assert.Equal((DayKind.Zero, DayState.Late), (zero.Kind!.Value, zero.State));
        Assert.Equal(new DateTime(2023, 8, 5, 14, 26, 0), first.LastSubmittedAt);
        Assert.Equal((0, DayState.Missing), (
            (await service.GetDayAsync(TestPortal.Root, campaign.Id, campaign.CommuneBy("X2").Id, new(2023, 8, 6), Cancel)).Version,
            (await service.GetDayAsync(TestPortal.Root, campaign.Id, campaign.CommuneBy("X2").Id, new(2023, 8, 6), Cancel)).State));
    }

    [Fact]
    public async Task Quoted_fields_with_commas_quotes_and_line_breaks_a_byte_order_mark_and_CRLF_are_read()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        folder.Replace("units.csv", "Trường Tiểu học", "\"Trường \"\"Tân Hòa\"\", cơ sở 2\"");
        folder.Replace("hamlets.csv", "Ấp,A", "Ấp,\"A,\nphía  trên\"");
        folder.Write("communes.csv", folder.Read("communes.csv").ReplaceLineEndings("\r\n"), byteOrderMark: true);
        folder.Write("daily_counts.csv", folder.Read("daily_counts.csv"), byteOrderMark: true);

        var result = await folder.ImportAsync(portal);

        Assert.Empty(result.Errors);
        var campaign = await portal.CampaignAsync(result.CampaignId!.Value);
        Assert.Equal("Trường \"Tân Hòa\", cơ sở 2", campaign.Units.Single().Name);
        Assert.Equal("Ấp A, phía trên", campaign.Communes[0].Hamlets[0].FullName);
    }

    [Fact]
    public async Task Names_written_with_separate_marks_become_the_ordinary_letters()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        folder.Replace("communes.csv", "Xã Một", "Xã Một".Normalize(System.Text.NormalizationForm.FormD));

        var campaign = await portal.CampaignAsync((await folder.ImportAsync(portal)).CampaignId!.Value);

        Assert.Equal("Xã Một", campaign.Communes[0].FullName);
    }

    [Fact]
    public async Task Only_what_was_submitted_before_the_given_moment_is_loaded()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var moment = new DateTime(2023, 8, 5, 8, 0, 0, DateTimeKind.Utc);

        await portal.Get<DataSetImport>().RunAsync(TestPortal.Root, folder.Path, DataSetFolder.Campaign(), moment, cancel: Cancel);

        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(new DateTime(2023, 8, 5, 7, 26, 0), Assert.Single(context.CommuneDays).FirstSubmittedAt);
        Assert.Equal(10, context.DailyCounts.Count());
        Assert.Empty(context.UnitProgress);
    }

    [Fact]
    public async Task An_import_that_is_broken_off_half_way_leaves_nothing()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        using var stop = new CancellationTokenSource();
        var before = await TableSizes.OfAsync(portal);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.Get<DataSetImport>().RunAsync(
            TestPortal.Root, folder.Path, DataSetFolder.Campaign(), progress: new AtOnce(_ => stop.Cancel()), cancel: stop.Token));

        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task A_second_import_leaves_the_first_campaign_as_it_was()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var day = new DateOnly(2023, 8, 20);
        var before = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, day, Cancel);

        await portal.ImportReferenceAsync();

        var after = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, day, Cancel);
        Assert.Equal(before.Rows.Select(r => (r.AreaId, r.Cumulative)), after.Rows.Select(r => (r.AreaId, r.Cumulative)));
    }

    private sealed class AtOnce(Action<(int Done, int Of)> report) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => report(value);
    }
}
