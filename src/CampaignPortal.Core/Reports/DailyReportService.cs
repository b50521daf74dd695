using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reports;

/// <summary>The agency's report of each day to the Chairman (plan V.2): looked at, issued once, and never changed again.</summary>
public sealed class DailyReportService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The report of a day: as it was issued, or as it would be issued now.</summary>
    /// <param name="day">Null for the newest day that there is.</param>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<DailyReportView> GetAsync(AreaScope scope, int campaignId, DateOnly? day, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var last = clock.NewestDay(campaign);
        var of = campaign.ChosenDay(day, last);
        var issued = await context.DailyReports.AsNoTracking()
            .Where(r => r.CampaignId == campaignId).OrderByDescending(r => r.Day)
            .Select(r => new DailyReportRow(r.Id, r.Day, r.IssuedAt, r.IssuedBy, r.MissingCount)).ToListAsync(cancel);
        issued = [.. issued.Select(r => r with { IssuedAt = CampaignClock.ToLocal(r.IssuedAt) })];
        if (issued.Find(r => r.Day == of) is { } report)
        {
            var stored = await context.DailyReports.Where(r => r.Id == report.Id).Select(r => r.Figures).SingleAsync(cancel);
            return new(campaign, of, last, DailyFigures.Read(stored), report, await FilesAsync(context, report.Id, cancel), issued);
        }

        var draft = await context.DailyDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.CampaignId == campaignId && d.Day == of, cancel);
        var figures = await new DailyFiguresReader(context, campaign).ReadAsync(of, clock.Now(campaign.Campaign), cancel) with
        {
            Words = Words(draft),
            Form = await FormAsync(context, campaign, cancel),
        };
        return new(campaign, of, last, figures, null, [], issued)
        {
            Draft = draft is null ? null : DailyDraftService.Row(draft),
            Changes = draft is null ? [] : SheetChanges.Of(DailyReportDocument.Sheets(DailyFigures.Read(draft.Figures)), DailyReportDocument.Sheets(figures)),
        };
    }

    /// <summary>Issues the report of a day with the figures of this moment. Of two who do it at once one does, the other is told.</summary>
    /// <param name="isIncompleteAccepted">Whether a person said that communes may be missing.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<IssueOutcome> IssueAsync(AreaScope scope, int campaignId, DateOnly day, bool isIncompleteAccepted, CancellationToken cancel = default) =>
        IssueAsync(scope, campaignId, day, null, isIncompleteAccepted, cancel);

    /// <summary>The same with words as they were typed, saved or not.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<IssueOutcome> IssueAsync(AreaScope scope, DailyDraftInput input, bool isIncompleteAccepted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return IssueAsync(scope, input.CampaignId, input.Day, input, isIncompleteAccepted, cancel);
    }

    private async Task<IssueOutcome> IssueAsync(
        AreaScope scope, int campaignId, DateOnly day, DailyDraftInput? input, bool isIncompleteAccepted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        var words = input is null ? null : DailyWords.Read(input);
        if (input is not null && words is null)
        {
            return IssueOutcome.TooLong;
        }

        return await db.WriteOfOneMomentAsync(
            scope, (context, token) => WriteAsync(context, campaignId, day, isIncompleteAccepted, input?.SeenVersion, words, token), cancel);
    }

    private async Task<IssueOutcome> WriteAsync(
        PortalDbContext context, int campaignId, DateOnly day, bool isIncompleteAccepted, int? seenVersion, DailyWords? words, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (!campaign.IsCampaignDay(day) || day > clock.Today(campaign.Campaign))
        {
            return IssueOutcome.NoSuchDay;
        }

        if (await context.DailyReports.AnyAsync(r => r.CampaignId == campaign.Id && r.Day == day, cancel))
        {
            return IssueOutcome.IssuedAlready;
        }

        var now = clock.UtcNow(campaign.Campaign);
        var draft = await context.DailyDrafts.AsTracking().FirstOrDefaultAsync(d => d.CampaignId == campaign.Id && d.Day == day, cancel);
        if (seenVersion is { } seen && seen != (draft?.Version ?? 0))
        {
            return IssueOutcome.DraftChanged;
        }

        var form = await FormAsync(context, campaign, cancel);
        var figures = await new DailyFiguresReader(context, campaign).ReadAsync(day, CampaignClock.ToLocal(now), cancel) with { Words = words ?? Words(draft), Form = form };
        if (!figures.IsComplete && !isIncompleteAccepted)
        {
            return IssueOutcome.Incomplete;
        }

        var report = new DailyReport
        {
            CampaignId = campaign.Id,
            Day = day,
            IssuedAt = now,
            IssuedBy = context.Scope.UserName,
            MissingCount = figures.Missing.Count(),
            Figures = figures.Write(),
        };
        context.DailyReports.Add(report);
        if (draft is not null)
        {
            context.DailyDrafts.Remove(draft);
        }

        await context.SaveChangesAsync(cancel);
        var files = new IssuedFiles(context, campaign.Id, DocumentKind.DailyReport, report.Id, now);
        files.Add(DailyReportDocument.FileName(figures, "docx"), DocumentWriter.Write(DailyReportDocument.Of(figures, form)));
        files.Add(DailyReportDocument.FileName(figures, "xlsx"), TableWorkbook.WriteSheets(campaign, DailyReportDocument.Sheets(figures)));
        context.AuditEntries.Add(files.Audit(
            clock.RealUtcNow, AuditAction.DocumentIssued, day, new AuditChange("missing", null, report.MissingCount.ToString(CultureInfo.InvariantCulture))));
        return IssueOutcome.Issued;
    }

    private static DailyWords Words(DailyDraft? draft) => draft is null ? DailyWords.None : new(draft.Assessment, draft.Proposals);

    private static async Task<DocumentForm> FormAsync(PortalDbContext context, CampaignDefinition campaign, CancellationToken cancel) =>
        await context.DocumentForms.AsNoTracking().FirstOrDefaultAsync(f => f.CampaignId == campaign.Id && f.Kind == DocumentKind.DailyReport, cancel)
        ?? DocumentForm.Standard(campaign.Campaign, DocumentKind.DailyReport);

    private static Task<List<IssuedFileRow>> FilesAsync(PortalDbContext context, int reportId, CancellationToken cancel) =>
        context.IssuedFiles.Where(f => f.Kind == DocumentKind.DailyReport && f.DocumentId == reportId)
            .OrderBy(f => f.Id).Select(f => new IssuedFileRow(f.Id, f.FileName, f.Hash)).ToListAsync(cancel);
}

