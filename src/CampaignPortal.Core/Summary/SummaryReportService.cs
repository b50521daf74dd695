using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Summary;

/// <summary>
/// The agency's summary report to the Chairman (plan V.2) while it is written: compiled from the portal, its prose edited, its
/// numbers never.
/// </summary>
public sealed class SummaryReportService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The report as it was issued, or the draft beside what the portal says now.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<SummaryView> GetAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (await context.SummaryReports.AsNoTracking().FirstOrDefaultAsync(r => r.CampaignId == campaignId, cancel) is { } issued)
        {
            var files = await context.IssuedFiles.Where(f => f.CampaignId == campaignId && f.Kind == DocumentKind.SummaryReport && f.DocumentId == issued.Id)
                .OrderBy(f => f.Id).Select(f => new IssuedFileRow(f.Id, f.FileName, f.Hash)).ToListAsync(cancel);
            return new(
                campaign, SummaryFigures.Read(issued.Figures), SummaryProse.Read(issued.Prose),
                new(issued.Id, CampaignClock.ToLocal(issued.IssuedAt), issued.IssuedBy, files), null, []);
        }

        var now = await new SummaryFiguresReader(context, campaign).ReadAsync(clock.UtcNow(campaign.Campaign), cancel);
        return await context.SummaryDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.CampaignId == campaignId, cancel) is { } draft
            ? View(SummaryFigures.Read(draft.Figures), SummaryProse.Read(draft.Prose), Row(draft))
            : View(now, SummaryProse.None, null);

        SummaryView View(SummaryFigures figures, SummaryProse prose, SummaryDraftRow? row) =>
            new(campaign, figures, prose, null, row, SheetChanges.Of(SummarySheets.Of(figures), SummarySheets.Of(now)));
    }

    /// <summary>Stores the prose; the first time with the figures of this moment, later ones leave the draft's figures alone.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<SummaryOutcome> SaveAsync(AreaScope scope, SummaryInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MayDecide(input.CampaignId));
        var (prose, tooLong) = SummaryProse.Read(input.Sections);
        return tooLong.Count > 0
            ? new(SummaryStatus.TooLong, tooLong, null)
            : await WriteAsync(scope, input.CampaignId, input.SeenVersion, SummaryStatus.Saved, (draft, _) =>
            {
                var changes = SummaryProse.Read(draft.Prose).Changes(prose);
                draft.Prose = prose.Write();
                return changes;
            }, cancel);
    }

    /// <summary>Takes the figures of this moment over into the draft; its prose stays.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<SummaryOutcome> TakeOverAsync(AreaScope scope, int campaignId, int seenVersion, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return WriteAsync(scope, campaignId, seenVersion, SummaryStatus.TakenOver, (draft, now) =>
        {
            var changes = SheetChanges.Of(SummarySheets.Of(SummaryFigures.Read(draft.Figures)), SummarySheets.Of(now));
            draft.Figures = now.Write();
            return [.. changes.Select(c => new AuditChange($"{c.Table} – {c.Row}{(c.Column is null ? "" : " – " + c.Column)}", c.Old, c.New))];
        }, cancel);
    }

    private Task<SummaryOutcome> WriteAsync(
        AreaScope scope, int campaignId, int seenVersion, SummaryStatus done, Func<SummaryDraft, SummaryFigures, IReadOnlyCollection<AuditChange>> change, CancellationToken cancel) =>
        db.WriteAsync(scope, async (context, token) =>
        {
            var campaign = await catalog.GetAsync(context, campaignId, token);
            if (await context.SummaryReports.AnyAsync(r => r.CampaignId == campaignId, token))
            {
                return SummaryOutcome.Of(SummaryStatus.IssuedAlready);
            }

            var now = clock.UtcNow(campaign.Campaign);
            var draft = await context.SummaryDrafts.AsTracking().FirstOrDefaultAsync(d => d.CampaignId == campaignId, token);
            var isNew = draft is null;
            var figures = draft is null || done == SummaryStatus.TakenOver
                ? await new SummaryFiguresReader(context, campaign).ReadAsync(now, token)
                : SummaryFigures.Read(draft.Figures);
            draft ??= new() { CampaignId = campaignId, Figures = figures.Write(), Prose = SummaryProse.None.Write(), SavedBy = "" };
            var changes = change(draft, figures);
            if (draft.Version != seenVersion || (!isNew && changes.Count == 0))
            {
                context.ChangeTracker.Clear();
                return new(draft.Version != seenVersion && (isNew || changes.Count > 0) ? SummaryStatus.Stale : done, [], Row(draft));
            }

            if (done == SummaryStatus.TakenOver || !Sitting.GoesOn(draft.SavedBy, draft.SavedAt, scope, now))
            {
                context.AuditEntries.Add(Audit(context, campaignId, done == SummaryStatus.Saved ? AuditAction.SummarySaved : AuditAction.SummaryFiguresTaken, changes));
            }

            (draft.Version, draft.SavedBy, draft.SavedAt) = (seenVersion + 1, scope.UserName, now);
            if (isNew)
            {
                context.SummaryDrafts.Add(draft);
            }

            return new(done, [], Row(draft));
        }, cancel);

    private static SummaryDraftRow Row(SummaryDraft draft) => new(draft.Version, draft.SavedBy, CampaignClock.ToLocal(draft.SavedAt));

    private AuditEntry Audit(PortalDbContext context, int campaignId, AuditAction action, IReadOnlyCollection<AuditChange> changes) =>
        new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaignId,
        };
}
