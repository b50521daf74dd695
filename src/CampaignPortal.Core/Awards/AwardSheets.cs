using System.Globalization;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Urging;

namespace CampaignPortal.Core.Awards;

/// <summary>The tables of a list, the same for page, .docx and .xlsx.</summary>
public static class AwardSheets
{
    public static IReadOnlyList<SheetTable> Of(AwardFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return [.. new[] { List(figures), Evidence(figures), Urges(figures) }.Where((table, index) => index == 0 || table.Rows.Count > 0)];
    }

    public static SheetTable List(AwardFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var isPraise = figures.Kind == AwardKind.Commendation;
        return new(
            "Danh sach", isPraise ? "Danh sách đề nghị khen thưởng" : "Danh sách đề nghị phê bình", Subtitle(figures),
            [new("TT", 6), new("Tập thể, cá nhân", 28), new("Chức vụ, đơn vị", 28), new("Hình thức đề nghị", 32), new(isPraise ? "Thành tích" : "Lý do", 60)],
            [.. figures.Entries.Select((e, i) => new SheetRow([i + 1, e.Name, Place(e), e.Form, e.Reason]))]);
    }

    /// <summary>Each figure with what the rule asks for and where it comes from.</summary>
    public static SheetTable Evidence(AwardFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var lines = figures.Entries.SelectMany(e => e.Evidence.Lines.Select(l => (e.Name, Line: l)));
        return new(
            "So lieu", "Số liệu làm căn cứ", Subtitle(figures),
            [
                new("TT", 6), new("Tập thể", 26), new("Nội dung", 30), new("Kết quả", 11), new("Trên tổng số", 11), new("Tỷ lệ (%)", 11),
                new("Mức quy định (%)", 11), new("So với mức", 12), new("Nguồn số liệu", 48),
            ],
            [
                .. lines.Select((l, i) => new SheetRow(
                    [i + 1, l.Name, AwardWords.Label(l.Line), l.Line.Part, l.Line.Whole, l.Line.Percent, l.Line.Threshold, AwardWords.Verdict(figures.Kind, l.Line), AwardWords.Source(l.Line)])),
            ]);
    }

    public static SheetTable Urges(AwardFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(
            "Don doc", "Các lần đã đôn đốc", Subtitle(figures),
            [new("TT", 6), new("Đơn vị", 28), new("Về ngày", 13), new("Đôn đốc lúc", 20), new("Lý do", 26), new("Số phút đến khi báo cáo", 14)],
            [
                .. figures.Entries.SelectMany(e => e.Evidence.Urges.Select(u => (e.Name, Urge: u))).Select((u, i) => new SheetRow(
                    [i + 1, u.Name, u.Urge.Day, string.Create(CultureInfo.InvariantCulture, $"{u.Urge.At:HH:mm} ngày {OfficialDate.InText(DateOnly.FromDateTime(u.Urge.At))}"), Reason(u.Urge), u.Urge.Minutes])),
            ]);
    }

    internal static string Reason(EvidenceUrge urge) =>
        urge.Reason == UrgeReason.Behind ? "Chậm so với tiến độ" : urge.Reason == UrgeReason.Partial ? "Còn thiếu ấp, khóm" : urge.Minutes is null ? "Chưa báo cáo; sau đó vẫn thiếu" : "Chưa báo cáo";

    internal static string? Place(AwardEntry entry) => (entry.Position, entry.Body) switch
    {
        ({ } position, { } body) => $"{position}, {body}",
        var (position, body) => position ?? body,
    };

    private static string Subtitle(AwardFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figures.CampaignName} – số liệu đến hết ngày {figures.Day:dd/MM/yyyy} – lập lúc {figures.AsOf:HH:mm} ngày {figures.AsOf:dd/MM/yyyy}");
}
