using System.Globalization;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;

namespace CampaignPortal.Core.Reports;

/// <summary>The report of a day in the words of an official document, and its workbook.</summary>
internal static class DailyReportDocument
{
    public const string AssessmentTitle = "NHẬN XÉT, ĐÁNH GIÁ";
    public const string ProposalsTitle = "ĐỀ XUẤT, NHIỆM VỤ NHỮNG NGÀY TỚI";

    private const int Named = 3;

    /// <summary>How many numbered parts there are before the agency's own.</summary>
    private const int Parts = 4;

    public static OfficialDocument Of(DailyFigures figures, DocumentForm form)
    {
        var day = OfficialDate.InText(figures.Day);
        return form.Head(DateOnly.FromDateTime(figures.AsOf), "Báo cáo", $"Kết quả thực hiện {Phrases.Within(figures.CampaignName)} ngày {day}") with
        {
            Body = Body(figures),
            Appendices = [new("Kết quả chi tiết của các đơn vị", [SheetDocument.Table(DailyReportTables.Details(figures))])],
        };
    }

    /// <summary>What the report says, for the page as for the document.</summary>
    public static IReadOnlyList<DocumentBlock> Body(DailyFigures figures)
    {
        var number = Parts;
        return [.. Reported(figures), .. Own(figures.Words ?? DailyWords.None), End(figures)];

        IEnumerable<DocumentBlock> Own(DailyWords words) => new[] { (AssessmentTitle, words.Assessment), (ProposalsTitle, words.Proposals) }
            .Where(part => part.Item2.Length > 0)
            .SelectMany(part => (IEnumerable<DocumentBlock>)[new Heading($"{RomanNumber.Of(++number)}. {part.Item1}"), .. ProseText.Blocks(part.Item2)]);
    }

    /// <summary>What the portal says: everything but the agency's own words and the last sentence.</summary>
    public static IReadOnlyList<DocumentBlock> Reported(DailyFigures figures) =>
    [
        new Heading("I. KẾT QUẢ THỰC HIỆN"),
        new Paragraph(Result(figures)),
        .. Pace(figures) is { } pace ? [new Paragraph(pace)] : Array.Empty<DocumentBlock>(),
        SheetDocument.Table(DailyReportTables.Summary(figures)),
        .. figures.Sources.Select(text => new Paragraph(text)),
        .. Ranking(figures).Select(text => new Paragraph(text)),
        new Heading("II. CHẾ ĐỘ BÁO CÁO"),
        .. Discipline(figures).Select(text => new Paragraph(text)),
        new Heading("III. ĐIỀU CHỈNH SỐ LIỆU ĐÃ BÁO CÁO"),
        .. Adjustments(figures),
        new Heading("IV. KHÓ KHĂN, VƯỚNG MẮC, KIẾN NGHỊ"),
        .. Remarks(figures).Select(text => new Paragraph(text)),
    ];

    public static Paragraph End(DailyFigures figures) =>
        new($"Trên đây là kết quả thực hiện {Phrases.Within(figures.CampaignName)} ngày {OfficialDate.InText(figures.Day)}");

    public static IReadOnlyList<SheetTable> Sheets(DailyFigures figures) =>
    [
        DailyReportTables.Summary(figures), DailyReportTables.Details(figures), DailyReportTables.Adjustments(figures), DailyReportTables.Remarks(figures),
    ];

    public static string FileName(DailyFigures figures, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"bao-cao-ngay-{figures.Day:yyyy-MM-dd}.{ending}");

    private static string Result(DailyFigures figures)
    {
        var total = figures.Total;
        var quota = total.Quota is null
            ? ""
            : $", đạt {OfficialNumber.Percent(total.Percent)}% chỉ tiêu được giao ({OfficialNumber.Count(total.Quota)} tài khoản), còn lại {OfficialNumber.Count(total.Remaining)} tài khoản";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Ngày {OfficialDate.InText(figures.Day)} (ngày thứ {figures.DayNumber}/{figures.DayCount} của chiến dịch), {Phrases.Lower(figures.TotalLabel)} kích hoạt được {OfficialNumber.Count(total.Today)} tài khoản{Parts(p => p.Today)}; lũy kế từ đầu chiến dịch {OfficialNumber.Count(total.Cumulative)} tài khoản{Parts(p => p.Cumulative)}{quota}. Số liệu tính đến {figures.AsOf:HH} giờ {figures.AsOf:mm} phút ngày {OfficialDate.InText(DateOnly.FromDateTime(figures.AsOf))}.");

        string Parts(Func<DailyPart, int> of) =>
            figures.Parts.Count == 0 ? "" : $" ({string.Join("; ", figures.Parts.Select(p => $"{p.Name}: {OfficialNumber.Count(of(p))}"))})";
    }

