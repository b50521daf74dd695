using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Awards;

/// <summary>Issues a list with its letter when a person says so; its bytes never change, a later list has the next number.</summary>
public sealed class AwardPaperService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>Issues what persons have proposed. Of two who do it at once one does, the other is told.</summary>
    /// <param name="number">The number that the page promised.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<AwardIssueOutcome> IssueAsync(AreaScope scope, int campaignId, AwardKind kind, int number, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return db.WriteOfOneMomentAsync(scope, (context, token) => WriteAsync(context, campaignId, kind, number, token), cancel);
    }

    private async Task<AwardIssueOutcome> WriteAsync(PortalDbContext context, int campaignId, AwardKind kind, int number, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var now = clock.UtcNow(campaign.Campaign);
        var desk = await new AwardReader(context, campaign).ReadAsync(kind, CampaignClock.ToLocal(now), cancel);
        var figures = desk.Figures;
        if (desk.NextNumber != number)
        {
            return AwardIssueOutcome.IssuedAlready;
        }

        if (figures.Entries.Count == 0)
        {
            return AwardIssueOutcome.Empty;
        }

        if (desk.Proposed.Any(i => i.Changes.Count > 0))
        {
            return AwardIssueOutcome.FiguresChanged;
        }

        var last = await context.AwardPapers.Where(p => p.CampaignId == campaign.Id && p.Kind == kind).OrderByDescending(p => p.Number)
            .Select(p => p.Content).FirstOrDefaultAsync(cancel);
        if (last is not null && figures.SaysTheSameAs(AwardFigures.Read(last)))
        {
            return AwardIssueOutcome.NothingNew;
        }

        var document = AwardReader.DocumentOf(kind);
        var form = await context.DocumentForms.AsNoTracking().FirstOrDefaultAsync(f => f.CampaignId == campaign.Id && f.Kind == document, cancel)
            ?? DocumentForm.Standard(campaign.Campaign, document);
        var paper = new AwardPaper
        {
            CampaignId = campaign.Id,
            Kind = kind,
            Number = number,
            IssuedAt = now,
            IssuedBy = context.Scope.UserName,
            Content = figures.Write(),
        };
        context.AwardPapers.Add(paper);
        await context.SaveChangesAsync(cancel);
        var files = new IssuedFiles(context, campaign.Id, document, paper.Id, now);
        files.Add(AwardLetter.FileName(figures, number, "docx"), DocumentWriter.Write(AwardLetter.Of(figures, form)));
        files.Add(AwardLetter.FileName(figures, number, "xlsx"), TableWorkbook.WriteSheets(campaign, AwardSheets.Of(figures)));
        context.AuditEntries.Add(files.Audit(
            clock.RealUtcNow, AuditAction.DocumentIssued, null, new AuditChange("entries", null, figures.Entries.Count.ToString(CultureInfo.InvariantCulture))));
        return AwardIssueOutcome.Issued;
    }
}
