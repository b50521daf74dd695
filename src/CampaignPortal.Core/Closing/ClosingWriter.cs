using System.Globalization;
using System.Text.Json;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Closing;

/// <summary>
/// What changes a closing report, inside one transaction. Drafts are saved every few seconds and leave no trace of their own in
/// the audit: each filing keeps all its words.
/// </summary>
internal sealed class ClosingWriter(PortalDbContext context, CampaignClock clock, CampaignDefinition campaign, Body body, ClosingFiguresReader reader)
{
    private ClosingReport? _report;
    private DateOnly _last;

    private DateTime Now => clock.UtcNow(campaign.Campaign);

    /// <param name="last">The last day that figures can be locked to.</param>
    public async Task OpenAsync(DateOnly last, CancellationToken cancel)
    {
        _last = last;
        _report = await ClosingService.ReportOf(context, body.Id).AsTracking().FirstOrDefaultAsync(cancel);
    }

    public async Task<ClosingOutcome> SaveAsync(ClosingInput input, CancellationToken cancel)
    {
        if (_report is { IsOpen: false })
        {
            return Outcome(ClosingStatus.Closed);
        }

        var (prose, problems) = ClosingProse.Read(input.Sections);
        if (problems.Count > 0)
        {
            return Outcome(ClosingStatus.TooLong) with { Problems = problems };
        }

        var text = prose.Write();
        if (_report?.Prose == text)
        {
            return Outcome(ClosingStatus.Saved);
        }

        if (input.SeenVersion != (_report?.Version ?? 0))
        {
            return Outcome(ClosingStatus.Stale);
        }

        var isNew = _report is null;
        var report = await BegunAsync(_last, cancel);
        report.Prose = text;
        if (!isNew)
        {
            Touch(report);
        }

        return Outcome(ClosingStatus.Saved);
    }

    public async Task<ClosingOutcome> FileAsync(ClosingInput input, bool isEarlyAccepted, CancellationToken cancel)
    {
        // What is filed must be what was seen, figures too.
        var isSeen = _report is not { IsOpen: true } || _report.Version == input.SeenVersion;
        var saved = isSeen ? await SaveAsync(input, cancel) : Outcome(ClosingStatus.Stale);
        if (saved.Status != ClosingStatus.Saved)
        {
            return saved;
        }

        var report = await BegunAsync(_last, cancel);
        if (ClosingProse.Read(report.Prose).IsEmpty || (report.Day < campaign.Campaign.EndDay && !isEarlyAccepted))
        {
            return Outcome(ClosingProse.Read(report.Prose).IsEmpty ? ClosingStatus.Empty : ClosingStatus.NotEnded);
        }

        var now = Now;
        (report.State, report.FilingCount, report.FiledAt, report.FiledBy) = (ClosingState.Filed, report.FilingCount + 1, now, context.Scope.UserName);
        (report.FirstFiledAt, report.DecidedAt, report.DecidedBy) = (report.FirstFiledAt ?? now, null, null);
        Touch(report);
        await context.SaveChangesAsync(cancel);
        var attached = (await Store(report).ListAsync(cancel)).Select(a => new AttachedFile(a.FileName, a.Hash, a.Length)).ToList();
        context.ClosingFilings.Add(new()
        {
            ReportId = report.Id,
            CampaignId = campaign.Id,
            CommuneId = report.CommuneId,
            UnitId = report.UnitId,
            Number = report.FilingCount,
            Day = report.Day,
            Figures = report.Figures,
            Stamp = report.Stamp,
            Prose = report.Prose,
            Attached = JsonSerializer.Serialize(attached, ClosingJson.Default.IReadOnlyListAttachedFile),
            FiledBy = context.Scope.UserName,
            FiledAt = now,
        });
        Audit(AuditAction.ClosingFiled, [
            new("filing", null, report.FilingCount.ToString(CultureInfo.InvariantCulture)), new("day", null, report.Day.ToString("O", CultureInfo.InvariantCulture)),
            .. attached.Select(a => new AuditChange(a.Name, null, a.Hash))]);
        return Outcome(ClosingStatus.Filed);
    }

