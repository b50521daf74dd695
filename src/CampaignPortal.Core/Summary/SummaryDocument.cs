using System.Globalization;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Summary;

/// <summary>The summary report in the words of an official document: numbers from the figures, prose from the agency.</summary>
internal static class SummaryDocument
{
    private const int Named = 3;

    /// <summary>More names than that stand in the appendix alone.</summary>
    private const int MostNamed = 12;

    public static OfficialDocument Of(SummaryFigures figures, SummaryProse prose, DocumentForm form) =>
        form.Head(DateOnly.FromDateTime(figures.AsOf), "Báo cáo", $"Tổng kết thực hiện {Phrases.Within(figures.CampaignName)}") with
        {
            Body = Body(figures, prose),
            Appendices = Printed(figures),
        };

    public static string FileName(SummaryFigures figures, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"bao-cao-tong-ket-{figures.Day:yyyy-MM-dd}.{ending}");

    /// <summary>The tables that stand in appendices; those without rows are left out.</summary>
    public static IReadOnlyList<SheetTable> Appendices(SummaryFigures f) =>
    [
        .. new[]
        {
            SummarySheets.Communes(f), SummarySheets.Hamlets(f), SummarySheets.Units(f), SummarySheets.Days(f), SummarySheets.Calendar(f), SummarySheets.Lists(f),
            SummarySheets.Dc01(f), SummarySheets.Remarks(f), SummarySheets.Awards(f), SummarySheets.Filings(f),
        }.Where(t => t.Rows.Any(r => !r.IsTotal)),
    ];

    /// <summary>The same with their titles; the calendar with what its signs mean.</summary>
    public static IReadOnlyList<Appendix> Printed(SummaryFigures f) =>
    [
        .. Appendices(f).Select(sheet => new Appendix(
            sheet.Title, sheet.Subtitle.StartsWith(SummarySheets.Legend, StringComparison.Ordinal) ? [new Paragraph(sheet.Subtitle + "."), SheetDocument.Table(sheet)] : [SheetDocument.Table(sheet)])),
    ];

    /// <summary>What the report says, for the page as for the document.</summary>
    public static IReadOnlyList<DocumentBlock> Body(SummaryFigures figures, SummaryProse prose)
    {
        var blocks = new List<DocumentBlock>();
        var number = 0;
        foreach (var section in SummaryProse.All)
        {
            List<DocumentBlock> own = [.. Own(section, figures), .. ProseText.Blocks(prose[section])];

            // What is neither in the portal nor written by anybody is not in the report either.
            if (own.Count > 0)
            {
                blocks.Add(new Heading($"{RomanNumber.Of(++number)}. {Title(section)}"));
                blocks.AddRange(own);
            }
        }

        blocks.Add(new Paragraph($"Trên đây là báo cáo tổng kết thực hiện {Phrases.Within(figures.CampaignName)} của {figures.AgencyName}"));
        return blocks;
    }

    public static string Title(SummarySection section) => section switch
    {
        SummarySection.Direction => "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        SummarySection.Communication => "CÔNG TÁC TUYÊN TRUYỀN, LỰC LƯỢNG THAM GIA",
        SummarySection.Results => "KẾT QUẢ THỰC HIỆN",
        SummarySection.Difficulties => "KHÓ KHĂN, VƯỚNG MẮC, NGUYÊN NHÂN",
        SummarySection.Outlook => "PHƯƠNG HƯỚNG, NHIỆM VỤ",
        _ => "KIẾN NGHỊ, ĐỀ XUẤT KHEN THƯỞNG",
    };

    private static IEnumerable<DocumentBlock> Own(SummarySection section, SummaryFigures f) => section switch
    {
        SummarySection.Results => Results(f),
        SummarySection.Difficulties when f.Remarks.Count(r => !r.IsProposal) is > 0 and var count =>
            [new Paragraph($"Các đơn vị nêu {OfficialNumber.Count(count)} nội dung khó khăn, vướng mắc, tổng hợp kèm nguồn tại phụ lục.")],
        SummarySection.Proposals => Proposals(f),
        _ => [],
    };

