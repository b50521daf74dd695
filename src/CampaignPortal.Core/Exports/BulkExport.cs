using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Exports;

/// <summary>Reads everything of a kind from the database straight into a workbook; holds no more than one commune's or two thousand lines.</summary>
internal sealed class BulkExport(PortalDb db, CampaignDefinition campaign, AreaScope scope, TimeProvider time)
{
    /// <summary>How many lines or entries there are to read.</summary>
    public async Task<long> CountAsync(ExportKind kind, CancellationToken cancel)
    {
        await using var context = db.Open(scope);
        var counts = kind == ExportKind.DailyCounts
            ? context.DailyCounts.Where(c => c.CampaignId == campaign.Id).GroupBy(c => c.CommuneId).Select(g => g.LongCount())
            : context.AuditEntries.Where(a => a.CampaignId == campaign.Id).GroupBy(a => a.Action).Select(g => g.LongCount());
        return (await counts.ToListAsync(cancel)).Sum();
    }

    /// <param name="target">A file: writing to it must not wait for a reader far away.</param>
    /// <param name="read">Told how much has been read.</param>
    public async Task WriteAsync(ExportKind kind, Stream target, Action<long> read, CancellationToken cancel)
    {
        await using var context = db.Open(scope);
        using var writer = new WorkbookWriter(target, campaign, Title(kind), time);
        var subtitle = string.Create(
            CultureInfo.InvariantCulture, $"{campaign.Campaign.Name} – lập lúc {CampaignClock.ToLocal(time.GetUtcNow().UtcDateTime):HH:mm dd/MM/yyyy}");
        if (kind == ExportKind.DailyCounts)
        {
            await new CountLines(context, campaign).WriteAsync(writer, Title(kind), subtitle, read, cancel);
        }
        else
        {
            await new AuditLines(context, campaign).WriteAsync(writer, Title(kind), subtitle, read, cancel);
        }
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(ExportKind kind, DateTime at) => string.Create(
        CultureInfo.InvariantCulture, $"{(kind == ExportKind.DailyCounts ? "so-lieu-goc" : "nhat-ky")}-{at:yyyy-MM-dd-HHmm}.xlsx");

    private static string Title(ExportKind kind) =>
        kind == ExportKind.DailyCounts ? "Toàn bộ số liệu hằng ngày theo ấp, khóm" : "Nhật ký thay đổi";
}
