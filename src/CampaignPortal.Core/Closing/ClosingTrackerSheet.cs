using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Urging;

namespace CampaignPortal.Core.Closing;

/// <summary>The tracker of closing reports as a table for a workbook, and as a message to those who have not filed.</summary>
public static class ClosingTrackerSheet
{
    public static SheetTable Of(ClosingTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        return new(
            "Bao cao tong ket",
            "Theo dõi nộp báo cáo tổng kết",
            DueWords.Subtitle(tracker.Campaign.Campaign.Name, tracker.Campaign.Campaign.ReportsDue, tracker.AsOf),
            [
                new("TT", 6), new("Đơn vị", 34), new("Hạn nộp", 16), new("Tình trạng", 14), new("Số liệu đến ngày", 13), new("Nộp lần đầu", 18), new("Nộp gần nhất", 18), new("Số lần nộp", 9),
                new("Số liệu sửa sau khi nộp", 12),
            ],
            [
                .. tracker.Rows.Select((r, i) => new SheetRow(
                [
                    i + 1, r.Body.Name, DueWords.Of(r.Due), State(r.Report?.State), r.Report is { FilingCount: > 0 } ? r.Report.Day : null, DueWords.Moment(r.Report?.FirstFiledAt),
                    DueWords.Moment(r.Report?.FiledAt), r.Report?.FilingCount ?? 0, r.HasChanged ? "Có" : null,
                ])),
                new([null, DueWords.Summary(tracker.Rows.Select(r => r.Due)), null, null, null, null, null, null, null], IsTotal: true),
            ]);
    }

    public static string Reminder(ClosingTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        var campaign = tracker.Campaign.Campaign;
        return PaperReminder.Message(campaign, "báo cáo tổng kết", campaign.ReportsDue, tracker.AsOf, [.. tracker.NotYet.Select(r => r.Body)], tracker.Rows.Count);
    }

    private static string State(ClosingState? state) => state switch
    {
        ClosingState.Draft => "Đang soạn",
        ClosingState.Filed => "Đã nộp",
        ClosingState.Returned => "Trả lại",
        ClosingState.Accepted => "Đã tiếp nhận",
        _ => "Chưa soạn",
    };
}
