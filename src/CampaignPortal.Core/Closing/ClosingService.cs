using System.Text.Json;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Closing;

/// <summary>The closing report of a commune or unit (plan V.2): written in drafts over figures that the portal fills in, then filed.</summary>
public sealed class ClosingService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, RollupService rollups)
{
    /// <summary>The report as it is stored, or as it would begin now.</summary>
    /// <exception cref="AccessDeniedException">The body is not the scope's.</exception>
    public async Task<ClosingDesk> GetAsync(AreaScope scope, int campaignId, BodyId body, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(body.IsSeenBy(scope, campaignId));
        await using var context = db.Open(scope);
        var (campaign, owner) = await FindAsync(context, campaignId, body, cancel);
        var (now, last) = (clock.Now(campaign.Campaign), LastDay(campaign));
        var reader = new ClosingFiguresReader(context, campaign, rollups);
        var report = await ReportOf(context, body).AsNoTracking().FirstOrDefaultAsync(cancel);
        var figures = report is null ? await reader.FiguresAsync(owner, last, now, cancel) : ClosingFigures.Read(report.Figures);
        IReadOnlyList<ClosingDifference> differences = [];
        if (report is not null && (await ClosingStamp.ReadAsync(context, campaign, body, cancel)).Of(body, report.Day, now) != report.Stamp)
        {
            differences = ClosingSheets.Differences(figures, await reader.FiguresAsync(owner, report.Day, now, cancel));
        }

        return new()
        {
            Campaign = campaign,
            Body = owner,
            Last = last,
            Due = DueStates.Of(campaign.Campaign.ReportsDue, report?.FirstFiledAt is { } first ? CampaignClock.ToLocal(first) : null, DateOnly.FromDateTime(now)),
            Report = report is null ? null : ClosingRow.Of(report),
            Figures = figures,
            Prose = report is null ? ClosingProse.None : ClosingProse.Read(report.Prose),
            Differences = differences,
            Attachments = report is null ? [] : await Store(context, campaign, body, report.Id).ListAsync(cancel),
            Filings = report is null ? [] : await FilingsAsync(context, report.Id, cancel),
        };
    }

    /// <summary>Saves the words; the first time with the figures of this moment.</summary>
    /// <exception cref="AccessDeniedException">The scope does not file for this body.</exception>
    public Task<ClosingOutcome> SaveAsync(AreaScope scope, ClosingInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return WriteAsync(scope, input.CampaignId, input.Body, (writer, token) => writer.SaveAsync(input, token), cancel);
    }

    /// <summary>Saves the words and hands the report in.</summary>
    /// <param name="isEarlyAccepted">Whether a person said that the figures may be of a day before the campaign's last.</param>
    /// <exception cref="AccessDeniedException">The scope does not file for this body.</exception>
    public Task<ClosingOutcome> FileAsync(AreaScope scope, ClosingInput input, bool isEarlyAccepted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return WriteAsync(scope, input.CampaignId, input.Body, (writer, token) => writer.FileAsync(input, isEarlyAccepted, token), cancel);
    }

    /// <summary>Takes the figures over anew; the words stay.</summary>
    /// <param name="day">To lock them to; null for the last day that there is.</param>
    /// <exception cref="AccessDeniedException">The scope does not file for this body.</exception>
    public Task<ClosingOutcome> TakeFiguresAsync(
        AreaScope scope, int campaignId, BodyId body, DateOnly? day, int seenVersion, CancellationToken cancel = default) =>
        WriteAsync(scope, campaignId, body, (writer, token) => writer.TakeFiguresAsync(day, seenVersion, token), cancel);

    /// <summary>Attaches a file; null where it did. A report that has not been begun begins with it.</summary>
    /// <exception cref="AccessDeniedException">The scope does not file for this body.</exception>
    public async Task<AttachmentProblem?> AttachAsync(AreaScope scope, int campaignId, BodyId body, Upload? upload, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(body.MayBeFiledBy(scope, campaignId));
        await using (var context = db.Open(scope))
        {
            await FindAsync(context, campaignId, body, cancel);
        }

        var (file, problem) = await CheckedUpload.OfAsync(upload, cancel);
        return file is null ? problem : await WriteAsync(scope, campaignId, body, (writer, token) => writer.AttachAsync(file, token), cancel);
    }