    private static string? Pace(DailyFigures figures) => figures switch
    {
        { NeededPerDay: 0 } => "Chỉ tiêu của chiến dịch đã hoàn thành.",
        { NeededPerDay: { } needed } => string.Create(
            CultureInfo.InvariantCulture,
            $"Chiến dịch còn {figures.DaysLeft} ngày (đến hết ngày {OfficialDate.InText(figures.EndDay)}); để hoàn thành chỉ tiêu, bình quân mỗi ngày cần kích hoạt {OfficialNumber.Count(needed)} tài khoản."),
        _ => null,
    };

    private static IEnumerable<string> Ranking(DailyFigures figures)
    {
        var ranked = figures.Rows.Where(r => r.Percent is not null).OrderBy(r => r.Rank).ToList();
        if (ranked.Count > 2 * Named)
        {
            yield return $"Đơn vị có tỷ lệ cao nhất: {Named3(ranked.Take(Named))}.";
            yield return $"Đơn vị có tỷ lệ thấp nhất: {Named3(ranked.TakeLast(Named).Reverse())}.";
        }

        static string Named3(IEnumerable<DailyLine> rows) => string.Join("; ", rows.Select(r => $"{r.Name} ({OfficialNumber.Percent(r.Percent)}%)"));
    }

    private static IEnumerable<string> Discipline(DailyFigures figures)
    {
        yield return $"Số đơn vị đã báo cáo: {DailyReportTables.ReportedOf(figures)}.";
        foreach (var (title, rows) in new[] { ("Báo cáo trễ", figures.Late), ("Không phát sinh", figures.Zero), ("Chưa báo cáo", figures.Missing) })
        {
            var names = rows.Select(r => r.Name).ToList();
            if (names.Count > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{title} ({names.Count}): {string.Join(", ", names)}.");
            }
        }

        if (!figures.IsComplete)
        {
            yield return "Số liệu của ngày chưa đầy đủ; phần báo cáo bổ sung được nêu tại mục điều chỉnh của báo cáo sau.";
        }
    }

    private static IEnumerable<DocumentBlock> Adjustments(DailyFigures figures)
    {
        if (figures.PreviousDay is not { } previous)
        {
            yield return new Paragraph(figures.LaterDay is { } later
                ? $"Các ngày trước chưa có báo cáo để so sánh; báo cáo ngày {OfficialDate.InText(later)} đã được phát hành trước báo cáo này."
                : "Đây là báo cáo đầu tiên, chưa có số liệu để so sánh.");
            yield break;
        }

        if (figures.Adjustments.Count == 0)
        {
            yield return new Paragraph($"Không có điều chỉnh so với báo cáo ngày {OfficialDate.InText(previous)}.");
            yield break;
        }

        yield return new Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"So với báo cáo ngày {OfficialDate.InText(previous)}, số liệu các ngày trước có {figures.Adjustments.Count} điều chỉnh, cộng {OfficialNumber.Change(figures.Adjustments.Sum(a => a.Difference))} tài khoản:"));
        yield return SheetDocument.Table(DailyReportTables.Adjustments(figures));
    }

    private static IEnumerable<string> Remarks(DailyFigures figures)
    {
        if (figures.Remarks.Count == 0)
        {
            yield return "Các đơn vị không nêu khó khăn, vướng mắc.";
        }

        foreach (var remark in figures.Remarks)
        {
            if (remark.Difficulties is { } difficulties)
            {
                yield return $"{remark.Commune}: {PlainText.Line(difficulties).TrimEnd('.')}.";
            }

            if (remark.Proposals is { } proposals)
            {
                yield return $"{remark.Commune} kiến nghị: {PlainText.Line(proposals).TrimEnd('.')}.";
            }
        }
    }
}
