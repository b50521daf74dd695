using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Attachments;

/// <summary>The files of one paper, on their way into the database and out of it, in the transaction of whoever owns the paper.</summary>
internal sealed class AttachmentStore(PortalDbContext context, CampaignClock clock, CampaignDefinition campaign, AttachmentOwner owner)
{
    /// <summary>Most files of a paper.</summary>
    public const int MaxFiles = 20;

    private IQueryable<Attachment> Files => context.Attachments
        .Where(a => a.CampaignId == campaign.Id && a.OwnerKind == owner.Kind && a.OwnerId == owner.Id && a.CommuneId == CommuneId);

    private int? CommuneId => owner.Body?.CommuneId;

    public Task<List<AttachmentRow>> ListAsync(CancellationToken cancel) => ListAsync(Files, cancel);

    /// <summary>The files of several papers of a kind, by paper.</summary>
    public static async Task<ILookup<int, AttachmentRow>> ListAsync(
        PortalDbContext context, int campaignId, AttachmentOwnerKind kind, IReadOnlyCollection<int> owners, CancellationToken cancel) =>
        (owners.Count == 0 ? [] : await ListAsync(context.Attachments.Where(a => a.CampaignId == campaignId && a.OwnerKind == kind && owners.Contains(a.OwnerId)), cancel))
        .ToLookup(a => a.OwnerId);

    /// <summary>Stores the file stretch by stretch; null where it did.</summary>
    public async Task<AttachmentProblem?> AddAsync(CheckedUpload file, CancellationToken cancel)
    {
        var hashes = await Files.Select(a => a.Hash).ToListAsync(cancel);
        if (hashes.Contains(file.Hash) || hashes.Count >= MaxFiles)
        {
            return hashes.Contains(file.Hash) ? AttachmentProblem.Twice : AttachmentProblem.TooMany;
        }

        var row = new Attachment
        {
            CampaignId = campaign.Id,
            CommuneId = CommuneId,
            UnitId = owner.Body?.UnitId,
            OwnerKind = owner.Kind,
            OwnerId = owner.Id,
            FileName = file.Name,
            Kind = file.Kind,
            Hash = file.Hash,
            Length = (int)file.Content.Length,
            AddedBy = context.Scope.UserName,
            AddedAt = clock.UtcNow(campaign.Campaign),
        };
        context.Attachments.Add(row);
        await context.SaveChangesAsync(cancel);
        file.Content.Position = 0;
        for (var (left, number) = (file.Content.Length, 0); left > 0; number++)
        {
            var content = new byte[Math.Min(left, AttachmentPart.MaxBytes)];
            await file.Content.ReadExactlyAsync(content, cancel);
            var part = new AttachmentPart { AttachmentId = row.Id, Number = number, CampaignId = row.CampaignId, CommuneId = row.CommuneId, UnitId = row.UnitId, Content = content };
            context.AttachmentParts.Add(part);
            await context.SaveChangesAsync(cancel);
            context.Entry(part).State = EntityState.Detached;
            left -= content.Length;
        }

        Audit(AuditAction.AttachmentAdded, new(row.FileName, null, row.Hash));
        await context.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>False where the paper has no such file.</summary>
    public async Task<bool> RemoveAsync(int attachmentId, CancellationToken cancel)
    {
        var row = await Files.AsTracking().FirstOrDefaultAsync(a => a.Id == attachmentId, cancel);
        if (row is null)
        {
            return false;
        }

        AreaScope.Require(context.Scope.MayWrite(row));
        await context.AttachmentParts.Where(p => p.AttachmentId == attachmentId).ExecuteDeleteAsync(cancel);
        context.Attachments.Remove(row);
        Audit(AuditAction.AttachmentRemoved, new(row.FileName, row.Hash, null));
        await context.SaveChangesAsync(cancel);
        return true;
    }

    private static async Task<List<AttachmentRow>> ListAsync(IQueryable<Attachment> files, CancellationToken cancel)
    {
        var rows = await files.OrderBy(a => a.Id)
            .Select(a => new AttachmentRow(a.Id, a.OwnerId, a.CommuneId, a.FileName, a.Kind, a.Length, a.Hash, a.AddedBy, a.AddedAt)).ToListAsync(cancel);
        return [.. rows.Select(r => r with { AddedAt = CampaignClock.ToLocal(r.AddedAt) })];
    }

    private void Audit(AuditAction action, AuditChange change) =>
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, action, [change])
        {
            CampaignId = campaign.Id,
            CommuneId = CommuneId,
            UnitId = owner.Body?.UnitId,
            Day = owner.Day,
            Subject = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{owner.Kind}:{owner.Id}"),
        });
}

/// <param name="Body">Whose paper it is; null for the campaign's own.</param>
internal sealed record AttachmentOwner(AttachmentOwnerKind Kind, int Id, BodyId? Body)
{
    /// <summary>The day that the audit puts it under; null for a paper that is not about one.</summary>
    public DateOnly? Day { get; init; }
}

/// <param name="AddedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record AttachmentRow(int Id, int OwnerId, int? CommuneId, string FileName, FileKind Kind, int Length, string Hash, string AddedBy, DateTime AddedAt);