    /// <summary>Takes an attachment away while the report is open; null where it did.</summary>
    /// <exception cref="AccessDeniedException">The scope does not file for this body.</exception>
    public Task<AttachmentProblem?> RemoveAttachmentAsync(
        AreaScope scope, int campaignId, BodyId body, int attachmentId, CancellationToken cancel = default) =>
        WriteAsync(scope, campaignId, body, (writer, token) => writer.RemoveAttachmentAsync(attachmentId, token), cancel);

    /// <summary>The report as .docx: as it was filed under a number, or as it is stored. Null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The body is not the scope's.</exception>
    public async Task<(string Name, byte[] Content)?> DocumentAsync(AreaScope scope, int campaignId, BodyId body, int? number = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(body.IsSeenBy(scope, campaignId));
        await using var context = db.Open(scope);
        var (campaign, _) = await FindAsync(context, campaignId, body, cancel);
        var stored = number is null
            ? await ReportOf(context, body).Select(r => new { r.Figures, r.Prose, At = r.FiledAt ?? r.ChangedAt }).FirstOrDefaultAsync(cancel)
            : await context.ClosingFilings.Where(f => f.CommuneId == body.CommuneId && f.UnitId == body.UnitId && f.Number == number)
                .Select(f => new { f.Figures, f.Prose, At = f.FiledAt }).FirstOrDefaultAsync(cancel);
        if (stored is null)
        {
            return null;
        }

        var figures = ClosingFigures.Read(stored.Figures);
        var date = DateOnly.FromDateTime(CampaignClock.ToLocal(stored.At));
        return (ClosingDocument.FileName(figures), ClosingDocument.Write(campaign.Campaign, body, figures, ClosingProse.Read(stored.Prose), date));
    }

    internal static IQueryable<ClosingReport> ReportOf(PortalDbContext context, BodyId body) =>
        context.ClosingReports.Where(r => r.CommuneId == body.CommuneId && r.UnitId == body.UnitId);

    private DateOnly LastDay(CampaignDefinition campaign) => clock.NewestDay(campaign);

    private AttachmentStore Store(PortalDbContext context, CampaignDefinition campaign, BodyId body, int reportId) =>
        new(context, clock, campaign, new(AttachmentOwnerKind.ClosingReport, reportId, body));

    private static async Task<List<ClosingFilingRow>> FilingsAsync(PortalDbContext context, int reportId, CancellationToken cancel)
    {
        var filings = await context.ClosingFilings.Where(f => f.ReportId == reportId).OrderByDescending(f => f.Number)
            .Select(f => new { f.Number, f.Day, f.FiledBy, f.FiledAt, f.Attached }).ToListAsync(cancel);
        return
        [
            .. filings.Select(f => new ClosingFilingRow(
                f.Number, f.Day, f.FiledBy, CampaignClock.ToLocal(f.FiledAt), JsonSerializer.Deserialize(f.Attached, ClosingJson.Default.IReadOnlyListAttachedFile) ?? [])),
        ];
    }

    private async Task<(CampaignDefinition Campaign, Body Body)> FindAsync(PortalDbContext context, int campaignId, BodyId body, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        return (campaign, campaign.FindBody(body) ?? throw new AccessDeniedException());
    }

    private Task<T> WriteAsync<T>(
        AreaScope scope, int campaignId, BodyId body, Func<ClosingWriter, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(body.MayBeFiledBy(scope, campaignId));
        return db.WriteAsync(
            scope,
            async (context, token) =>
            {
                var (campaign, owner) = await FindAsync(context, campaignId, body, token);
                var writer = new ClosingWriter(context, clock, campaign, owner, new ClosingFiguresReader(context, campaign, rollups));
                await writer.OpenAsync(LastDay(campaign), token);
                return await work(writer, token);
            },
            cancel);
    }
}