public enum IssueOutcome
{
    Issued,

    /// <summary>The day has its report; nothing was written.</summary>
    IssuedAlready,

    /// <summary>Communes are missing and nobody said that they may be; nothing was written.</summary>
    Incomplete,

    /// <summary>Not a day of the campaign, or one to come.</summary>
    NoSuchDay,

    /// <summary>Somebody else wrote into the draft meanwhile; nothing was issued.</summary>
    DraftChanged,

    /// <summary>The words are longer than a report's; nothing was issued.</summary>
    TooLong,
}

/// <param name="Last">The last day that a report can be of now.</param>
/// <param name="Figures">As issued, or as they are now.</param>
/// <param name="Issued">Null where the day has no report yet.</param>
/// <param name="Files">Of the issued report.</param>
/// <param name="Reports">Every issued report, the newest day first.</param>
public sealed record DailyReportView(
    CampaignDefinition Campaign, DateOnly Day, DateOnly Last, DailyFigures Figures, DailyReportRow? Issued,
    IReadOnlyList<IssuedFileRow> Files, IReadOnlyList<DailyReportRow> Reports)
{
    /// <summary>Who wrote for it last; null where nobody has, and once it is issued.</summary>
    public DailyDraftRow? Draft { get; init; }

    /// <summary>Figures that are others now than when the draft was begun or saved by its button.</summary>
    public IReadOnlyList<SheetChange> Changes { get; init; } = [];

    /// <summary>What the report says, the same for the page and the document.</summary>
    public IReadOnlyList<DocumentBlock> Body => DailyReportDocument.Body(Figures);

    /// <summary>What the portal says, above the agency's own words.</summary>
    public IReadOnlyList<DocumentBlock> Reported => DailyReportDocument.Reported(Figures);

    /// <summary>The sentence below them.</summary>
    public DocumentBlock End => DailyReportDocument.End(Figures);

    /// <summary>As it is printed, head and foot included; null for a report whose signatory was not kept with it.</summary>
    public OfficialDocument? Paper => Figures.Form is { } form ? DailyReportDocument.Of(Figures, form) : null;
}

/// <param name="IssuedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record DailyReportRow(int Id, DateOnly Day, DateTime IssuedAt, string IssuedBy, int MissingCount);

public sealed record IssuedFileRow(int Id, string FileName, string Hash);
