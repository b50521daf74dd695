using System.Security.Cryptography;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reports;

/// <summary>Hands out documents that were issued, byte for byte, and says whether a file is one of them.</summary>
public sealed class IssuedFileService(PortalDb db)
{
    /// <summary>Most bytes of a file to compare: more than any document has.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>The file as it was issued; null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<(string Name, byte[] Content)?> GetAsync(AreaScope scope, int campaignId, int fileId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var file = await context.IssuedFiles.AsNoTracking().FirstOrDefaultAsync(f => f.CampaignId == campaignId && f.Id == fileId, cancel);
        return file is null ? null : (file.FileName, file.Content);
    }

    /// <summary>Which document of the campaign these bytes are; null where they are none, or one that was altered.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<VerifiedFile?> VerifyAsync(AreaScope scope, int campaignId, byte[] content, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(content);
        AreaScope.Require(scope.MayFollow(campaignId));
        var hash = Convert.ToHexString(SHA256.HashData(content));
        await using var context = db.Open(scope);
        var file = await context.IssuedFiles.Where(f => f.CampaignId == campaignId && f.Hash == hash).OrderBy(f => f.Id)
            .Select(f => new { f.Kind, f.DocumentId, f.FileName, f.Hash, f.IssuedAt, f.IssuedBy }).FirstOrDefaultAsync(cancel);
        if (file is null)
        {
            return null;
        }

        var day = file.Kind == DocumentKind.DailyReport
            ? await context.DailyReports.Where(r => r.Id == file.DocumentId).Select(r => (DateOnly?)r.Day).FirstOrDefaultAsync(cancel)
            : null;
        return new(file.Kind, file.FileName, file.Hash, CampaignClock.ToLocal(file.IssuedAt), file.IssuedBy, day);
    }
}

/// <param name="IssuedAt">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Day">The day that a daily report is of.</param>
public sealed record VerifiedFile(DocumentKind Kind, string FileName, string Hash, DateTime IssuedAt, string IssuedBy, DateOnly? Day);
