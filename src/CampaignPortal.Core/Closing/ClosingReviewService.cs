using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Closing;

/// <summary>The agency's side of the closing reports: who has filed, acceptance and return, and what was filed for the summary (plan V.2).</summary>
public sealed class ClosingReviewService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>Every body with its report, also those that have none.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<ClosingTracker> ListAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var reports = await context.ClosingReports.Where(r => r.CampaignId == campaignId)
            .Select(r => new ClosingReport
            {
                Id = r.Id,
                CampaignId = r.CampaignId,
                CommuneId = r.CommuneId,
                UnitId = r.UnitId,
                State = r.State,
                Version = r.Version,
                Day = r.Day,
                Figures = "",
                Stamp = r.Stamp,
                Prose = "",
                ChangedBy = r.ChangedBy,
                ChangedAt = r.ChangedAt,
                FilingCount = r.FilingCount,
                FirstFiledAt = r.FirstFiledAt,
                FiledAt = r.FiledAt,
                FiledBy = r.FiledBy,
                DecidedBy = r.DecidedBy,
                DecidedAt = r.DecidedAt,
                Comment = r.Comment,
            }).ToListAsync(cancel);
        var rows = reports.Select(ClosingRow.Of).ToDictionary(r => r.Body);
        var stamp = await ClosingStamp.ReadAsync(context, campaign, null, cancel);
        var now = clock.Now(campaign.Campaign);
        return new(campaign, now, [
            .. campaign.Bodies.Select(b =>
            {
                var report = rows.GetValueOrDefault(b.Id);
                var due = DueStates.Of(campaign.Campaign.ReportsDue, report?.FirstFiledAt, DateOnly.FromDateTime(now));
                return new ClosingTrackerRow(b, due, report, report is { FilingCount: > 0 } && stamp.Of(b.Id, report.Day, now) != report.Stamp);
            })]);
    }

    /// <summary>What every body filed last, figures and words, in the campaign's order; bodies that never filed are left out.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<IReadOnlyList<FiledReport>> FiledAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var filings = await context.ClosingFilings.AsNoTracking().Where(f => f.CampaignId == campaignId)
            .Join(context.ClosingReports, f => f.ReportId, r => r.Id, (f, r) => new { Filing = f, r.State, r.FilingCount, r.FirstFiledAt })
            .Where(f => f.Filing.Number == f.FilingCount).ToListAsync(cancel);
        var byBody = filings.ToDictionary(f => BodyId.Of(f.Filing));
        return
        [
            .. campaign.Bodies.Where(b => byBody.ContainsKey(b.Id)).Select(b =>
            {
                var (filing, first) = (byBody[b.Id].Filing, CampaignClock.ToLocal(byBody[b.Id].FirstFiledAt!.Value));
                return new FiledReport(
                    b, byBody[b.Id].State, DueStates.Of(campaign.Campaign.ReportsDue, first, DateOnly.FromDateTime(first)), filing.Number,
                    CampaignClock.ToLocal(filing.FiledAt), filing.FiledBy, ClosingFigures.Read(filing.Figures), ClosingProse.Read(filing.Prose));
            }),
        ];
    }

    /// <summary>Accepts the report as it was filed under this number.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's, or the report not the campaign's.</exception>
    public Task<ReviewOutcome> AcceptAsync(AreaScope scope, int campaignId, int reportId, int number, CancellationToken cancel = default) =>
        DecideAsync(scope, campaignId, reportId, number, ClosingState.Accepted, null, cancel);

    /// <summary>Sends the report back to be completed, one that was accepted too; the comment is needed.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's, or the report not the campaign's.</exception>
    public Task<ReviewOutcome> ReturnAsync(AreaScope scope, int campaignId, int reportId, int number, string? comment, CancellationToken cancel = default) =>
        DecideAsync(scope, campaignId, reportId, number, ClosingState.Returned, Line(comment), cancel);

    private static string? Line(string? comment) =>
        PlainText.Line(comment) is { Length: > 0 } line ? line.Length > ClosingTables.CommentLength ? line[..ClosingTables.CommentLength] : line : null;

    private Task<ReviewOutcome> DecideAsync(
        AreaScope scope, int campaignId, int reportId, int number, ClosingState state, string? comment, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return db.WriteAsync(scope, (context, token) => WriteAsync(context, campaignId, reportId, number, state, comment, token), cancel);
    }

    private async Task<ReviewOutcome> WriteAsync(
        PortalDbContext context, int campaignId, int reportId, int number, ClosingState state, string? comment, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var report = await context.ClosingReports.AsTracking().FirstOrDefaultAsync(r => r.Id == reportId && r.CampaignId == campaignId, cancel);
        AreaScope.Require(report is not null);
        if (state == ClosingState.Returned && comment is null)
        {
            return ReviewOutcome.NeedsComment;
        }

        var mayChange = report!.State == ClosingState.Filed || (report.State == ClosingState.Accepted && state == ClosingState.Returned);
        if (!mayChange || report.FilingCount != number)
        {
            return ReviewOutcome.Stale;
        }

        var before = report.State;
        (report.State, report.Version, report.Comment) = (state, report.Version + 1, comment);
        (report.DecidedBy, report.DecidedAt) = (context.Scope.UserName, clock.UtcNow(campaign.Campaign));
        AuditChange[] changes = [new("state", before.ToString(), state.ToString(), comment), new("filing", null, number.ToString(CultureInfo.InvariantCulture))];
        var action = state == ClosingState.Accepted ? AuditAction.ClosingAccepted : AuditAction.ClosingReturned;
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaign.Id,
            CommuneId = report.CommuneId,
            UnitId = report.UnitId,
        });
        return state == ClosingState.Accepted ? ReviewOutcome.Accepted : ReviewOutcome.Returned;
    }
}
