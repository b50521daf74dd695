using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Urging;

/// <summary>Who is to be urged, and in which words. Pure.</summary>
public static class UrgingRules
{
    /// <summary>Why a commune would be urged; null where there is no cause.</summary>
    public static UrgeReason? ReasonOf(RollupRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return !row.IsReported ? UrgeReason.Missing
            : row.Pace == PaceClass.Urge ? UrgeReason.Behind
            : row.BlankHamlets > 0 ? UrgeReason.Partial
            : null;
    }

    /// <summary>
    /// The same for a commune that a person chose: whoever is slow is behind too, and after the last day whoever has not
    /// reached the quota. Null where nothing can be held against it.
    /// </summary>
    public static UrgeReason? ReasonIfChosen(RollupRow row, bool isOver) =>
        ReasonOf(row) ?? (row.Pace == PaceClass.Slow || (isOver && row.Pace == PaceClass.OnTrack) ? UrgeReason.Behind : null);

    /// <summary>First who is missing, then who is behind, then who left hamlets blank; within each, the lowest share of the quota first.</summary>
    public static IReadOnlyList<RollupRow> InOrder(IEnumerable<RollupRow> rows) =>
        [.. rows.OrderBy(r => ReasonOf(r) ?? (UrgeReason)9).ThenBy(r => r.PercentOfQuota ?? 0).ThenBy(r => r.Code, StringComparer.Ordinal)];

    /// <summary>The log: the newest first; of those urged at once in the order in which the letter names them.</summary>
    internal static IEnumerable<Urge> InOrder(CampaignDefinition campaign, IEnumerable<Urge> urges) =>
        urges.OrderByDescending(u => u.UrgedAt).ThenByDescending(u => u.UrgedBy, StringComparer.Ordinal).ThenBy(u => u.Reason)
            .ThenBy(u => PaceRules.Percent(u.Cumulative ?? 0, u.Quota) ?? 0).ThenBy(u => campaign.FindCommune(u.CommuneId)!.Code, StringComparer.Ordinal);

    /// <summary>A message to paste into a chat: plain lines, names, figures and the hour.</summary>
    public static string Message(CampaignDefinition campaign, RollupTable rollup, IReadOnlyCollection<int> chosen)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rollup);
        var isOver = IsOver(campaign, rollup);
        var rows = InOrder(rollup.Rows.Where(r => chosen.Contains(r.AreaId)));
        var missing = rows.Where(r => !r.IsReported).ToList();
        var partial = rows.Where(r => r.BlankHamlets > 0).ToList();
        var behind = rows.Where(r => ReasonIfChosen(r, isOver) == UrgeReason.Behind).ToList();
        var others = rows.Where(r => ReasonIfChosen(r, isOver) is null).ToList();
        var total = rollup.Total;
        List<string> lines =
        [
            $"{campaign.Campaign.AgencyName.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))} – ĐÔN ĐỐC NGÀY {OfficialDate.InText(rollup.Day)}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Đến {At(rollup)}: đã báo cáo {rollup.ReportedCount}/{rollup.Rows.Count} đơn vị; {Phrases.Lower(total.Name)} {OnDay(rollup)}{(rollup.IsToday ? "" : ":")} {OfficialNumber.Count(total.Today)}, lũy kế {Of(total)}."),
            RollupWords.Source(rollup) + ".",
        ];
        if (missing.Count > 0)
        {
            lines.Add("");
            lines.Add(Deadline(campaign, rollup) + ":");
            lines.AddRange(missing.Select(r => $"- {r.Name}{(r.LastReported is { } last ? $" (báo cáo gần nhất {OfficialDate.InText(last)})" : " (chưa báo cáo ngày nào)")}"));
        }

        if (partial.Count > 0)
        {
            lines.Add("");
            lines.Add("Các đơn vị sau đã báo cáo nhưng còn thiếu ấp, khóm, đề nghị nhập bổ sung (ấp, khóm không phát sinh thì nhập 0):");
            lines.AddRange(partial.Select(r => string.Create(CultureInfo.InvariantCulture, $"- {r.Name}: còn thiếu {r.BlankHamlets} ấp, khóm")));
        }

        if (behind.Count > 0)
        {
            lines.Add("");
            lines.Add(isOver ? "Các đơn vị sau chưa hoàn thành chỉ tiêu:" : "Các đơn vị sau chậm so với tiến độ, đề nghị tăng cường lực lượng:");
            lines.AddRange(behind.Select(r => $"- {r.Name}: {Of(r)}{Needed(r, rollup.DaysLeft)}"));
        }

        if (others.Count > 0)
        {
            lines.Add("");
            lines.Add(isOver ? "Các đơn vị sau đã báo cáo:" : "Các đơn vị sau đã báo cáo, đề nghị tiếp tục duy trì:");
            lines.AddRange(others.Select(r => $"- {r.Name}: {Of(r)}"));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Which day the counts are of, beside an hour that may be of a later one.</summary>
    internal static string OnDay(RollupTable rollup) => rollup.IsToday ? "trong ngày" : $"ngày {OfficialDate.InText(rollup.Day)}";

    /// <summary>Until when those who are missing are asked to report.</summary>
    internal static string Deadline(CampaignDefinition campaign, RollupTable rollup)
    {
        var cutOff = campaign.CutOffOn(rollup.Day);
        return rollup.AsOf <= rollup.Day.ToDateTime(cutOff)
            ? string.Create(CultureInfo.InvariantCulture, $"Đề nghị các đơn vị chưa báo cáo gửi số liệu trước {cutOff:HH:mm} ngày {OfficialDate.InText(rollup.Day)}")
            : string.Create(CultureInfo.InvariantCulture, $"Đã quá hạn {cutOff:HH:mm}{(rollup.IsToday ? "" : $" ngày {OfficialDate.InText(rollup.Day)}")}, đề nghị các đơn vị chưa báo cáo gửi số liệu ngay");
    }

    /// <summary>True after the campaign's last day: nobody can be asked to keep its pace.</summary>
    internal static bool IsOver(CampaignDefinition campaign, RollupTable rollup) => DateOnly.FromDateTime(rollup.AsOf) > campaign.Campaign.EndDay;

    /// <summary>The hour; with its day where that is not the day of the figures.</summary>
    internal static string At(RollupTable rollup) => string.Create(
        CultureInfo.InvariantCulture, $"{rollup.AsOf:HH:mm}{(rollup.IsToday ? "" : $" ngày {OfficialDate.InText(DateOnly.FromDateTime(rollup.AsOf))}")}");

    private static string Of(RollupRow row) => row.Quota is null
        ? OfficialNumber.Count(row.Cumulative)
        : $"{OfficialNumber.Count(row.Cumulative)}/{OfficialNumber.Count(row.Quota)} ({OfficialNumber.Percent(row.PercentOfQuota)}%)";

    private static string Needed(RollupRow row, int daysLeft) =>
        PaceRules.NeededPerDay(row.Quota, row.Cumulative, daysLeft) is { } needed ? $", cần {OfficialNumber.Count(needed)} mỗi ngày" : "";
}