    private static IEnumerable<DocumentBlock> Results(SummaryFigures f)
    {
        var total = f.Total;
        var share = total.Percent is { } percent ? $", đạt {OfficialNumber.Percent(percent)}% chỉ tiêu được giao ({OfficialNumber.Count(total.Quota)} tài khoản)" : "";
        yield return new Paragraph(
            $"Đến hết ngày {OfficialDate.InText(f.Day)} (ngày thứ {OfficialNumber.Count(f.DayNumber)}/{OfficialNumber.Count(f.DayCount)} của chiến dịch), {Phrases.Lower(f.TotalLabel)} kích hoạt được {OfficialNumber.Count(total.Cumulative)} tài khoản{share}. Tính cả số đã kích hoạt trước chiến dịch, có {OfficialNumber.Count(total.Activated)}/{OfficialNumber.Count(total.Eligible)} công dân đủ điều kiện đã kích hoạt, đạt {OfficialNumber.Percent(total.PercentOfEligible)}%.");
        yield return SheetDocument.Table(SummarySheets.Totals(f));
        foreach (var source in f.Sources)
        {
            yield return new Paragraph(source);
        }

        yield return new Heading("1. Các xã, phường, thị trấn");
        yield return new Paragraph($"{OfficialNumber.Count(f.Communes.Count(c => c.Quota > 0 && c.Cumulative >= c.Quota))}/{OfficialNumber.Count(f.Communes.Count)} đơn vị hoàn thành chỉ tiêu.{Ends(f)}");
        yield return SheetDocument.Table(SummarySheets.Ranking(f));
        if (f.Places.Count > 0)
        {
            yield return new Paragraph($"Nơi hướng dẫn theo ghi chép của các xã: {string.Join("; ", f.Places.Select(p => $"{SummaryPlaces.Name(p.Place)} {OfficialNumber.Count(p.Value)} lượt"))}.");
        }

        yield return new Heading("2. Các cơ quan, đơn vị");
        yield return new Paragraph(Units(f));
        yield return new Heading("3. Chế độ thông tin, báo cáo");
        yield return new Paragraph(
            $"Qua {OfficialNumber.Count(f.DayNumber)} ngày, các xã báo cáo {OfficialNumber.Count(total.Record!.Reported)}/{OfficialNumber.Count(total.Record.Days)} lượt, trong đó đúng hạn {OfficialNumber.Count(total.Record.OnTime)}, trễ {OfficialNumber.Count(total.Record.Late)}, không phát sinh {OfficialNumber.Count(total.Record.Zero)}; còn thiếu {OfficialNumber.Count(total.Record.Missing)} lượt ({OfficialNumber.Percent(total.Record.ReportedPercent)}% số lượt có báo cáo).");
        if (f.Filings.Count > 0)
        {
            yield return new Paragraph(Filings(f));
        }

        if (total.Dc01 is { } dc01)
        {
            yield return new Heading("4. Đối chiếu với hệ thống quốc gia");
            yield return new Paragraph(
                $"Phân hệ DC01 mở rộng ghi nhận {OfficialNumber.Count(dc01)} tài khoản, chênh lệch {OfficialNumber.Change(total.Dc01Difference!.Value)} so với số liệu các xã báo cáo; {OfficialNumber.Count(f.Communes.Count(c => c.Dc01Difference == 0))}/{OfficialNumber.Count(f.Communes.Count)} đơn vị khớp số liệu.");
        }
    }

    private static string Ends(SummaryFigures f)
    {
        var ranked = f.Communes.Where(c => c.Percent is not null).OrderBy(c => c.Rank).ToList();
        return ranked.Count <= 2 * Named ? ""
            : $" Cao nhất: {List(ranked.Take(Named))}. Thấp nhất: {List(ranked.TakeLast(Named).Reverse())}.";

        static string List(IEnumerable<SummaryLine> lines) => string.Join("; ", lines.Select(c => $"{c.Name} ({OfficialNumber.Percent(c.Percent)}%)"));
    }

    private static string Units(SummaryFigures f)
    {
        var (staff, level2) = (f.Units.Sum(u => u.Headcount), f.Units.Sum(u => u.Level2));
        var complete = f.Units.Count(u => u.Headcount > 0 && u.Level2 >= u.Headcount);
        var inTime = f.UnitsDeadline is { } deadline && deadline <= f.Day
            ? $", trong đó {OfficialNumber.Count(f.Units.Count(u => u.Headcount > 0 && u.OnDeadline >= u.Headcount))} đơn vị đạt tại hạn {OfficialDate.InText(deadline)}"
            : "";
        return f.Units.Count == 0 ? "Chiến dịch không theo dõi cơ quan, đơn vị."
            : $"{OfficialNumber.Count(level2)}/{OfficialNumber.Count(staff)} cán bộ, công chức, viên chức, người lao động đã kích hoạt mức 2{(Rollup.PaceRules.Percent(level2, staff) is { } percent ? $", đạt {OfficialNumber.Percent(percent)}%" : "")}; {OfficialNumber.Count(complete)}/{OfficialNumber.Count(f.Units.Count)} đơn vị đạt 100%{inTime}.";
    }

    private static string Filings(SummaryFigures f)
    {
        var missing = f.NotFiled.Select(b => b.Name).ToList();
        var late = f.Filings.Count(b => b.FiledAt is not null && b.IsLate);
        var names = missing.Count switch
        {
            0 => "",
            <= MostNamed => $" Chưa nộp ({OfficialNumber.Count(missing.Count)}): {string.Join(", ", missing)}.",
            _ => $" Chưa nộp {OfficialNumber.Count(missing.Count)} đơn vị, danh sách tại phụ lục.",
        };
        return $"Báo cáo tổng kết: {OfficialNumber.Count(f.Filings.Count - missing.Count)}/{OfficialNumber.Count(f.Filings.Count)} đơn vị đã nộp{(late > 0 ? $", {OfficialNumber.Count(late)} đơn vị nộp trễ" : "")}.{names}";
    }

    private static IEnumerable<DocumentBlock> Proposals(SummaryFigures f)
    {
        if (f.Remarks.Count(r => r.IsProposal) is > 0 and var proposals)
        {
            yield return new Paragraph($"Các đơn vị có {OfficialNumber.Count(proposals)} kiến nghị, đề xuất, tổng hợp kèm nguồn tại phụ lục.");
        }

        if (f.Awards.Count > 0)
        {
            var forms = f.Awards.GroupBy(a => a.Form).Select(g => $"{g.Key}: {Awards.AwardWords.Count(g.Count(a => !a.IsPerson), g.Count(a => a.IsPerson))}");
            yield return new Paragraph($"Đề xuất khen thưởng {Awards.AwardWords.Count(f.Awards.Count(a => !a.IsPerson), f.Awards.Count(a => a.IsPerson))} ({string.Join("; ", forms)}), danh sách tại phụ lục.");
        }
    }
}
