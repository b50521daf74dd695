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
        await using var context = db.Open(scope);
        var row = await context.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.CampaignId == campaignId && a.Id == attachmentId, cancel);
        return row is null ? null : new(row.FileName, FileNames.ContentType(row.Kind), row.Length, row.Hash, (target, again) => CopyAsync(scope, row, target, again));
    }

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
