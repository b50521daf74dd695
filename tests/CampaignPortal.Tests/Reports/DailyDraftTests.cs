using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Tests.Closing;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Reports;

/// <summary>The agency's own words for a day's report: kept while they are written, frozen with it.</summary>
public sealed class DailyDraftTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_are_kept_with_the_draft_and_frozen_in_document_and_page()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var saved = await SaveAsync(portal, campaign, 0, "Toàn huyện **đạt khá**.\n\n-\tMột số xã chậm", "");
        var draft = await ViewAsync(portal, campaign);
        Assert.Equal((DailyDraftStatus.Saved, 1), (saved.Status, saved.Draft!.Version));
        Assert.Equal("Toàn huyện **đạt khá**.\n- Một số xã chậm", draft.Figures.Words!.Assessment);

        Assert.Equal(IssueOutcome.Issued, await IssueAsync(portal, campaign, 1, "Toàn huyện **đạt khá**.", "Đề nghị <b>bổ sung</b> máy"));

        var issued = await ViewAsync(portal, campaign);
        var printed = IssuedDocument.Paragraphs(await IssuedDocument.BytesAsync(portal, campaign.Id, issued.Files[0]));
        Assert.Equal(
            ["V. NHẬN XÉT, ĐÁNH GIÁ", "Toàn huyện đạt khá.", "VI. ĐỀ XUẤT, NHIỆM VỤ NHỮNG NGÀY TỚI", "Đề nghị bổ sung máy"],
            printed.SkipWhile(p => p != "V. NHẬN XÉT, ĐÁNH GIÁ").TakeWhile(p => !p.StartsWith("Trên đây", StringComparison.Ordinal)));
        Assert.Equal(["bổ sung"], issued.Body.OfType<Prose>().Last().Runs.Where(r => r.IsBold).Select(r => r.Text));
        Assert.Empty(IssuedDocument.Faults(await IssuedDocument.BytesAsync(portal, campaign.Id, issued.Files[0])));
        Assert.Null(issued.Draft);
        Assert.Equal(DailyDraftStatus.IssuedAlready, (await SaveAsync(portal, campaign, 1, "Viết thêm", "")).Status);
        Assert.Equal("Toàn huyện **đạt khá**.", (await ViewAsync(portal, campaign)).Figures.Words!.Assessment);
    }

    [Fact]
    public async Task A_thousand_hostile_texts_make_a_sound_document_with_every_word_in_it()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var texts = Hostile.Texts(1000, seed: 11);
        var halves = texts.Chunk(500).Select(half => string.Join("\n", half)).ToList();
        var kept = halves.Select(ProseText.Clean).ToList();
        Assert.All(kept, text => Assert.InRange(text.Length, 1000, DailyWords.Length));

        Assert.Equal(IssueOutcome.Issued, await IssueAsync(portal, campaign, 0, halves[0], halves[1]));

        var view = await ViewAsync(portal, campaign);
        var file = await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0]);
        Assert.Equal(kept, [view.Figures.Words!.Assessment, view.Figures.Words.Proposals]);
        Assert.Empty(IssuedDocument.Faults(file));
        var printed = IssuedDocument.Paragraphs(file);
        var shown = view.Body.OfType<Prose>().Select(p => string.Concat(p.Runs.Select(r => r.Text))).ToList();
        Assert.Equal(kept.Sum(text => text.Split('\n').Length), shown.Count);
        Assert.Equal(shown, printed.Where(p => shown.Contains(p)));
    }

    [Fact]
    public async Task A_part_without_words_is_left_out_and_the_other_is_the_fifth()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        await IssueAsync(portal, campaign, 0, " ", "Cấp thêm máy");

        var headings = (await ViewAsync(portal, campaign)).Body.OfType<Heading>().Select(h => h.Text).ToList();
        Assert.Equal("V. ĐỀ XUẤT, NHIỆM VỤ NHỮNG NGÀY TỚI", headings[^1]);
        Assert.Equal(5, headings.Count);
    }

    [Fact]
    public async Task Of_two_who_write_the_second_is_told_and_nothing_is_overwritten_or_issued()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, 0, "Bản một", "");

        var second = await SaveAsync(portal, campaign, 0, "Bản hai", "");
        var issue = await IssueAsync(portal, campaign, 0, "Bản hai", "");
        var same = await SaveAsync(portal, campaign, 0, "Bản một", "");

        Assert.Equal((DailyDraftStatus.Stale, 1), (second.Status, second.Draft!.Version));
        Assert.Equal((IssueOutcome.DraftChanged, DailyDraftStatus.Saved), (issue, same.Status));
        var view = await ViewAsync(portal, campaign);
        Assert.Equal(("Bản một", null), (view.Figures.Words!.Assessment, view.Issued));
    }

    [Fact]
    public async Task Of_many_who_save_at_once_one_does()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => SaveAsync(portal, campaign, 0, $"Bản {i}", ""), Cancel)));

        Assert.Equal([DailyDraftStatus.Saved, .. Enumerable.Repeat(DailyDraftStatus.Stale, 5)], outcomes.Select(o => o.Status).Order());
    }

    [Fact]
    public async Task What_differs_from_the_figures_that_the_writer_saw_is_told_until_they_look_again()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 18);
        await SaveAsync(portal, campaign, 0, "Một", "");
        Assert.Empty((await ViewAsync(portal, campaign)).Changes);
        var before = (await portal.DayAsync(campaign, "30211", Day)).Value(0, "level1") ?? 0;
        await SendAsync(portal, campaign, before + 3);

        // What saves itself while somebody writes does not count as having looked.
        await SaveAsync(portal, campaign, 1, "Hai", "", seesFigures: false);
        var told = await ViewAsync(portal, campaign);
        await SaveAsync(portal, campaign, 2, "Hai", "");

        var own = told.Changes.Single(c => c is { Row: "Xã Tân Dương", Column: "Trong ngày" });
        Assert.Equal(3, int.Parse(own.New!, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")) - int.Parse(own.Old!, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")));
        Assert.Empty((await ViewAsync(portal, campaign)).Changes);
    }

    [Fact]
    public async Task Who_goes_on_writing_leaves_one_entry_in_the_audit_and_another_writer_a_further_one()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        for (var version = 0; version < 5; version++)
        {
            await SaveAsync(portal, campaign, version, $"Bản {version}", "", seesFigures: false);
        }

        var other = TestPortal.Agency(campaign) with { UserName = "Người khác" };
        await portal.Get<DailyDraftService>().SaveAsync(other, Input(campaign, 5, "Bản của người khác", ""), seesFigures: false, Cancel);

        await using var context = portal.Db.Open(TestPortal.Root);
        var entries = await context.AuditEntries.Where(a => a.Action == AuditAction.DailyDraftSaved).OrderBy(a => a.Id).ToListAsync(Cancel);
        Assert.Equal([(Day, TestPortal.Agency(campaign).UserName), (Day, "Người khác")], entries.Select(e => (e.Day!.Value, e.UserName)));
    }

    [Fact]
    public async Task Too_long_words_and_days_without_a_report_are_refused()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var drafts = portal.Get<DailyDraftService>();

        Assert.Equal(DailyDraftStatus.TooLong, (await SaveAsync(portal, campaign, 0, "", new string('a', DailyWords.Length + 1))).Status);
        Assert.Equal(IssueOutcome.TooLong, await IssueAsync(portal, campaign, 0, new string('a', DailyWords.Length + 1), ""));
        foreach (var day in (DateOnly[])[new(2023, 8, 4), new(2023, 9, 6), default])
        {
            Assert.Equal(DailyDraftStatus.NoSuchDay, (await drafts.SaveAsync(TestPortal.Agency(campaign), Input(campaign, 0, "x", "") with { Day = day }, seesFigures: true, Cancel)).Status);
        }

        Assert.Null((await ViewAsync(portal, campaign)).Draft);
    }

    private static DailyDraftInput Input(CampaignDefinition campaign, int seen, string assessment, string proposals) =>
        new() { CampaignId = campaign.Id, Day = Day, SeenVersion = seen, Assessment = assessment, Proposals = proposals };

    private static Task<DailyDraftOutcome> SaveAsync(
        TestPortal portal, CampaignDefinition campaign, int seen, string assessment, string proposals, bool seesFigures = true) =>
        portal.Get<DailyDraftService>().SaveAsync(TestPortal.Agency(campaign), Input(campaign, seen, assessment, proposals), seesFigures, Cancel);

    private static Task<IssueOutcome> IssueAsync(TestPortal portal, CampaignDefinition campaign, int seen, string assessment, string proposals) =>
        portal.Get<DailyReportService>().IssueAsync(TestPortal.Agency(campaign), Input(campaign, seen, assessment, proposals), isIncompleteAccepted: true, Cancel);

    private static Task<DailyReportView> ViewAsync(TestPortal portal, CampaignDefinition campaign) =>
        portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, Day, Cancel);

    private static async Task SendAsync(TestPortal portal, CampaignDefinition campaign, int value)
    {
        var stored = await portal.DayAsync(campaign, "30211", Day);
        var input = Fill.Cells(campaign, "30211", Day, stored.Version, (0, "level1", value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(EntryStatus.Accepted, (await portal.Get<EntryService>().SubmitAsync(TestPortal.Officer(campaign, "30211"), input.Checked(), Cancel)).Status);
    }
}
