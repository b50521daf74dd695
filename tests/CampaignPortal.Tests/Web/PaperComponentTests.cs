using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Plans;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Closing;
using CampaignPortal.Tests.Support;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Features.Awards;
using CampaignPortal.Web.Features.Closing;
using CampaignPortal.Web.Features.Plans;
using CampaignPortal.Web.Features.Reports;
using CampaignPortal.Web.Features.Summary;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Tests.Web;

/// <summary>The parts of the papers' pages over the real services, with words that would be markup, script or another form where they were not text.</summary>
public sealed class PaperComponentTests : IDisposable
{
    private const string Hostile = "</textarea><img src=x onerror=alert(1)><script>1</script>\"'& **đậm**";

    private readonly BunitContext _context = new();

    public PaperComponentTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        _context.Services.AddLogging();
        _context.Services.AddLocalization();
        _context.Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
    }

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_daily_report_is_fields_before_it_is_issued_and_a_paper_with_its_signed_copy_after()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var (agency, day, reports) = (TestPortal.Agency(campaign), new DateOnly(2023, 8, 19), portal.Get<DailyReportService>());
        await portal.Get<DayNoteService>().SaveAsync(
            TestPortal.Officer(campaign, "30211"), new() { CampaignId = campaign.Id, CommuneId = campaign.CommuneBy("30211").Id, Day = day, SeenVersion = 0, Difficulties = Hostile }, Cancel);
        var input = new DailyDraftInput { CampaignId = campaign.Id, Day = day, SeenVersion = 0, Assessment = Hostile, Proposals = "- Một\n- Hai" };
        await portal.Get<DailyDraftService>().SaveAsync(agency, input, false, Cancel);

        var view = await reports.GetAsync(agency, campaign.Id, day, Cancel);
        var writing = _context.Render<ReportSheet>(p => p.Add(s => s.View, view).Add(s => s.IsWriting, true).Add(s => s.IsStale, true).Add(s => s.Typed, input with { Assessment = "Bài khác " + Hostile }));
        Assert.Equal("Bài khác " + Hostile, writing.Find("textarea").TextContent);
        Assert.Equal(ProseText.Clean(Hostile), writing.Find(".stored").TextContent);
        AssertPlain(writing.FindAll("*"), "<img src=x onerror=alert(1)><script>1</script>");

        Assert.Equal(IssueOutcome.Issued, await reports.IssueAsync(agency, input with { SeenVersion = 1 }, true, Cancel));
        var issued = await reports.GetAsync(agency, campaign.Id, day, Cancel);
        using var file = new MemoryStream(SampleFiles.Pdf);
        await portal.Get<PaperFileService>().AddAsync(agency, campaign.Id, new(AttachmentOwnerKind.DailyReport, issued.Issued!.Id), new("<img src=x>.pdf", file), Cancel);
        var paper = _context.Render<ReportSheet>(p => p.Add(s => s.View, issued));
        Assert.Empty(paper.FindAll("textarea"));
        Assert.Contains(paper.FindAll("b"), b => b.TextContent == "đậm");
        AssertPlain(paper.FindAll("*"), "<img src=x onerror=alert(1)>");

        var rail = _context.Render<ReportRail>(p => p.Add(r => r.View, issued).Add(r => r.MayDecide, true).AddCascadingValue(As(agency)));
        Assert.Equal("-img src=x-.pdf", rail.Find(".files a").TextContent);
        Assert.EndsWith(FormattableString.Invariant($"/dinh-kem/bao-cao-ngay/{issued.Issued.Id}"), rail.Find("a.file-link").GetAttribute("href")!, StringComparison.Ordinal);
        var leader = TestPortal.Leadership(campaign);
        Assert.Empty(_context.Render<ReportRail>(p => p.Add(r => r.View, issued).AddCascadingValue(As(leader))).FindAll("a.file-link"));
    }

    [Fact]
    public async Task The_summarys_head_says_what_changed_and_has_its_buttons_for_the_agency_alone()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var (agency, service) = (TestPortal.Agency(campaign), portal.Get<SummaryReportService>());
        var sections = new Dictionary<SummarySection, string?> { [SummarySection.Outlook] = Hostile };
        await service.SaveAsync(agency, new() { CampaignId = campaign.Id, SeenVersion = 0, Sections = sections }, Cancel);
        await RenameAsync(portal, campaign, Hostile);

        var view = await service.GetAsync(agency, campaign.Id, Cancel);
        Assert.NotEmpty(view.Changes);
        var head = Render(MayDecide: true);
        Assert.Equal(["tong-ket"], head.FindAll("form").Select(f => f.GetAttribute("action")!.Split('/')[^1]).Distinct());
        AssertPlain(head.FindAll("*"), Hostile);
        Assert.Empty(Render(MayDecide: false).FindAll("form"));

        // Issuing is offered once the figures are those of now.
        await service.TakeOverAsync(agency, campaign.Id, 1, Cancel);
        view = await service.GetAsync(agency, campaign.Id, Cancel);
        Assert.Equal("2", Render(MayDecide: true).Find("form input[name=phien-ban]").GetAttribute("value"));
        Assert.EndsWith(" và 24 đơn vị khác.", Render(MayDecide: true).Find("form .note-warn").TextContent, StringComparison.Ordinal);
        AssertPlain(_context.Render<DocumentBody>(p => p.Add(b => b.Blocks, view.Body)).FindAll("*"), "<img src=x onerror=alert(1)>");

        IRenderedComponent<SummaryHead> Render(bool MayDecide) => _context.Render<SummaryHead>(p => p
            .Add(h => h.View, view).Add(h => h.MayDecide, MayDecide).Add(h => h.OnIssue, default(EventCallback)).Add(h => h.OnTakeOver, default(EventCallback)).AddCascadingValue(As(agency)));
    }

    [Fact]
    public async Task The_closing_form_keeps_what_was_typed_and_names_what_is_wrong_with_it()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var (officer, body, closing) = (TestPortal.Officer(campaign, "30211"), BodyId.OfCommune(campaign.CommuneBy("30211").Id), portal.Get<ClosingService>());
        await closing.SaveAsync(officer, Papers.Input(campaign.Id, body, 0, Hostile), Cancel);
        var desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);

        var fields = _context.Render<ClosingFields>(p => p
            .Add(f => f.Desk, desk).Add(f => f.Typed, Papers.Input(campaign.Id, body, 1, "Gõ lại " + Hostile)).Add(f => f.FileProblem, AttachmentProblem.TwoKinds));
        Assert.Equal(5, fields.FindAll("textarea").Count);
        Assert.All(fields.FindAll("textarea"), t => Assert.Equal("Gõ lại " + Hostile, t.TextContent));
        Assert.Contains("lẫn một tệp khác", fields.Find("#tep-loi").TextContent, StringComparison.Ordinal);
        AssertPlain(fields.FindAll("*"), Hostile);

        var filed = await closing.FileAsync(officer, Papers.Input(campaign.Id, body, 1, Hostile), true, Cancel);
        Assert.Equal(ClosingStatus.Filed, filed.Status);
        desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);
        Assert.Equal(ReviewOutcome.Returned, await portal.Get<ClosingReviewService>().ReturnAsync(TestPortal.Agency(campaign), campaign.Id, desk.Report!.Id, 1, Hostile, Cancel));
        desk = await closing.GetAsync(officer, campaign.Id, body, Cancel);
        var messages = _context.Render<ClosingMessages>(p => p.Add(m => m.Desk, desk));
        AssertPlain(messages.FindAll("*"), "<img src=x onerror=alert(1)>");
    }

    [Fact]
    public async Task Awards_show_decisions_figures_and_log_as_text_and_their_form_to_the_agency()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var (agency, awards) = (TestPortal.Agency(campaign), portal.Get<AwardService>());
        await RenameAsync(portal, campaign, Hostile);
        var subject = AwardSubject.New();
        var decided = await awards.DecideAsync(
            agency,
            new() { CampaignId = campaign.Id, Kind = AwardKind.Commendation, Subject = subject, SeenVersion = 0, IsProposed = true, IsPerson = true, Name = Hostile, Position = Hostile, Reason = Hostile, Form = Hostile },
            Cancel);
        Assert.Equal(AwardOutcome.Saved, decided);
        var desk = await awards.GetAsync(agency, campaign.Id, AwardKind.Commendation, Cancel);

        var items = _context.Render<AwardItems>(p => p.Add(i => i.Desk, desk).Add(i => i.MayDecide, true));
        Assert.StartsWith(Hostile, items.Find("tbody th").TextContent.Trim(), StringComparison.Ordinal);
        var form = _context.Render<AwardForm>(p => p.Add(f => f.Desk, desk).Add(f => f.Subject, desk.Items.Single().Proposal.Subject).Add(f => f.OnSave, default(EventCallback)));
        Assert.Equal(Hostile, form.Find("textarea").TextContent);
        Assert.Equal([desk.Rules.HostForm, desk.Rules.HigherForm], form.FindAll("input[name=cap]").Select(i => i.ParentElement!.TextContent.Trim()));
        var standings = _context.Render<AwardStandings>(p => p.Add(s => s.Desk, desk));
        Assert.Empty(standings.FindAll("a"));

        // Who only reads has no column for what they cannot do: on a phone it would be a label without anything.
        Assert.All(standings.FindAll("tbody tr"), row => Assert.Equal(2, row.ChildElementCount));
        Assert.All(standings.FindAll("thead tr"), row => Assert.Equal(2, row.ChildElementCount));
        var log = _context.Render<AwardLog>(p => p.Add(l => l.Desk, desk));
        foreach (var all in new[] { items.FindAll("*"), form.FindAll("*"), standings.FindAll("*"), log.FindAll("*") })
        {
            AssertPlain(all, "<img src=x onerror=alert(1)>");
        }

        Assert.Equal(AwardIssueOutcome.Issued, await portal.Get<AwardPaperService>().IssueAsync(agency, campaign.Id, AwardKind.Commendation, 1, Cancel));
        desk = await awards.GetAsync(agency, campaign.Id, AwardKind.Commendation, Cancel);
        var issue = _context.Render<AwardIssue>(p => p.Add(i => i.Desk, desk).Add(i => i.MayDecide, true).Add(i => i.OnIssue, default(EventCallback)).AddCascadingValue(As(agency)));
        Assert.Equal("2", issue.Find("form input[name=lan]").GetAttribute("value"));
        Assert.StartsWith("/dinh-kem/khen-thuong/", issue.Find("a.file-link").GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AwardKind.Commendation)]
    [InlineData(AwardKind.Criticism)]
    public async Task Rules_are_said_in_the_readers_language_and_in_Vietnamese_as_in_the_letter(AwardKind kind)
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var words = _context.Services.GetRequiredService<IStringLocalizer<AwardText>>();
        foreach (var share in new[] { "92,5", "" })
        {
            var rules = (await portal.Get<AwardService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, kind, Cancel)).Rules;
            await portal.Get<AwardService>().SaveRulesAsync(
                TestPortal.Agency(campaign),
                new() { CampaignId = campaign.Id, SeenVersion = rules.Version, QuotaFrom = share, OnTimeFrom = share, StaffFrom = share, QuotaBelow = share, ReportedBelow = share, StaffBelow = share },
                Cancel);
            var desk = await portal.Get<AwardService>().GetAsync(TestPortal.Agency(campaign), campaign.Id, kind, Cancel);
            Assert.Equal(desk.RuleWords, AwardRuleLines.Of(desk, words));
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.Equal(share.Length > 0, AwardRuleLines.Of(desk, words)[0].Contains("92.5%", StringComparison.Ordinal));
            Assert.DoesNotContain(AwardRuleLines.Of(desk, words), l => l.Contains("xã", StringComparison.OrdinalIgnoreCase));
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        }
    }

    [Fact]
    public async Task The_log_keeps_figures_and_words_them_in_the_readers_language_and_what_it_kept_as_words_stays()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var (agency, awards) = (TestPortal.Agency(campaign), portal.Get<AwardService>());
        var subject = AwardSubject.OfUnit(campaign.Units[0].Id);
        Assert.Equal(
            AwardOutcome.Saved,
            await awards.DecideAsync(agency, new() { CampaignId = campaign.Id, Kind = AwardKind.Commendation, Subject = subject, SeenVersion = 0, IsProposed = true }, Cancel));
        var desk = await awards.GetAsync(agency, campaign.Id, AwardKind.Commendation, Cancel);
        var stored = desk.Log[0].Changes.Single(c => c.Field == nameof(AwardProposal.Evidence)).New!;
        const string older = "Biên chế đã kích hoạt mức 2: 65/65 (100,00%)";
        desk = desk with { Log = [.. desk.Log, desk.Log[0] with { Changes = [new(nameof(AwardProposal.Evidence), null, older)] }] };

        var line = desk.Items[0].Evidence.Lines[0];
        var (part, whole) = (line.Part, line.Whole!.Value);
        Assert.Equal($"Biên chế đã kích hoạt mức 2: {AwardWords.Figure(line)}, mức 100%, ngày 20/8/2023", AwardWords.Logged(nameof(AwardProposal.Evidence), stored));
        var vietnamese = _context.Render<AwardLog>(p => p.Add(l => l.Desk, desk)).FindAll("li").Select(l => l.TextContent).ToList();
        Assert.Equal($"Số liệu: – → {AwardWords.Logged(nameof(AwardProposal.Evidence), stored)}", vietnamese[^2]);
        Assert.Equal($"Số liệu: – → {older}", vietnamese[^1]);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var english = _context.Render<AwardLog>(p => p.Add(l => l.Desk, desk)).FindAll("li").Select(l => l.TextContent).ToList();
        Assert.StartsWith($"Figures: – → Staff activated at level 2: {part}/{whole} (", english[^2], StringComparison.Ordinal);
        Assert.EndsWith("%), threshold 100%, on 20/8/2023", english[^2], StringComparison.Ordinal);
        Assert.Equal($"Figures: – → {older}", english[^1]);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
    }

    [Fact]
    public void Evidence_is_said_in_the_readers_language_and_in_Vietnamese_as_in_the_letter()
    {
        var words = _context.Services.GetRequiredService<IStringLocalizer<AwardText>>();
        var lines = (from kind in Enum.GetValues<EvidenceKind>()
                     from whole in new int?[] { null, 0, 3755 }
                     from struck in new bool?[] { null, true, false }
                     from reached in new DateOnly?[] { null, new(2023, 8, 7) }
                     select new EvidenceLine(kind, 3913, whole, new(2023, 8, 19), struck is null ? null : 92.5m, struck, reached)).ToList();
        Assert.All(lines.Where(l => l.Kind is EvidenceKind.Quota or EvidenceKind.Dc01 && l.IsStruck is not null), l => Assert.StartsWith(
            l.IsStruck == true ? "Hoàn thành " : "Đạt ", AwardWords.Reason(AwardKind.Commendation, new([l], [])), StringComparison.Ordinal));
        foreach (var kind in Enum.GetValues<AwardKind>())
        {
            Assert.All(lines, l => Assert.Equal(
                (AwardWords.Label(l), AwardWords.Figure(l), AwardWords.Verdict(kind, l), AwardWords.Source(l)),
                (AwardFigureWords.Label(words, l), AwardFigureWords.Figure(l), AwardFigureWords.Verdict(words, kind, l), AwardFigureWords.Source(words, l))));
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var shown = _context.Render<AwardLines>(p => p.Add(l => l.Evidence, new([.. lines], [])).Add(l => l.Kind, kind).Add(l => l.ShowsSources, true)).Find("ul");
            Assert.Contains("3,913/3,755 (104.21%)", shown.TextContent, StringComparison.Ordinal);
            Assert.Contains("92.5%", shown.TextContent, StringComparison.Ordinal);
            Assert.All(shown.TextContent.Where(char.IsLetter), letter => Assert.True(char.IsAscii(letter), shown.TextContent));
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        }
    }

    [Fact]
    public async Task Plans_show_numbers_and_files_as_text_in_the_bodys_list_and_in_the_tracker()
    {
        var (portal, campaign) = await OpenAsync();
        await using var _ = portal;
        var (officer, body, plans) = (TestPortal.Officer(campaign, "30211"), BodyId.OfCommune(campaign.CommuneBy("30211").Id), portal.Get<PlanService>());
        const string number = "<img src=x onerror=alert(1)>/KH";
        for (var version = 0; version < 2; version++)
        {
            using var file = new MemoryStream([.. SampleFiles.Jpeg, (byte)version]);
            var filed = await plans.FileAsync(
                officer, new() { CampaignId = campaign.Id, Body = body, SeenVersion = version, Number = number, Date = "2023-08-03", File = new("<b>&\".jpg", file) }, Cancel);
            Assert.Equal(PlanStatus.Filed, filed.Status);
        }

        var versions = _context.Render<PlanVersions>(p => p.Add(v => v.Versions, plans.GetAsync(officer, campaign.Id, body, Cancel).Result.Versions));
        var tracker = _context.Render<PlanTrackerView>(p => p.Add(t => t.Tracker, plans.ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel).Result));

        Assert.Equal(["✓ đang có hiệu lực", "· đã được thay thế"], versions.FindAll(".tag").Select(t => t.TextContent));
        Assert.Equal(["-b-&-.jpg", "-b-&-.jpg"], versions.FindAll(".files a").Select(a => a.TextContent));
        AssertPlain(versions.FindAll("*"), number);
        AssertPlain(tracker.FindAll("*"), number);
    }

    public void Dispose() => _context.Dispose();

    private async Task<(TestPortal Portal, CampaignDefinition Campaign)> OpenAsync()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync(new DateTime(2023, 8, 20, 8, 0, 0, DateTimeKind.Utc));
        portal.SetLocalTime(2023, 8, 20, 15);
        _context.Services.AddSingleton(portal.Get<PaperFileService>());
        return (portal, campaign);
    }

    private static async Task RenameAsync(TestPortal portal, CampaignDefinition campaign, string name)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        context.Communes.Single(c => c.CampaignId == campaign.Id && c.Code == "30211").FullName = name;
        context.Units.First(u => u.CampaignId == campaign.Id).Name = name;
        context.Campaigns.Single(c => c.Id == campaign.Id).DefinitionVersion++;
        await context.SaveChangesAsync(Cancel);
    }

    // The text is there, and nothing of it became an element or an attribute.
    private static void AssertPlain(IReadOnlyList<IElement> all, string text)
    {
        Assert.DoesNotContain(all, e => e.LocalName is "img" or "script" || e.Attributes.Any(a => a.Name.StartsWith("onerror", StringComparison.Ordinal)));
        Assert.Contains(all, e => e.TextContent.Contains(text, StringComparison.Ordinal) || e.GetAttribute("value")?.Contains(text, StringComparison.Ordinal) == true);
    }

    private static DefaultHttpContext As(AreaScope scope)
    {
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, scope.UserId), new(ScopeClaims.DisplayNameClaim, scope.UserName), new(ScopeClaims.RoleClaim, scope.Role.ToString()),
                new(ScopeClaims.CampaignClaim, scope.CampaignId!.Value.ToString(CultureInfo.InvariantCulture)),
            ],
            "test");
        return new DefaultHttpContext { User = new(identity) };
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