    public async Task<ClosingOutcome> TakeFiguresAsync(DateOnly? day, int seenVersion, CancellationToken cancel)
    {
        var of = day ?? _last;
        if (_report is { IsOpen: false } || of > _last || !campaign.IsCampaignDay(of) || seenVersion != (_report?.Version ?? 0))
        {
            return Outcome(_report is { IsOpen: false } ? ClosingStatus.Closed : seenVersion != (_report?.Version ?? 0) ? ClosingStatus.Stale : ClosingStatus.BadDay);
        }

        if (_report is not { } report)
        {
            await BegunAsync(of, cancel);
            return Outcome(ClosingStatus.Saved);
        }

        var (figures, stamp) = await reader.ReadAsync(body, of, clock.Now(campaign.Campaign), cancel);
        Audit(AuditAction.ClosingFiguresTaken, [
            new("day", report.Day.ToString("O", CultureInfo.InvariantCulture), of.ToString("O", CultureInfo.InvariantCulture)),
            .. report.Day == of ? ClosingSheets.Differences(ClosingFigures.Read(report.Figures), figures).Select(d => new AuditChange(d.Name, d.Before, d.After)) : []]);
        (report.Day, report.Figures, report.Stamp) = (of, figures.Write(), stamp);
        Touch(report);
        return Outcome(ClosingStatus.Saved);
    }

    public async Task<AttachmentProblem?> AttachAsync(CheckedUpload file, CancellationToken cancel)
    {
        if (_report is { IsOpen: false })
        {
            return AttachmentProblem.Closed;
        }

        var report = await BegunAsync(_last, cancel);
        await context.SaveChangesAsync(cancel);
        return await Store(report).AddAsync(file, cancel);
    }

    public async Task<AttachmentProblem?> RemoveAttachmentAsync(int attachmentId, CancellationToken cancel) =>
        _report is { IsOpen: false } ? AttachmentProblem.Closed
        : _report is not null && await Store(_report).RemoveAsync(attachmentId, cancel) ? null
        : AttachmentProblem.Gone;

    // A report begins with the figures of this moment.
    private async Task<ClosingReport> BegunAsync(DateOnly day, CancellationToken cancel)
    {
        if (_report is null)
        {
            var (figures, stamp) = await reader.ReadAsync(body, day, clock.Now(campaign.Campaign), cancel);
            _report = new()
            {
                CampaignId = campaign.Id,
                CommuneId = body.Id.CommuneId,
                UnitId = body.Id.UnitId,
                Day = day,
                Figures = figures.Write(),
                Stamp = stamp,
                Prose = ClosingProse.None.Write(),
                ChangedBy = "",
            };
            Touch(_report);
            context.ClosingReports.Add(_report);
            Audit(AuditAction.ClosingFiguresTaken, [new("day", null, day.ToString("O", CultureInfo.InvariantCulture))]);
        }

        return _report;
    }

    private void Touch(ClosingReport report) =>
        (report.Version, report.ChangedBy, report.ChangedAt) = (report.Version + 1, context.Scope.UserName, Now);

    private AttachmentStore Store(ClosingReport report) => new(context, clock, campaign, new(AttachmentOwnerKind.ClosingReport, report.Id, body.Id));

    private ClosingOutcome Outcome(ClosingStatus status) =>
        new(status, _report?.Version ?? 0, _report?.ChangedBy, _report is null ? null : CampaignClock.ToLocal(_report.ChangedAt), []);

    private void Audit(AuditAction action, IReadOnlyList<AuditChange> changes) =>
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaign.Id,
            CommuneId = body.Id.CommuneId,
            UnitId = body.Id.UnitId,
        });
}
