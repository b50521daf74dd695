using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Urging;

namespace CampaignPortal.Core.Plans;

/// <summary>The tracker of plans as a table for a workbook, and as a message to those who have not filed.</summary>
public static class PlanSheet
{
    public static SheetTable Of(PlanTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        return new(
            "Ke hoach",
            "Theo dõi nộp kế hoạch triển khai",
            DueWords.Subtitle(tracker.Campaign.Campaign.Name, tracker.Campaign.Campaign.PlansDue, tracker.AsOf),
            [
                new("TT", 6), new("Đơn vị", 36), new("Tình trạng", 20), new("Số, ký hiệu", 20), new("Ngày văn bản", 13), new("Nộp lần đầu", 18), new("Số lần nộp", 9),
            ],
            [
                .. tracker.Rows.Select((r, i) => new SheetRow(
                    [i + 1, r.Body.Name, DueWords.Of(r.State), r.Newest?.Number, r.Newest?.Date, DueWords.Moment(r.First?.FiledAt), r.Versions.Count])),
                new([null, DueWords.Summary(tracker.Rows.Select(r => r.State)), null, null, null, null, null], IsTotal: true),
            ]);
    }

    public static string Reminder(PlanTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        var campaign = tracker.Campaign.Campaign;
        return PaperReminder.Message(campaign, "kế hoạch triển khai", campaign.PlansDue, tracker.AsOf, [.. tracker.NotYet.Select(r => r.Body)], tracker.Rows.Count);
    }
}
