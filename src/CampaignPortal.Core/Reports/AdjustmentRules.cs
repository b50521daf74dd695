using System.Globalization;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Reports;

/// <summary>What has changed in days that an earlier report has. Pure.</summary>
internal static class AdjustmentRules
{
    /// <summary>The communes' days whose count differs, or that had not been reported, oldest first.</summary>
    public static List<(ReportedValue Now, ReportedValue? Before)> Differences(DailyFigures previous, IReadOnlyList<ReportedValue> now)
    {
        var before = previous.Values.ToDictionary(v => (v.CommuneId, v.Day));
        return
        [
            .. now.Where(v => v.Day <= previous.Day)
                .Select(v => (Now: v, Before: before.GetValueOrDefault((v.CommuneId, v.Day))))
                .Where(p => p.Before is null || p.Before.Value != p.Now.Value)
                .OrderBy(p => p.Now.Day).ThenBy(p => p.Now.CommuneId),
        ];
    }

    /// <summary>Why a day differs, from what is known of it: sent late, reopened for a reason, changed with a word, or changed without one.</summary>
    public static string Cause(DayChange change) => change switch
    {
        { WasMissing: true, IsReopened: false } => string.Create(CultureInfo.InvariantCulture, $"Báo cáo muộn, gửi lúc {change.SentAt:HH:mm} ngày {OfficialDate.InText(DateOnly.FromDateTime(change.SentAt))}"),
        { ReopeningReason: { } reason } => $"Mở lại ngày: {reason}",
        { Reasons.Count: > 0 } => string.Join("; ", change.Reasons),
        _ => string.Create(CultureInfo.InvariantCulture, $"Sửa số liệu lúc {change.SentAt:HH:mm} ngày {OfficialDate.InText(DateOnly.FromDateTime(change.SentAt))}"),
    };
}

/// <param name="SentAt">Wall time in Asia/Ho_Chi_Minh of the newest submission.</param>
/// <param name="Reasons">What officers were asked for when they changed values.</param>
internal sealed record DayChange(bool WasMissing, bool IsReopened, DateTime SentAt, string? ReopeningReason, IReadOnlyList<string> Reasons);
