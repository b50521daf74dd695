using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Inspections;

/// <summary>Visits to communes (plan IV.2, V.5): the agency records what was found and what must be done, the commune says what it did.</summary>
public sealed class InspectionService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The visits that the scope sees; an officer's own commune alone.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign, or no commune.</exception>
    public async Task<InspectionList> ListAsync(AreaScope scope, int campaignId, InspectionFilter filter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = Open(scope, campaignId);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var today = clock.Today(campaign.Campaign);
        var chosen = filter with { CommuneId = filter.CommuneId is { } id && campaign.FindCommune(id) is not null ? id : null };
        var all = await new InspectionReader(context, campaign, today).ListAsync(chosen.CommuneId, cancel);
        return new(campaign, chosen, today, [.. InspectionRules.InOrder(all.Where(v => InspectionRules.IsIn(v, chosen.Choice)))], all);
    }

    /// <summary>One visit; null where the scope sees none of this number.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign, or no commune.</exception>
    public async Task<InspectionView?> GetAsync(AreaScope scope, int campaignId, int id, CancellationToken cancel = default)
    {
        await using var context = Open(scope, campaignId);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        return await new InspectionReader(context, campaign, clock.Today(campaign.Campaign)).FindAsync(id, cancel);
    }

    /// <summary>Records a visit, or changes one that nobody else has changed meanwhile.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<InspectionOutcome> SaveAsync(AreaScope scope, InspectionInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MayDecide(input.CampaignId));
        return WriteAsync(scope, input.CampaignId, (writer, token) => writer.SaveAsync(input, token), cancel);
    }

    /// <summary>Says that a demand is done, and what was done.</summary>
    /// <exception cref="AccessDeniedException">The scope does not enter for this commune.</exception>
    public Task<InspectionOutcome> MarkDoneAsync(
        AreaScope scope, int campaignId, int id, int number, int seenVersion, string? word, CancellationToken cancel = default)
    {
        Seen(scope, campaignId);
        return WriteAsync(scope, campaignId, (writer, token) => writer.MarkDoneAsync(id, number, seenVersion, word, token), cancel);
    }

    /// <summary>Takes "done" back: the agency has seen that it is not.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<InspectionOutcome> ReopenAsync(AreaScope scope, int campaignId, int id, int number, int seenVersion, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return WriteAsync(scope, campaignId, (writer, token) => writer.ReopenAsync(id, number, seenVersion, token), cancel);
    }

    /// <summary>Takes away a visit that was recorded by mistake; the audit keeps its words.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<InspectionOutcome> RemoveAsync(AreaScope scope, int campaignId, int id, int seenVersion, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return WriteAsync(scope, campaignId, (writer, token) => writer.RemoveAsync(id, seenVersion, token), cancel);
    }

    /// <summary>Attaches the signed record; null where it did.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<AttachmentProblem?> AttachAsync(AreaScope scope, int campaignId, int id, Upload? upload, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        var (file, problem) = await CheckedUpload.OfAsync(upload, cancel);
        return file is null ? problem : await WriteAsync(scope, campaignId, (writer, token) => writer.AttachAsync(id, file, token), cancel);
    }

    /// <summary>Takes a signed record away; null where it did.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public Task<AttachmentProblem?> RemoveAttachmentAsync(AreaScope scope, int campaignId, int id, int attachmentId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        return WriteAsync(scope, campaignId, (writer, token) => writer.RemoveAttachmentAsync(id, attachmentId, token), cancel);
    }

    private PortalDbContext Open(AreaScope scope, int campaignId)
    {
        Seen(scope, campaignId);
        return db.Open(scope);
    }

    private static void Seen(AreaScope scope, int campaignId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId) && (scope.SeesAllCommunes || scope.CommuneId is not null));
    }

    private Task<T> WriteAsync<T>(AreaScope scope, int campaignId, Func<InspectionWriter, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        db.WriteAsync(
            scope, async (context, token) => await work(new(context, await catalog.GetAsync(context, campaignId, token), clock), token), cancel);
}
