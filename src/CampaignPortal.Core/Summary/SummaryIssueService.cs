using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Summary;

/// <summary>Issues the summary report: once, with the bytes of its files; it is never changed afterwards.</summary>
public sealed class SummaryIssueService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>Issues the draft, once its figures are those of this moment. Of two who do it at once one does, the other is told.</summary>
    /// <param name="isEarlyAccepted">Whether a person said that days of the campaign may be still to come.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<SummaryOutcome> IssueAsync(
        AreaScope scope, int campaignId, int seenVersion, bool isEarlyAccepted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return SummaryOutcome.Of(await db.WriteOfOneMomentAsync(
            scope, (context, token) => WriteAsync(context, campaignId, seenVersion, isEarlyAccepted, token), cancel));
    }

    private async Task<SummaryStatus> WriteAsync(PortalDbContext context, int campaignId, int seenVersion, bool isEarlyAccepted, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (await context.SummaryReports.AnyAsync(r => r.CampaignId == campaign.Id, cancel))
        {
            return SummaryStatus.IssuedAlready;
        }

        if (await context.SummaryDrafts.AsTracking().FirstOrDefaultAsync(d => d.CampaignId == campaign.Id, cancel) is not { } draft)
        {
            return SummaryStatus.NoDraft;
        }

        var now = clock.UtcNow(campaign.Campaign);
        var (figures, prose) = (SummaryFigures.Read(draft.Figures), SummaryProse.Read(draft.Prose));
        var refused = draft.Version != seenVersion ? SummaryStatus.Stale
            : figures.Day < figures.EndDay && !isEarlyAccepted ? SummaryStatus.NotEnded
            : SheetChanges.Of(SummarySheets.Of(figures), SummarySheets.Of(await new SummaryFiguresReader(context, campaign).ReadAsync(now, cancel))).Count > 0 ? SummaryStatus.FiguresChanged
            : (SummaryStatus?)null;
        if (refused is { } status)
        {
            return status;
        }

        var form = await context.DocumentForms.AsNoTracking()
            .FirstOrDefaultAsync(f => f.CampaignId == campaign.Id && f.Kind == DocumentKind.SummaryReport, cancel)
            ?? DocumentForm.Standard(campaign.Campaign, DocumentKind.SummaryReport);
        var report = new SummaryReport
        {
            CampaignId = campaign.Id,
            Day = figures.Day,
            IssuedAt = now,
            IssuedBy = context.Scope.UserName,
            Figures = draft.Figures,
            Prose = draft.Prose,
        };
        context.SummaryReports.Add(report);
        context.SummaryDrafts.Remove(draft);
        await context.SaveChangesAsync(cancel);
        var files = new IssuedFiles(context, campaign.Id, DocumentKind.SummaryReport, report.Id, now);
        files.Add(SummaryDocument.FileName(figures, "docx"), SummaryFiles.Document(figures, prose, form));
        files.Add(SummaryDocument.FileName(figures, "xlsx"), SummaryFiles.Workbook(campaign, figures));
        context.AuditEntries.Add(files.Audit(clock.RealUtcNow, AuditAction.DocumentIssued, figures.Day));
        return SummaryStatus.Issued;
    }
}
