using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Attachments;

/// <summary>Hands files out. They are added and removed by the service of the paper that they belong to.</summary>
public sealed class AttachmentService(PortalDb db)
{
    /// <summary>A file of a paper that the scope sees; null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The scope sees another campaign only.</exception>
    public async Task<AttachmentFile?> OpenAsync(AreaScope scope, int campaignId, int attachmentId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.SeesCampaign(campaignId));
        if (await FindAsync(scope, campaignId, attachmentId, cancel) is { } own)
        {
            return File(scope, own);
        }

        var everybody = AreaScope.Reader(scope.UserId, scope.UserName, campaignId, null);
        return await FindAsync(everybody, campaignId, attachmentId, cancel) is { } row && PaperRules.ForEverybody.Contains(row.OwnerKind) ? File(everybody, row) : null;
    }

    private async Task<Attachment?> FindAsync(AreaScope scope, int campaignId, int attachmentId, CancellationToken cancel)
    {
        await using var context = db.Open(scope);
        return await context.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.CampaignId == campaignId && a.Id == attachmentId, cancel);
    }

    private AttachmentFile File(AreaScope scope, Attachment row) =>
        new(row.FileName, FileNames.ContentType(row.Kind), row.Length, row.Hash, (target, again) => CopyAsync(scope, row, target, again));

    // One stretch after the other: a provider that repeats lost commands would hold all rows of a single one.
    private async Task CopyAsync(AreaScope scope, Attachment row, Stream target, CancellationToken cancel)
    {
        await using var context = db.Open(scope);
        for (var number = 0; (long)number * AttachmentPart.MaxBytes < row.Length; number++)
        {
            var part = await context.AttachmentParts.Where(p => p.AttachmentId == row.Id && p.Number == number).Select(p => p.Content).FirstAsync(cancel);
            await target.WriteAsync(part, cancel);
        }
    }
}

/// <param name="CopyToAsync">Sends the bytes.</param>
public sealed record AttachmentFile(string Name, string ContentType, int Length, string Hash, Func<Stream, CancellationToken, Task> CopyToAsync);
