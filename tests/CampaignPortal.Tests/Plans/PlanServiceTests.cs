using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Plans;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Plans;

public sealed class PlanServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newer_plan_replaces_the_older_one_which_is_kept_with_its_file()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var body = BodyId.OfCommune(campaign.CommuneBy("30211").Id);
        var officer = TestPortal.Officer(campaign, "30211");
        portal.SetLocalTime(2023, 8, 5, 23, 59);
        Assert.Equal(PlanStatus.Filed, (await FileAsync(portal, officer, campaign, body, 0, SampleFiles.Pdf)).Status);
        portal.SetLocalTime(2023, 8, 9);
        Assert.Equal(PlanStatus.Stale, (await FileAsync(portal, officer, campaign, body, 0, SampleFiles.Docx)).Status);

        Assert.Equal(PlanStatus.Filed, (await FileAsync(portal, officer, campaign, body, 1, SampleFiles.Docx, "16/KH-UBND")).Status);

        var desk = await portal.Get<PlanService>().GetAsync(officer, campaign.Id, body, Cancel);
        Assert.Equal(DueState.OnTime, desk.State);
        Assert.Equal([(2, "16/KH-UBND", "ke hoach.docx"), (1, "15/KH-UBND", "ke hoach.pdf")], desk.Versions.Select(v => (v.Version, v.Number, v.Files.Single().FileName)));
        var file = (await portal.Get<AttachmentService>().OpenAsync(officer, campaign.Id, desk.Versions[1].Files[0].Id, Cancel))!;
        using var read = new MemoryStream();
        await file.CopyToAsync(read, Cancel);
        Assert.Equal(SampleFiles.Pdf, read.ToArray());
        Assert.Equal("application/pdf", file.ContentType);
    }

    [Fact]
    public async Task A_large_file_comes_back_byte_for_byte()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var body = BodyId.OfUnit(campaign.Units[0].Id);
        var noise = new byte[(5 * 1024 * 1024) + 17];
        new Random(3).NextBytes(noise);
        byte[] bytes = [.. SampleFiles.Jpeg, .. noise];
        Assert.Equal(PlanStatus.Filed, (await FileAsync(portal, TestPortal.Agency(campaign), campaign, body, 0, bytes)).Status);

        var row = (await portal.Get<PlanService>().GetAsync(TestPortal.Root, campaign.Id, body, Cancel)).Versions[0].Files[0];
        using var read = new MemoryStream();
        await (await portal.Get<AttachmentService>().OpenAsync(TestPortal.Root, campaign.Id, row.Id, Cancel))!.CopyToAsync(read, Cancel);

        Assert.True(bytes.AsSpan().SequenceEqual(read.ToArray()));
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)), row.Hash);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_kept()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 5);
        var body = BodyId.OfCommune(campaign.CommuneBy("30211").Id);
        var before = await TableSizes.OfAsync(portal);
        using var page = new MemoryStream("<html>"u8.ToArray());
        var input = new PlanInput { CampaignId = campaign.Id, Body = body, SeenVersion = 0, Number = " \u202e ", Date = "2023-08-06", File = new("ke-hoach.pdf", page) };

        var ahead = await portal.Get<PlanService>().FileAsync(TestPortal.Root, input, Cancel);
        var long_ = await portal.Get<PlanService>().FileAsync(TestPortal.Root, input with { Number = new('1', 61), Date = "05/8/2023", File = null }, Cancel);

        Assert.Equal([PlanProblem.Number, PlanProblem.DateAhead], ahead.Problems);
        Assert.Equal(AttachmentProblem.UnknownKind, ahead.FileProblem);
        Assert.Equal([PlanProblem.NumberTooLong, PlanProblem.Date], long_.Problems);
        Assert.Equal(AttachmentProblem.Missing, long_.FileProblem);
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task The_tracker_counts_filed_late_and_missing_and_its_workbook_and_reminder_agree()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var agency = TestPortal.Agency(campaign);
        portal.SetLocalTime(2023, 8, 5, 8);
        Assert.All((await portal.Get<PlanService>().ListAsync(agency, campaign.Id, Cancel)).Rows, r => Assert.Equal(DueState.Open, r.State));
        await FileAsync(portal, agency, campaign, BodyId.OfCommune(campaign.Communes[0].Id), 0, SampleFiles.Pdf, "=1+1");
        portal.SetLocalTime(2023, 8, 6, 0);
        await FileAsync(portal, agency, campaign, BodyId.OfUnit(campaign.Units[1].Id), 0, SampleFiles.Pdf);

        var tracker = await portal.Get<PlanService>().ListAsync(agency, campaign.Id, Cancel);

        var all = campaign.Communes.Count + campaign.Units.Count;
        Assert.Equal((1, 1, all - 2, 0), (tracker.Count(DueState.OnTime), tracker.Count(DueState.Late), tracker.Count(DueState.Missing), tracker.Count(DueState.Open)));
        var sheet = IssuedDocument.Rows(TableWorkbook.Write(campaign, PlanSheet.Of(tracker)), "Ke hoach");
        Assert.Equal([.. tracker.Rows.Select(r => r.Body.Name)], sheet.Take(all).Select(r => (string)r[1]));
        Assert.Equal(("Đúng hạn", "=1+1"), ((string)sheet[0][2], (string)sheet[0][3]));
        Assert.Equal($"Cộng: Đúng hạn 1; Nộp trễ 1; Quá hạn, chưa nộp {all - 2}", sheet[all][1]);
        var lines = PlanSheet.Reminder(tracker).Split('\n');
        Assert.Equal("CÔNG AN HUYỆN LAI VUNG – ĐÔN ĐỐC NỘP KẾ HOẠCH TRIỂN KHAI", lines[0]);
        Assert.Equal($"Đến 00:00 ngày 06/8/2023: đã nộp 2/{all} đơn vị. Hạn nộp: hết ngày 05/8/2023 (đã quá 1 ngày).", lines[1]);
        Assert.Equal(all - 2, lines.Count(l => l.StartsWith("- ", StringComparison.Ordinal)));
        Assert.DoesNotContain($"- {campaign.Communes[0].FullName}", lines);
    }

    private static async Task<PlanOutcome> FileAsync(
        TestPortal portal, AreaScope scope, CampaignDefinition campaign, BodyId body, int seenVersion, byte[] bytes, string number = "15/KH-UBND")
    {
        using var file = new MemoryStream(bytes);
        return await portal.Get<PlanService>().FileAsync(
            scope, new() { CampaignId = campaign.Id, Body = body, SeenVersion = seenVersion, Number = number, Date = "2023-08-03", File = new("ke hoach.pdf", file) }, Cancel);
    }
}
