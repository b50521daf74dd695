using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Exports;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Excel;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Exports;

public sealed class ExportServiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_count_of_the_campaign_is_in_the_file_once_with_who_sent_it_and_when()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var file = await FileAsync(portal, TestPortal.Agency(campaign), campaign, ExportKind.DailyCounts);

        await using var context = portal.Db.Open(TestPortal.Root);
        var days = (await context.CommuneDays.ToListAsync(Cancel)).ToDictionary(d => (d.CommuneId, d.Day));
        var expected = (await context.DailyCounts.ToListAsync(Cancel)).Select(c =>
        {
            var commune = campaign.FindCommune(c.CommuneId)!;
            var hamlet = commune.Hamlets.Single(h => h.Id == c.HamletId);
            var indicator = campaign.Indicators.Single(i => i.Id == c.IndicatorId);
            var day = days[(c.CommuneId, c.Day)];
            return (commune.FullName, hamlet.Code, c.Day, indicator.Code, c.Value, day.LastSubmittedBy, CampaignClock.ToLocal(day.LastSubmittedAt));
        }).ToList();
        var read = Cells.Read(file).Skip(TableWorkbook.HeadingRow).Select(r => (
            (string)r[0]!, (string)r[3]!, DateOnly.FromDateTime((DateTime)r[4]!), (string)r[6]!, (int)(double)r[7]!, (string)r[8]!, (DateTime)r[9]!)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, read.Count);
        Assert.Equal(
            expected.Select(e => $"{e.Item1}|{e.Item2}|{e.Item3:O}|{e.Item4}|{e.Item5}|{e.Item6}|{e.Item7:yyyy-MM-dd HH:mm}").Order(StringComparer.Ordinal),
            read.Select(e => $"{e.Item1}|{e.Item2}|{e.Item3:O}|{e.Item4}|{e.Item5}|{e.Item6}|{e.Item7.AddMilliseconds(500):yyyy-MM-dd HH:mm}").Order(StringComparer.Ordinal));
        Assert.Empty(Cells.Faults(file));
    }

    [Fact]
    public async Task An_officer_gets_the_own_commune_and_no_audit()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, "30211");

        var file = await FileAsync(portal, officer, campaign, ExportKind.DailyCounts);

        Assert.Equal(["Xã Tân Dương"], Cells.Read(file).Skip(TableWorkbook.HeadingRow).Select(r => (string)r[0]!).Distinct(StringComparer.Ordinal));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Service(portal).StartAsync(officer, campaign.Id, ExportKind.Audit, Patience, Cancel));
    }

    [Fact]
    public async Task The_audit_names_the_cell_that_changed_and_both_values()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var hamlet = campaign.CommuneBy("30211").Hamlets[0];
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.AuditEntries.Add(new()
            {
                CampaignId = campaign.Id,
                CommuneId = hamlet.CommuneId,
                Day = new(2023, 8, 20),
                Action = AuditAction.DaySubmitted,
                UserId = "x",
                UserName = "=Cán bộ",
                At = new(2023, 8, 20, 9, 0, 0, DateTimeKind.Utc),
                Changes = AuditChanges.Write([AuditChange.OfCell(hamlet.Id, campaign.IndicatorId("level1"), 4, 5, "=đếm lại"), new("name", "00123", null)]),
            });
            await context.SaveChangesAsync(Cancel);
        }

        var file = await FileAsync(portal, TestPortal.Agency(campaign), campaign, ExportKind.Audit);

        var rows = Cells.Read(file).TakeLast(2).ToList();
        Assert.Equal(["=Cán bộ", "Gửi số liệu ngày", "Xã Tân Dương"], rows[0][1..4]);
        Assert.Equal([$"{hamlet.FullName}: Kích hoạt mức 1", 4.0, 5.0, "=đếm lại"], rows[0][6..]);
        Assert.Equal(["name", "00123", null, null], rows[1][6..]);
        Assert.Empty(Cells.Formulae(file));
    }

    [Fact]
    public void Every_action_of_the_audit_has_its_words() =>
        Assert.All(Enum.GetValues<AuditAction>(), action => Assert.NotEqual(action.ToString(), AuditWords.Of(action)));

    [Fact]
    public async Task A_file_is_its_makers_alone_and_only_with_the_rights_of_then()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var maker = TestPortal.Agency(campaign);
        var id = (await Service(portal).StartAsync(maker, campaign.Id, ExportKind.DailyCounts, Patience, Cancel))!.Value;

        Assert.Null(Service(portal).Open(TestPortal.Leadership(campaign), campaign.Id, id));
        Assert.Null(Service(portal).Open(AreaScope.Of(PortalRole.Leadership, maker.UserId, maker.UserName, campaign.Id, null, null), campaign.Id, id));
        Assert.Empty(Service(portal).List(TestPortal.Leadership(campaign), campaign.Id));
        Service(portal).Cancel(TestPortal.Leadership(campaign), campaign.Id, id);
        Assert.NotNull(Service(portal).Open(maker, campaign.Id, id));
    }

    [Fact]
    public async Task A_file_is_gone_after_an_hour_or_when_it_is_taken_away()
    {
        using var folder = new DataSetFolder();
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        using var exports = Over(portal, folder.Path);
        var maker = TestPortal.Agency(campaign);
        var first = await exports.StartAsync(maker, campaign.Id, ExportKind.DailyCounts, Patience, Cancel);
        var second = await exports.StartAsync(maker, campaign.Id, ExportKind.DailyCounts, Patience, Cancel);
        Assert.Equal(2, Files(folder));

        exports.Cancel(maker, campaign.Id, first!.Value);
        Assert.Equal(1, Files(folder));
        portal.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(exports.Open(maker, campaign.Id, second!.Value));
        portal.Time.Advance(TimeSpan.FromMinutes(2));
        await WaitAsync(() => Files(folder) == 0);

        Assert.Empty(exports.List(maker, campaign.Id));
    }

    [Fact]
    public async Task One_person_has_few_at_a_time()
    {
        using var folder = new DataSetFolder();
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        using var exports = Over(portal, folder.Path);
        var maker = TestPortal.Agency(campaign);
        for (var count = 0; count < 4; count++)
        {
            Assert.NotNull(await exports.StartAsync(maker, campaign.Id, ExportKind.DailyCounts, Patience, Cancel));
        }

        Assert.Null(await exports.StartAsync(maker, campaign.Id, ExportKind.Audit, Patience, Cancel));
        Assert.NotNull(await exports.StartAsync(TestPortal.Leadership(campaign), campaign.Id, ExportKind.DailyCounts, Patience, Cancel));
    }

    [Fact]
    public async Task What_a_crash_left_goes_with_the_next_start_and_what_another_process_has_stays()
    {
        using var folder = new DataSetFolder();
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "left.export.xlsx"), "x", Cancel);
        using var other = Over(portal, folder.Path);
        await other.StartAsync(TestPortal.Agency(campaign), campaign.Id, ExportKind.DailyCounts, Patience, Cancel);
        Assert.Equal(1, Files(folder));

        using (Over(portal, folder.Path))
        {
            Assert.Equal(1, Files(folder));
        }
    }

    private static async Task<byte[]> FileAsync(TestPortal portal, AreaScope scope, CampaignDefinition campaign, ExportKind kind)
    {
        var id = await Service(portal).StartAsync(scope, campaign.Id, kind, Patience, Cancel);
        Assert.Equal(ExportState.Ready, Assert.Single(Service(portal).List(scope, campaign.Id)).State);
        var (_, content) = Service(portal).Open(scope, campaign.Id, id!.Value)!.Value;
        await using var _ = content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, Cancel);
        return memory.ToArray();
    }

    private static ExportService Service(TestPortal portal) => portal.Get<ExportService>();

    private static ExportService Over(TestPortal portal, string folder) =>
        ActivatorUtilities.CreateInstance<ExportService>(portal.Get<IServiceProvider>(), new ExportOptions { Folder = folder });

    private static int Files(DataSetFolder folder) => Directory.GetFiles(folder.Path, "*.export.xlsx").Length;

    private static async Task WaitAsync(Func<bool> isSo)
    {
        for (var round = 0; round < 500 && !isSo(); round++)
        {
            await Task.Delay(10, Cancel);
        }

        Assert.True(isSo());
    }
}
