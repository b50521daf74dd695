using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Exports;

/// <summary>The audit, one line for each value that changed, oldest first.</summary>
internal sealed class AuditLines(PortalDbContext context, CampaignDefinition campaign)
{
    private const int AtOnce = 2000;

    private readonly Dictionary<string, string> _cells = new(
        from commune in campaign.Communes
        from hamlet in commune.Hamlets
        from indicator in campaign.Indicators
        select KeyValuePair.Create(AuditChange.CellField(hamlet.Id, indicator.Id), $"{hamlet.FullName}: {indicator.Name}"),
        StringComparer.Ordinal);

    public async Task WriteAsync(WorkbookWriter writer, string title, string subtitle, Action<long> read, CancellationToken cancel)
    {
        writer.Begin(new("Nhat ky", title, subtitle,
        [
            new("Lúc", 17), new("Người thực hiện", 26), new("Việc", 28), new("Địa bàn, đơn vị", 26), new("Ngày số liệu", 12), new("Đối tượng", 24),
            new("Nội dung", 34), new("Giá trị cũ", 14), new("Giá trị mới", 14), new("Lý do", 30),
        ], HasFilter: true));
        var units = campaign.Units.ToDictionary(u => u.Id, u => u.Name);
        long done = 0;
        for (long last = 0; ;)
        {
            var entries = await context.AuditEntries.AsNoTracking()
                .Where(a => a.CampaignId == campaign.Id && a.Id > last).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(cancel);
            foreach (var entry in entries)
            {
                Write(writer, entry, entry.CommuneId is { } commune ? campaign.FindCommune(commune)?.FullName : entry.UnitId is { } unit ? units.GetValueOrDefault(unit) : null);
            }

            read(done += entries.Count);
            if (entries.Count < AtOnce)
            {
                return;
            }

            last = entries[^1].Id;
        }
    }

    private void Write(WorkbookWriter writer, AuditEntry entry, string? area)
    {
        var (at, action) = (CampaignClock.ToLocal(entry.At), AuditWords.Of(entry.Action));
        var isAward = entry.Action is AuditAction.CommendationDecided or AuditAction.CriticismDecided;
        foreach (var change in AuditChanges.Read(entry.Changes).DefaultIfEmpty())
        {
            writer.Row(new(
            [
                at, entry.UserName, action, area, entry.Day, entry.Subject,
                change is null ? null : _cells.GetValueOrDefault(change.Field, change.Field), Worded(change?.Field, change?.Old), Worded(change?.Field, change?.New), change?.Reason,
            ]));
        }

        object? Worded(string? field, string? value) => Value(isAward ? AwardWords.Logged(field!, value) : value);
    }

    // A count is a number, everything else a text: "00123" stays what it is.
    private static object? Value(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text ? number : text;
}
