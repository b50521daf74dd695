using System.Globalization;
using CampaignPortal.Core.Quotas;

namespace CampaignPortal.Core.Excel;

/// <summary>The targets of one indicator as a workbook: host, communes with their hamlets, units.</summary>
public static class QuotaWorkbook
{
    public static byte[] Write(QuotaView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var campaign = view.Campaign;
        return TableWorkbook.Write(campaign, new(
            string.Create(CultureInfo.InvariantCulture, $"Chi tieu {view.Day:yyyy-MM-dd}"),
            "Chỉ tiêu " + view.Indicator.Name,
            string.Create(CultureInfo.InvariantCulture, $"{campaign.Campaign.Name} – chỉ tiêu có hiệu lực ngày {view.Day:dd/MM/yyyy}"),
            [
                new("TT", 6), new("Địa bàn, đơn vị", 34), new("Chưa kích hoạt đầu chiến dịch", 14), new("Chỉ tiêu", 12),
                new("Áp dụng từ ngày", 13), new("Văn bản giao", 28),
            ],
            [.. Rows(view)]));
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(QuotaView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return string.Create(CultureInfo.InvariantCulture, $"chi-tieu-{view.Day:yyyy-MM-dd}.xlsx");
    }

    private static IEnumerable<SheetRow> Rows(QuotaView view)
    {
        var campaign = view.Campaign;

        // As on the page, whether it has a target or not; an officer's own commune alone is no host.
        if (campaign.Communes.Count > 1)
        {
            yield return Row(QuotaArea.Host, null, campaign.Campaign.HostTotalLabel, campaign.Communes.Sum(QuotaBook.NotActivated), true, 0);
        }

        foreach (var (number, commune) in campaign.Communes.Index())
        {
            yield return Row(QuotaArea.Commune(commune.Id), number + 1, commune.FullName, QuotaBook.NotActivated(commune), true, 0);
            foreach (var hamlet in commune.Hamlets)
            {
                yield return Row(QuotaArea.Hamlet(hamlet.Id), null, hamlet.FullName, QuotaBook.NotActivated(hamlet), false, 2);
            }
        }

        foreach (var unit in campaign.Units.Where(u => view[QuotaArea.Unit(u.Id)] is not null))
        {
            yield return Row(QuotaArea.Unit(unit.Id), null, unit.Name, null, false, 0);
        }

        SheetRow Row(QuotaArea area, int? number, string name, int? notActivated, bool isTotal, int indent)
        {
            var held = view.Held.GetValueOrDefault(area);
            return new([number, name, notActivated, held?.Target, held?.ValidFrom, held?.Document], isTotal, indent);
        }
    }
}
