using System.Globalization;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Reports;

/// <summary>What has changed in days that an earlier report has. Pure.</summary>
internal static class AdjustmentRules
{
    /// <summary>The communes' days whose count differs, or a part of it, or that had not been reported, oldest first.</summary>
    public static List<(ReportedValue Now, ReportedValue? Before)> Differences(DailyFigures previous, IReadOnlyList<ReportedValue> now)
    {
        var before = previous.Values.ToDictionary(v => (v.CommuneId, v.Day));
        return
        [
            .. now.Where(v => v.Day <= previous.Day)
                .Select(v => (Now: v, Before: before.GetValueOrDefault((v.CommuneId, v.Day))))
                .Where(p => p.Before is null || p.Before.Value != p.Now.Value || Moved(p.Now, p.Before).Any(by => by != 0))
                .OrderBy(p => p.Now.Day).ThenBy(p => p.Now.CommuneId),
        ];
    }

    /// <summary>
    /// The communes whose total comes from the national system now or came from it then, where it is another one: what the earlier
    /// report said up to its day, beside what is known of that day now.
    /// </summary>
    /// <param name="now">The newest line up to the earlier report's day, by commune; empty where the communes' own counts are official.</param>
    /// <param name="values">The communes' own counts by day.</param>
    public static List<Adjustment> OfTotals(DailyFigures previous, IReadOnlyDictionary<int, OfficialTotal> now, IReadOnlyList<ReportedValue> values)
    {
        var own = values.Where(v => v.Day <= previous.Day).GroupBy(v => v.CommuneId).ToDictionary(g => g.Key, g => g.Sum(v => v.Value ?? 0));
        return
        [
            .. previous.Rows.Where(r => r.Dc01Day is not null || now.ContainsKey(r.AreaId))
                .Select(r => (Row: r, Total: now.TryGetValue(r.AreaId, out var total) ? total : (OfficialTotal?)null))
                .Select(p => new Adjustment(
                    p.Row.Name, previous.Day, p.Row.Cumulative, p.Total?.Running ?? own.GetValueOrDefault(p.Row.AreaId), Cause(p.Row.Dc01Day, p.Total?.Day), IsRunning: true))
                .Where(a => a.Difference != 0),
        ];
    }

    private static string Cause(DateOnly? before, DateOnly? now) => (before, now) switch
    {
        (null, { } day) => $"Lấy theo DC01 đến hết ngày {OfficialDate.InText(day)} thay số xã báo cáo",
        (_, null) => "Lấy theo báo cáo của xã thay số DC01",
        ({ } old, { } day) when day > old => $"Đã có số DC01 đến hết ngày {OfficialDate.InText(day)}, trước đó mới có đến ngày {OfficialDate.InText(old)}",
        (_, { } day) => $"DC01 nhập lại số của ngày {OfficialDate.InText(day)}",
    };

    /// <summary>By how much each part differs, in words: what moved from one to another leaves the count as it was.</summary>
    /// <param name="names">Of the parts, inside a sentence.</param>
    /// <returns>" (mức 1 +5; mức 2 -5)", empty where nothing is known of them.</returns>
    public static string Parts(ReportedValue now, ReportedValue? before, IReadOnlyList<string> names)
    {
        var moved = Moved(now, before).Index().Where(m => m.Item != 0).Select(m => $"{names[m.Index]} {OfficialNumber.Change(m.Item)}").ToList();
        return moved.Count == 0 ? "" : $" ({string.Join("; ", moved)})";
    }

    // A day that had not been reported had nothing; a report from before parts were kept says nothing of them.
    private static IEnumerable<int> Moved(ReportedValue now, ReportedValue? before) =>
        now.Parts is { } after && (before is null || before.Parts?.Count == after.Count)
            ? after.Select((value, index) => (value ?? 0) - (before?.Parts![index] ?? 0))
            : [];

    /// <summary>Why a day differs, from what is known of it: sent late, reopened for a reason, changed with a word, or changed without one.</summary>
    public static string Cause(DayChange change) => change switch
    {
        { WasMissing: true, IsReopened: false } => string.Create(CultureInfo.InvariantCulture, $"Báo cáo muộn, gửi lúc {change.SentAt:HH:mm} ngày {OfficialDate.InText(DateOnly.FromDateTime(change.SentAt))}"),
        { ReopeningReason: { } reason } => $"Mở lại ngày: {reason}",
        { Reasons.Count: > 0 } => string.Join("; ", change.Reasons),
        _ => string.Create(CultureInfo.InvariantCulture, $"Sửa số liệu lúc {change.SentAt:HH:mm} ngày {OfficialDate.InText(DateOnly.FromDateTime(change.SentAt))}"),
    };
}

/// <param name="Day">Of the line.</param>
internal readonly record struct OfficialTotal(DateOnly Day, int Running);

/// <param name="SentAt">Wall time in Asia/Ho_Chi_Minh of the newest submission.</param>
/// <param name="Reasons">What officers were asked for when they changed values.</param>
internal sealed record DayChange(bool WasMissing, bool IsReopened, DateTime SentAt, string? ReopeningReason, IReadOnlyList<string> Reasons);
