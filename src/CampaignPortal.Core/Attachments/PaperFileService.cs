using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Attachments;

/// <summary>Files of papers, by <see cref="PaperRules"/>: scans that are signed, documents that set something, photographs.</summary>
public sealed class PaperFileService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>One paper with its files; null where the scope sees no such paper.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign, or no paper of this kind.</exception>
    public async Task<PaperFiles?> GetAsync(AreaScope scope, int campaignId, PaperId paper, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var rule = PaperRules.Of(paper.Kind, scope, campaignId);
        await using var context = db.Open(PaperRules.Reader(paper.Kind, scope, campaignId));
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        return await rule.FindAsync(Look(context, campaign, paper, cancel)) is { } found
            ? new(paper, found.Subject, await Store(context, campaign, paper, found).ListAsync(cancel), rule.MayAdd(scope, campaignId, found.CommuneId), found.IsOpen)
            : null;
    }

    /// <summary>The files of several papers of a kind, as far as the scope sees them.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign, or no paper of this kind.</exception>
    public async Task<ILookup<PaperId, AttachmentRow>> ListAsync(
        AreaScope scope, int campaignId, AttachmentOwnerKind kind, IReadOnlyCollection<PaperId> papers, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(papers);
        _ = PaperRules.Of(kind, scope, campaignId);
        await using var context = db.Open(PaperRules.Reader(kind, scope, campaignId));
        var files = await AttachmentStore.ListAsync(context, campaignId, kind, [.. papers.Select(p => p.Id).Distinct()], cancel);
        var ofDays = papers.Any(p => p.CommuneId is not null);
        return files.SelectMany(f => f).ToLookup(f => new PaperId(kind, f.OwnerId, ofDays ? f.CommuneId : null));
    }

    /// <summary>Attaches a file; null where it did.</summary>
    /// <exception cref="AccessDeniedException">It is not the scope's to add.</exception>
    public async Task<AttachmentProblem?> AddAsync(AreaScope scope, int campaignId, PaperId paper, Upload? upload, CancellationToken cancel = default)
    {
        // Who may not is not told what is wrong with the file, and it is looked at before the turn to write.
        if (await GetAsync(scope, campaignId, paper, cancel) is not { } seen)
        {
            return AttachmentProblem.Gone;
        }

        AreaScope.Require(seen.MayAdd);
        var (file, problem) = await CheckedUpload.OfAsync(upload, cancel);
        return file is null ? problem : await WriteAsync(scope, campaignId, paper, (store, token) => store.AddAsync(file, token), cancel);
    }

    /// <summary>Takes a file away; null where it did.</summary>
    /// <exception cref="AccessDeniedException">It is not the scope's to remove.</exception>
    public Task<AttachmentProblem?> RemoveAsync(AreaScope scope, int campaignId, PaperId paper, int attachmentId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            scope, campaignId, paper, async (store, token) => await store.RemoveAsync(attachmentId, token) ? (AttachmentProblem?)null : AttachmentProblem.Gone, cancel);
    }

    private Task<AttachmentProblem?> WriteAsync(
        AreaScope scope, int campaignId, PaperId paper, Func<AttachmentStore, CancellationToken, Task<AttachmentProblem?>> work, CancellationToken cancel)
    {
        var rule = PaperRules.Of(paper.Kind, scope, campaignId);
        return db.WriteAsync(
            scope,
            async (context, token) =>
            {
                var campaign = await catalog.GetAsync(context, campaignId, token);
                if (await rule.FindAsync(Look(context, campaign, paper, token)) is not { } found)
                {
                    return AttachmentProblem.Gone;
                }

                AreaScope.Require(rule.MayAdd(scope, campaignId, found.CommuneId));
                return found.IsOpen ? await work(Store(context, campaign, paper, found), token) : AttachmentProblem.Closed;
            },
            cancel);
    }

    private PaperLook Look(PortalDbContext context, CampaignDefinition campaign, PaperId paper, CancellationToken cancel) =>
        new(context, campaign, paper, clock.UtcNow(campaign.Campaign), cancel);

    private AttachmentStore Store(PortalDbContext context, CampaignDefinition campaign, PaperId paper, FoundPaper found) =>
        new(context, clock, campaign, new(paper.Kind, found.Id, found.CommuneId is { } commune ? BodyId.OfCommune(commune) : null) { Day = found.Subject.Day });
}
