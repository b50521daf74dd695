using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Closing;

public sealed class ClosingReportTests
{
    private const string Code = "30211";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_goes_from_draft_over_return_to_acceptance_and_each_filing_is_kept()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 9, 7, 16);
        var body = BodyId.OfCommune(campaign.CommuneBy(Code).Id);
        var (officer, agency) = (TestPortal.Officer(campaign, Code), TestPortal.Agency(campaign));
        var (closing, review) = (portal.Get<ClosingService>(), portal.Get<ClosingReviewService>());

        var draft = await closing.SaveAsync(officer, Papers.Input(campaign.Id, body, 0, "Lần một."), Cancel);
        var filed = await closing.FileAsync(officer, Papers.Input(campaign.Id, body, draft.Version, "Lần một."), false, Cancel);
        var reportId = (await review.ListAsync(agency, campaign.Id, Cancel)).Rows.Single(r => r.Body.Id == body).Report!.Id;

        Assert.Equal((ClosingStatus.Saved, ClosingStatus.Filed), (draft.Status, filed.Status));
        Assert.Equal(ClosingStatus.Closed, (await closing.SaveAsync(officer, Papers.Input(campaign.Id, body, filed.Version, "Sửa."), Cancel)).Status);
        Assert.Equal(ClosingStatus.Closed, (await closing.TakeFiguresAsync(officer, campaign.Id, body, null, filed.Version, Cancel)).Status);
        Assert.Equal(ReviewOutcome.NeedsComment, await review.ReturnAsync(agency, campaign.Id, reportId, 1, " \u202e ", Cancel));
        Assert.Equal(ReviewOutcome.Returned, await review.ReturnAsync(agency, campaign.Id, reportId, 1, "Bổ sung mục III.", Cancel));
        Assert.Equal(ReviewOutcome.Stale, await review.AcceptAsync(agency, campaign.Id, reportId, 1, Cancel));

        portal.SetLocalTime(2023, 9, 8, 9);
        var desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);
        Assert.Equal((ClosingState.Returned, "Bổ sung mục III."), (desk.Report!.State, desk.Report.Comment));
        Assert.Equal(ClosingStatus.Filed, (await closing.FileAsync(officer, Papers.Input(campaign.Id, body, desk.Version, "Lần hai."), false, Cancel)).Status);
        Assert.Equal(ReviewOutcome.Stale, await review.AcceptAsync(agency, campaign.Id, reportId, 1, Cancel));
        Assert.Equal(ReviewOutcome.Accepted, await review.AcceptAsync(agency, campaign.Id, reportId, 2, Cancel));

        desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);
        Assert.Equal((ClosingState.Accepted, DueState.OnTime), (desk.Report!.State, desk.Due));
        Assert.Equal([2, 1], desk.Filings.Select(f => f.Number));
        Assert.Equal("Lần hai.", (await review.FiledAsync(agency, campaign.Id, Cancel)).Single().Prose[ClosingSection.Results]);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal("Lần một.", ClosingProse.Read((await context.ClosingFilings.SingleAsync(f => f.Number == 1, Cancel)).Prose)[ClosingSection.Results]);
        Assert.Equal(
            [AuditAction.ClosingFiguresTaken, AuditAction.ClosingFiled, AuditAction.ClosingReturned, AuditAction.ClosingFiled, AuditAction.ClosingAccepted],
            await context.AuditEntries.Where(a => a.CommuneId == body.CommuneId).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_second_is_told_and_nothing_of_the_first_is_lost()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var body = BodyId.OfCommune(campaign.CommuneBy(Code).Id);
        var officer = TestPortal.Officer(campaign, Code);
        var closing = portal.Get<ClosingService>();

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => closing.SaveAsync(officer, Papers.Input(campaign.Id, body, 0, $"Bản {n}."), Cancel)));

        var winner = Assert.Single(answers.Index(), a => a.Item.Status == ClosingStatus.Saved);
        Assert.All(answers.Where(a => a != winner.Item), a => Assert.Equal(ClosingStatus.Stale, a.Status));
        var desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);
        Assert.Equal($"Bản {winner.Index + 1}.", desk.Prose[ClosingSection.Outlook]);

        // The same words again are no change, whatever version was seen.
        var again = await closing.SaveAsync(officer, Papers.Input(campaign.Id, body, 0, $"Bản {winner.Index + 1}."), Cancel);
        Assert.Equal((ClosingStatus.Saved, desk.Version), (again.Status, again.Version));
    }

    [Fact]
    public async Task Figures_stay_as_they_were_locked_until_they_are_taken_over_anew()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var commune = campaign.CommuneBy(Code);
        var body = BodyId.OfCommune(commune.Id);
        var (officer, agency) = (TestPortal.Officer(campaign, Code), TestPortal.Agency(campaign));
        var closing = portal.Get<ClosingService>();
        await closing.SaveAsync(officer, Papers.Input(campaign.Id, body, 0, "Đã triển khai."), Cancel);
        var before = (await closing.GetAsync(officer, campaign.Id, body, Cancel)).Figures;
        await CorrectAsync(portal, campaign, by: 3);

        var desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);

        Assert.Equal(before.Write(), desk.Figures.Write());
        var changed = Assert.Single(desk.Differences, d => d.Name.StartsWith("Kích hoạt lũy kế", StringComparison.Ordinal));
        Assert.Equal(before.Commune!.Cumulative + 3, int.Parse(changed.After.Replace(".", "", StringComparison.Ordinal), null));
        Assert.Contains(desk.Differences, d => d.Name.StartsWith($"1. {commune.Hamlets[0].FullName}", StringComparison.Ordinal));
        var taken = await closing.TakeFiguresAsync(officer, campaign.Id, body, null, desk.Version, Cancel);
        desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);
        Assert.Equal(before.Commune.Cumulative + 3, desk.Figures.Commune!.Cumulative);
        Assert.Empty(desk.Differences);
        Assert.Equal("Đã triển khai.", desk.Prose[ClosingSection.Results]);

        // After filing, the tracker says so; before the correction it does not.
        await closing.FileAsync(officer, Papers.Input(campaign.Id, body, taken.Version, "Đã triển khai."), false, Cancel);
        Assert.DoesNotContain((await portal.Get<ClosingReviewService>().ListAsync(agency, campaign.Id, Cancel)).Rows, r => r.HasChanged);
        await CorrectAsync(portal, campaign, by: -1);
        Assert.Equal(body, Assert.Single((await portal.Get<ClosingReviewService>().ListAsync(agency, campaign.Id, Cancel)).Rows, r => r.HasChanged).Body.Id);
        Assert.Equal(before.Commune.Cumulative + 3, Assert.Single(await portal.Get<ClosingReviewService>().FiledAsync(agency, campaign.Id, Cancel)).Figures.Commune!.Cumulative);
    }

    [Fact]
    public async Task A_report_without_words_or_before_the_end_is_saved_but_not_filed()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        var body = BodyId.OfUnit(campaign.Units[0].Id);
        var closing = portal.Get<ClosingService>();
        var agency = TestPortal.Agency(campaign);

        var early = await closing.FileAsync(agency, Papers.Input(campaign.Id, body, 0, "Kết quả tốt."), false, Cancel);
        var empty = await closing.FileAsync(agency, Papers.Input(campaign.Id, body, early.Version, "  \n** **\n"), true, Cancel);
        var future = await closing.TakeFiguresAsync(agency, campaign.Id, body, new(2023, 8, 21), empty.Version, Cancel);

        Assert.Equal((ClosingStatus.NotEnded, ClosingStatus.Empty, ClosingStatus.BadDay), (early.Status, empty.Status, future.Status));
        var desk = await closing.GetAsync(agency, campaign.Id, body, Cancel);
        Assert.Equal((ClosingState.Draft, new DateOnly(2023, 8, 20)), (desk.Report!.State, desk.Report.Day));
        Assert.Empty(desk.Filings);
    }

    [Fact]
    public async Task An_attachment_goes_while_the_report_is_open_and_stays_once_it_is_filed()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var body = BodyId.OfCommune(campaign.CommuneBy(Code).Id);
        var officer = TestPortal.Officer(campaign, Code);
        var closing = portal.Get<ClosingService>();
        foreach (var (name, bytes) in new[] { ("a.pdf", SampleFiles.Pdf), ("b.png", SampleFiles.Png) })
        {
            using var file = new MemoryStream(bytes);
            Assert.Null(await closing.AttachAsync(officer, campaign.Id, body, new(name, file), Cancel));
            Assert.Equal(AttachmentProblem.Twice, await closing.AttachAsync(officer, campaign.Id, body, new("c" + name, file), Cancel));
        }

        var files = (await closing.GetAsync(officer, campaign.Id, body, Cancel)).Attachments;
        Assert.Null(await closing.RemoveAttachmentAsync(officer, campaign.Id, body, files[0].Id, Cancel));
        Assert.Equal(AttachmentProblem.Gone, await closing.RemoveAttachmentAsync(officer, campaign.Id, body, files[0].Id, Cancel));
        var version = (await closing.GetAsync(officer, campaign.Id, body, Cancel)).Version;
        Assert.Equal(ClosingStatus.Filed, (await closing.FileAsync(officer, Papers.Input(campaign.Id, body, version, "Đã triển khai."), false, Cancel)).Status);

        Assert.Equal(AttachmentProblem.Closed, await closing.RemoveAttachmentAsync(officer, campaign.Id, body, files[1].Id, Cancel));
        using var late = new MemoryStream(SampleFiles.Jpeg);
        Assert.Equal(AttachmentProblem.Closed, await closing.AttachAsync(officer, campaign.Id, body, new("d.jpg", late), Cancel));
        Assert.Equal("b.png", Assert.Single(Assert.Single((await closing.GetAsync(officer, campaign.Id, body, Cancel)).Filings).Attached).Name);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(files[1].Id, Assert.Single(await context.AttachmentParts.Select(p => p.AttachmentId).ToListAsync(Cancel)));
    }

    private static async Task CorrectAsync(TestPortal portal, CampaignDefinition campaign, int by)
    {
        var day = await portal.DayAsync(campaign, Code, new(2023, 8, 20));
        var value = ((day.Value(0, "level1") ?? 0) + by).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var input = Fill.Cells(campaign, Code, day.Day, day.Version, (0, "level1", value)).Checked();
        Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(TestPortal.Agency(campaign), input, Cancel)).Status);
    }
}
