using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Excel;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Reports;

/// <summary>The bases (căn cứ) that the agency types for a kind of document: kept, printed at its head, and in no paper issued before.</summary>
public sealed class DocumentBasesTests
{
    private const string Typed = "Căn cứ Luật Thi đua, khen thưởng;\r\n\r\n ;\r\n  Thực hiện Kế hoạch\u0007 của Ủy ban nhân dân huyện.";

    private static readonly string[] Printed = ["Căn cứ Luật Thi đua, khen thưởng;", "Thực hiện Kế hoạch của Ủy ban nhân dân huyện."];

    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bases_stand_between_whom_a_letter_is_addressed_to_and_its_text_and_in_no_letter_issued_before()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, DocumentKind.Commendation, Typed);
        await DecideAsync(portal, campaign, campaign.Communes[0].Id);

        var first = await IssueAsync(portal, campaign, 1);
        await SaveAsync(portal, campaign, DocumentKind.Commendation, "Căn cứ khác");
        await DecideAsync(portal, campaign, campaign.Communes[1].Id);
        var second = await IssueAsync(portal, campaign, 2);

        var paragraphs = IssuedDocument.Paragraphs(first);
        var to = paragraphs.FindIndex(p => p.StartsWith("Kính gửi:", StringComparison.Ordinal));
        Assert.Equal(Printed, paragraphs.Skip(to + 1).Take(2));
        Assert.StartsWith("Trên cơ sở kết quả thực hiện", paragraphs[to + 3], StringComparison.Ordinal);
        Assert.Empty(IssuedDocument.Faults(first));
        Assert.Contains("Căn cứ khác.", IssuedDocument.Paragraphs(second));
        Assert.DoesNotContain(Printed[0], IssuedDocument.Paragraphs(second));
        var desk = await portal.Get<AwardService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, AwardKind.Commendation, Cancel);
        Assert.Equal(first, await IssuedDocument.BytesAsync(portal, campaign.Id, desk.Papers.Single(p => p.Number == 1).Files[0]));
    }

    [Fact]
    public async Task The_page_of_an_issued_report_keeps_its_bases_and_one_from_before_they_were_kept_has_none()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, DocumentKind.DailyReport, Typed);
        Assert.Equal(IssueOutcome.Issued, await portal.Get<DailyReportService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, Day, true, Cancel));
        await SaveAsync(portal, campaign, DocumentKind.DailyReport, "");

        var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, Day, Cancel);

        Assert.Equal(Printed.Select(p => p[..^1]), view.Paper!.Bases);
        Assert.Equal(Printed, IssuedDocument.Paragraphs(await IssuedDocument.BytesAsync(portal, campaign.Id, view.Files[0])).Where(Printed.Contains));
        var written = view.Figures.Write();
        var start = written.IndexOf(",\"bases\":", StringComparison.OrdinalIgnoreCase);
        var earlier = DailyFigures.Read(written.Remove(start, written.IndexOf(",\"recipients\"", StringComparison.OrdinalIgnoreCase) - start));
        Assert.Empty(DailyReportDocument.Of(earlier, earlier.Form!).Bases);
    }

    [Fact]
    public async Task Urging_letters_name_bases_and_minutes_of_visits_do_not()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        var desk = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), Cancel))!;

        var letter = UrgingLetter.Write(campaign, desk.Rollup, [campaign.Communes[0].Id], await SaveAsync(portal, campaign, DocumentKind.Urging, Typed));

        Assert.Equal(Printed, IssuedDocument.Paragraphs(letter).Where(Printed.Contains));
        Assert.Empty(IssuedDocument.Faults(letter));
        Assert.Null((await SaveAsync(portal, campaign, DocumentKind.Inspection, Typed)).Bases);
    }

    [Fact]
    public async Task A_change_of_bases_is_in_the_audit_with_what_stood_there_and_none_is_no_change()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await SaveAsync(portal, campaign, DocumentKind.SummaryReport, " \r\n ");
        await SaveAsync(portal, campaign, DocumentKind.SummaryReport, "Một");
        await SaveAsync(portal, campaign, DocumentKind.SummaryReport, "Một\r\n");
        await SaveAsync(portal, campaign, DocumentKind.SummaryReport, "Hai\r\nBa");

        await using var context = portal.Db.Open(TestPortal.Root);
        var entries = await context.AuditEntries.AsNoTracking().Where(e => e.Action == AuditAction.DocumentFormChanged).OrderBy(e => e.Id).Select(e => e.Changes).ToListAsync(Cancel);
        Assert.Equal(3, entries.Count);
        Assert.DoesNotContain(AuditChanges.Read(entries[0]), c => c.Field == nameof(DocumentForm.Bases));
        Assert.Equal(
            [(nameof(DocumentForm.Bases), null, "Một"), (nameof(DocumentForm.Bases), "Một", "Hai\nBa")],
            entries.Skip(1).Select(e => AuditChanges.Read(e).Single()).Select(c => (c.Field, c.Old, c.New)));
    }

    [Fact]
    public async Task A_thousand_hostile_texts_are_kept_whole_or_refused_and_break_no_document()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var refused = 0;
        foreach (var texts in HostileText.Thousand.Chunk(40))
        {
            var clean = string.Join('\n', PlainText.Paragraphs(string.Join('\n', texts)));
            refused += clean.Length > 2000 ? 1 : 0;
            var form = await SaveAsync(
                portal, campaign, DocumentKind.DailyReport, string.Join('\n', texts), clean.Length > 2000 ? DocumentFormOutcome.TooLong : DocumentFormOutcome.Saved);

            var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, new(2023, 8, 5), Cancel);
            Assert.Equal(clean.Length <= 2000, clean == form.Bases);
            Assert.Equal(form.Bases, view.Figures.Form!.Bases);
            Assert.Empty(IssuedDocument.Faults(DocumentWriter.Write(view.Paper!)));
        }

        Assert.Equal(1, refused);
    }

    [Fact]
    public async Task What_is_too_long_by_one_letter_is_refused_and_what_just_fits_is_kept_to_the_last()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (list, line) = (new string('ắ', 2000), new string('ắ', 200));
        (string Field, Action<DocumentForm, string> Set, Func<DocumentForm, string?> Of, string Fits)[] fields =
        [
            (nameof(DocumentForm.AddressedTo), (f, t) => f.AddressedTo = t, f => f.AddressedTo, list),
            (nameof(DocumentForm.Bases), (f, t) => f.Bases = t, f => f.Bases, list),
            (nameof(DocumentForm.Recipients), (f, t) => f.Recipients = t, f => f.Recipients, list),
            (nameof(DocumentForm.Superior), (f, t) => f.Superior = t, f => f.Superior, line),
            (nameof(DocumentForm.Position), (f, t) => f.Position = t, f => f.Position, line),
        ];
        foreach (var (field, set, of, fits) in fields)
        {
            var form = await portal.Get<DocumentFormService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, DocumentKind.DailyReport, Cancel);
            set(form, fits + "ắ");
            Assert.Equal((field, DocumentFormOutcome.TooLong), (field, await portal.Get<DocumentFormService>().SaveAsync(TestPortal.Agency(campaign), form, null, Cancel)));
            set(form, fits);
            Assert.Equal((field, DocumentFormOutcome.Saved), (field, await portal.Get<DocumentFormService>().SaveAsync(TestPortal.Agency(campaign), form, null, Cancel)));
            Assert.Equal(fits, of(await portal.Get<DocumentFormService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, DocumentKind.DailyReport, Cancel)));
        }
    }

    private static async Task<DocumentForm> SaveAsync(
        TestPortal portal, CampaignDefinition campaign, DocumentKind kind, string bases, DocumentFormOutcome outcome = DocumentFormOutcome.Saved)
    {
        var forms = portal.Get<DocumentFormService>();
        var form = await forms.GetAsync(TestPortal.Agency(campaign), campaign.Id, kind, Cancel);
        form.Bases = bases;
        Assert.Equal(outcome, await forms.SaveAsync(TestPortal.Agency(campaign), form, null, Cancel));
        return await forms.GetAsync(TestPortal.Agency(campaign), campaign.Id, kind, Cancel);
    }

    private static async Task DecideAsync(TestPortal portal, CampaignDefinition campaign, int commune) => Assert.Equal(
        AwardOutcome.Saved,
        await portal.Get<AwardService>().DecideAsync(
            TestPortal.Agency(campaign),
            new() { CampaignId = campaign.Id, Kind = AwardKind.Commendation, Subject = AwardSubject.OfCommune(commune), SeenVersion = 0, IsProposed = true },
            Cancel));

    private static async Task<byte[]> IssueAsync(TestPortal portal, CampaignDefinition campaign, int number)
    {
        Assert.Equal(AwardIssueOutcome.Issued, await portal.Get<AwardPaperService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, AwardKind.Commendation, number, Cancel));
        var desk = await portal.Get<AwardService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, AwardKind.Commendation, Cancel);
        return await IssuedDocument.BytesAsync(portal, campaign.Id, desk.Papers.Single(p => p.Number == number).Files[0]);
    }
}
