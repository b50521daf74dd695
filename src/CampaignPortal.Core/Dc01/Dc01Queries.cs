using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Dc01;

/// <summary>What the services of this folder read alike.</summary>
internal static class Dc01Queries
{
    /// <summary>The campaign's imports, the newest first, or one of them.</summary>
    public static async Task<IReadOnlyList<Dc01ImportRow>> ImportsAsync(PortalDbContext context, int campaignId, int? importId, CancellationToken cancel)
    {
        var imports = await context.Dc01Imports.AsNoTracking().Where(i => i.CampaignId == campaignId && (importId == null || i.Id == importId))
            .OrderByDescending(i => i.Id).ToListAsync(cancel);
        var valid = await context.Dc01Lines
            .Where(l => l.CampaignId == campaignId && !context.Dc01Lines.Any(n => n.CommuneId == l.CommuneId && n.Day == l.Day && n.Id > l.Id))
            .GroupBy(l => l.ImportId).Select(g => new { ImportId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.ImportId, g => g.Count, cancel);
        return
        [
            .. imports.Select(i => new Dc01ImportRow(
                i.Id, i.FileName, i.FileLength, i.Day, i.UploadedBy, CampaignClock.ToLocal(i.UploadedAt), i.ConfirmedBy,
                i.ConfirmedAt is { } at ? CampaignClock.ToLocal(at) : null, i.FirstDay, i.LastDay, i.LineCount, valid.GetValueOrDefault(i.Id))),
        ];
    }

    public static async Task<Dc01Knowledge> KnowledgeAsync(PortalDbContext context, int campaignId, DateOnly? day, CancellationToken cancel)
    {
        var headings = await context.Dc01Headings.AsNoTracking().Where(h => h.CampaignId == campaignId).ToListAsync(cancel);
        var names = await context.Dc01Names.AsNoTracking().Where(n => n.CampaignId == campaignId).ToListAsync(cancel);
        return new(
            headings.ToDictionary(h => h.HeadingKey, h => h.Field, StringComparer.Ordinal),
            names.ToDictionary(n => n.NameKey, n => n.DecidedCommuneId, StringComparer.Ordinal), day);
    }

    /// <summary>The figures that count now, by commune and day.</summary>
    public static async Task<Dictionary<(int CommuneId, DateOnly Day), Dc01Figures>> CurrentAsync(
        PortalDbContext context, int campaignId, CancellationToken cancel) =>
        (await context.Dc01Lines.AsNoTracking().Where(l => l.CampaignId == campaignId).ToListAsync(cancel)).Newest();

    /// <summary>Of several lines for a commune and day the newest.</summary>
    public static Dictionary<(int CommuneId, DateOnly Day), Dc01Figures> Newest(this IEnumerable<Dc01Line> lines)
    {
        var newest = new Dictionary<(int, DateOnly), Dc01Figures>();
        foreach (var line in lines.OrderBy(l => l.Id))
        {
            newest[(line.CommuneId, line.Day)] = new(line.Level1, line.Level2);
        }

        return newest;
    }

    public static AuditEntry Audit(
        PortalDbContext context, CampaignClock clock, int campaignId, AuditAction action, IReadOnlyCollection<AuditChange> changes, string? subject = null) =>
        new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaignId,
            Subject = subject,
        };

    public static string? Text(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
