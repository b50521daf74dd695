using System.Data;
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
        var last = campaign.Nearest(clock.Today(campaign.Campaign));
        var of = day is { } wanted && campaign.IsCampaignDay(wanted) && wanted <= last ? wanted : last;
        var issued = await context.DailyReports.AsNoTracking()
            .Where(r => r.CampaignId == campaignId).OrderByDescending(r => r.Day)
            .Select(r => new DailyReportRow(r.Id, r.Day, r.IssuedAt, r.IssuedBy, r.MissingCount)).ToListAsync(cancel);
        issued = [.. issued.Select(r => r with { IssuedAt = CampaignClock.ToLocal(r.IssuedAt) })];
        if (issued.Find(r => r.Day == of) is { } report)
        {
            var stored = await context.DailyReports.Where(r => r.Id == report.Id).Select(r => r.Figures).SingleAsync(cancel);
            return new(campaign, of, last, DailyFigures.Read(stored), report, await FilesAsync(context, report.Id, cancel), issued);
        }

        var figures = await new DailyFiguresReader(context, campaign).ReadAsync(of, clock.Now(campaign.Campaign), cancel);
        return new(campaign, of, last, figures, null, [], issued);
    }

    /// <summary>Issues the report of a day with the figures of this moment. Of two who do it at once one does, the other is told.</summary>
    /// <param name="isIncompleteAccepted">Whether a person said that communes may be missing.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<IssueOutcome> IssueAsync(
        AreaScope scope, int campaignId, DateOnly day, bool isIncompleteAccepted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (!campaign.IsCampaignDay(day) || day > clock.Today(campaign.Campaign))
        {
            return IssueOutcome.NoSuchDay;
        }

        try
        {
            return await context.Database.CreateExecutionStrategy()
                .ExecuteAsync(async token => await WriteAsync(context, campaign, day, isIncompleteAccepted, token), cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody else's report of the day came first; any other trouble is not told as one.
            context.ChangeTracker.Clear();
            if (await context.DailyReports.AnyAsync(r => r.CampaignId == campaignId && r.Day == day, cancel))
            {
                return IssueOutcome.IssuedAlready;
            }

            throw;
        }
    }

    private async Task<IssueOutcome> WriteAsync(
        PortalDbContext context, CampaignDefinition campaign, DateOnly day, bool isIncompleteAccepted, CancellationToken cancel)
    {
        context.ChangeTracker.Clear();

        // Nobody writes counts between the reads: every figure of the report is of one moment.
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        if (await context.DailyReports.AnyAsync(r => r.CampaignId == campaign.Id && r.Day == day, cancel))
        {
            return IssueOutcome.IssuedAlready;
        }

        var now = clock.UtcNow(campaign.Campaign);
        var figures = await new DailyFiguresReader(context, campaign).ReadAsync(day, CampaignClock.ToLocal(now), cancel);
        if (!figures.IsComplete && !isIncompleteAccepted)
        {
            return IssueOutcome.Incomplete;
        }

        var form = await context.DocumentForms.AsNoTracking()
            .FirstOrDefaultAsync(f => f.CampaignId == campaign.Id && f.Kind == DocumentKind.DailyReport, cancel)
            ?? DocumentForm.Standard(campaign.Campaign, DocumentKind.DailyReport);
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
        await context.SaveChangesAsync(cancel);
        var files = new IssuedFiles(context, campaign.Id, DocumentKind.DailyReport, report.Id, now);
        files.Add(DailyReportDocument.FileName(figures, "docx"), DocumentWriter.Write(DailyReportDocument.Of(figures, form)));
        files.Add(DailyReportDocument.FileName(figures, "xlsx"), TableWorkbook.WriteSheets(campaign, DailyReportDocument.Sheets(figures)));
        context.AuditEntries.Add(files.Audit(
            clock.RealUtcNow, AuditAction.DocumentIssued, day, new AuditChange("missing", null, report.MissingCount.ToString(CultureInfo.InvariantCulture))));
        await context.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return IssueOutcome.Issued;
    }

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
    /// <summary>What the report says, the same for the page and the document.</summary>
    public IReadOnlyList<DocumentBlock> Body => DailyReportDocument.Body(Figures);
}

/// <param name="IssuedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record DailyReportRow(int Id, DateOnly Day, DateTime IssuedAt, string IssuedBy, int MissingCount);

public sealed record IssuedFileRow(int Id, string FileName, string Hash);
