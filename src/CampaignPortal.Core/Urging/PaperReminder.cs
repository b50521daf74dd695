using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Urging;

/// <summary>A message to paste into a chat that reminds of a paper (plan V.5): plain lines, names, the due day. Pure.</summary>
public static class PaperReminder
{
    /// <param name="paper">"kế hoạch triển khai", "báo cáo tổng kết".</param>
    /// <param name="due">The last day on which it is on time; null where none is set.</param>
    /// <param name="asOf">Wall time in Asia/Ho_Chi_Minh.</param>
    /// <param name="missing">Who has not filed.</param>
    /// <param name="of">How many bodies owe the paper.</param>
    public static string Message(Campaign campaign, string paper, DateOnly? due, DateTime asOf, IReadOnlyCollection<Body> missing, int of)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(missing);
        var today = DateOnly.FromDateTime(asOf);
        var upper = CultureInfo.GetCultureInfo("vi-VN");
        List<string> lines =
        [
            $"{campaign.AgencyName.ToUpper(upper)} – ĐÔN ĐỐC NỘP {paper.ToUpper(upper)}",
            string.Create(CultureInfo.InvariantCulture, $"Đến {asOf:HH:mm} ngày {OfficialDate.InText(today)}: đã nộp {of - missing.Count}/{of} đơn vị.{Due(due, today)}"),
            "",
            due < today ? "Đề nghị các đơn vị sau nộp ngay:" : "Đề nghị các đơn vị chưa nộp gửi đúng hạn:",
            .. missing.Select(b => "- " + b.Name),
        ];
        return string.Join('\n', lines);
    }

    private static string Due(DateOnly? due, DateOnly today) => due is not { } day
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $" Hạn nộp: hết ngày {OfficialDate.InText(day)}{(day < today ? $" (đã quá {today.DayNumber - day.DayNumber} ngày)" : "")}.");
}
