using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Urging;

/// <summary>The official letter (công văn đôn đốc) to the communes that were chosen.</summary>
public static class UrgingLetter
{
    /// <summary>The letter's bytes (.docx).</summary>
    public static byte[] Write(CampaignDefinition campaign, RollupTable rollup, IReadOnlyCollection<int> chosen, DocumentForm form)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        ArgumentNullException.ThrowIfNull(form);
        var rows = UrgingRules.InOrder(rollup.Rows.Where(r => chosen.Contains(r.AreaId)));
        var day = OfficialDate.InText(rollup.Day);
        var missing = rows.All(r => r.IsReported) ? "" : $"các đơn vị chưa báo cáo gửi ngay số liệu ngày {day}; ";
        missing += rows.Any(r => r is { IsReported: true, BlankHamlets: > 0 }) ? "các đơn vị còn thiếu ấp, khóm bổ sung ngay; " : "";
        var isOver = UrgingRules.IsOver(campaign, rollup);
        var letter = form.Head(DateOnly.FromDateTime(rollup.AsOf), null, $"đôn đốc thực hiện {Phrases.Within(campaign.Campaign.Name)}") with
        {
            AddressedTo = [.. rows.Select(r => $"Ủy ban nhân dân {Phrases.Lower(r.Name)}")],
            Body =
            [
                new Paragraph(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Theo số liệu trên cổng theo dõi chiến dịch, đến {rollup.AsOf:HH} giờ {rollup.AsOf:mm} phút ngày {OfficialDate.InText(DateOnly.FromDateTime(rollup.AsOf))}, có {rollup.ReportedCount}/{rollup.Rows.Count} đơn vị đã báo cáo số liệu {UrgingRules.OnDay(rollup)}; kết quả của các đơn vị nhận văn bản này như sau:")),
                new Table(
                    [new("TT", 6), new("Đơn vị", 22), new("Chỉ tiêu", 11, true), new("Lũy kế", 11, true), new("Tỷ lệ (%)", 10, true), new("Lý do đôn đốc", 35)],
                    [.. rows.Select((r, i) => (IReadOnlyList<string>)[
                        (i + 1).ToString(CultureInfo.InvariantCulture), r.Name, OfficialNumber.Count(r.Quota), OfficialNumber.Count(r.Cumulative),
                        OfficialNumber.Percent(r.PercentOfQuota), Reason(r, day, isOver)])]),
                new Paragraph(RollupWords.Source(rollup).TrimEnd('.') + "."),
                new Paragraph($"{campaign.Campaign.AgencyName} đề nghị {missing}{(isOver ? AfterEnd(campaign, rollup) : $"các đơn vị báo cáo số liệu hằng ngày đúng giờ, tập trung lực lượng bảo đảm hoàn thành chỉ tiêu được giao chậm nhất ngày {OfficialDate.InText(campaign.Campaign.EndDay)}")}"),
            ],
        };
        return DocumentWriter.Write(letter);
    }

    // What can still be asked for then: the figures, and the closing report while it is not overdue.
    private static string AfterEnd(CampaignDefinition campaign, RollupTable rollup) =>
        "các đơn vị rà soát, hoàn chỉnh số liệu các ngày của chiến dịch" +
        (campaign.Campaign.ReportsDue is { } due && DateOnly.FromDateTime(rollup.AsOf) <= due ? $", nộp báo cáo tổng kết chậm nhất ngày {OfficialDate.InText(due)}" : "");

    private static string Reason(RollupRow row, string day, bool isOver)
    {
        var cause = row.Pace switch
        {
            PaceClass.Done => "Đã đạt chỉ tiêu",
            PaceClass.Unknown => "Đã báo cáo",
            _ when isOver => "Chưa hoàn thành chỉ tiêu",
            PaceClass.OnTrack => "Đúng tiến độ",
            _ => "Chậm so với tiến độ",
        };
        var blank = string.Create(CultureInfo.InvariantCulture, $"còn thiếu {row.BlankHamlets} ấp, khóm ngày {day}");
        return !row.IsReported ? "Chưa báo cáo ngày " + day
            : row.BlankHamlets == 0 ? cause
            : UrgingRules.ReasonOf(row) == UrgeReason.Partial ? $"Đã báo cáo, {blank}"
            : $"{cause}; {blank}";
    }
}
