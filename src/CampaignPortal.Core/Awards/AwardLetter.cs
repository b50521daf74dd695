using System.Globalization;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Awards;

/// <summary>The letter (tờ trình) that asks for commendation or criticism, with the list and its figures as appendices.</summary>
internal static class AwardLetter
{
    public static OfficialDocument Of(AwardFigures figures, DocumentForm form)
    {
        var campaign = Phrases.Within(figures.CampaignName);
        var isPraise = figures.Kind == AwardKind.Commendation;
        bool[] kinds = figures.Entries.Count == 0 ? [false, true] : [.. figures.Entries.Select(e => e.IsPerson).Distinct().Order()];
        var who = string.Join(", ", kinds.Select(isPerson => isPerson ? "cá nhân" : "tập thể"));
        var subject = isPraise
            ? $"Về việc đề nghị khen thưởng {who} có thành tích xuất sắc trong thực hiện {campaign}"
            : $"Về việc đề nghị phê bình {who} trong thực hiện {campaign}";
        return form.Head(DateOnly.FromDateTime(figures.AsOf), "Tờ trình", subject) with
        {
            Body = [.. Body(figures, campaign)],
            Appendices = [.. AwardSheets.Of(figures).Select(s => new Appendix(s.Title, [SheetDocument.Table(s)]))],
        };
    }

    /// <summary>The letter for one of them alone, as another addressee or a file of its own asks for it.</summary>
    public static OfficialDocument Of(AwardFigures figures, AwardEntry entry, DocumentForm form)
    {
        var campaign = Phrases.Within(figures.CampaignName);
        var isPraise = figures.Kind == AwardKind.Commendation;
        var who = AwardSubject.IsCommune(entry.Subject) ? Phrases.Lower(entry.Name) : entry.Name;
        var subject = isPraise
            ? $"Về việc đề nghị khen thưởng {who} có thành tích xuất sắc trong thực hiện {campaign}"
            : $"Về việc đề nghị phê bình {who} trong thực hiện {campaign}";
        List<SheetTable> tables = [.. AwardSheets.Of(figures with { Entries = [entry] }).Skip(1)];
        return form.Head(DateOnly.FromDateTime(figures.AsOf), "Tờ trình", subject) with
        {
            Body = [.. Alone(figures, entry, who, campaign, tables.Count > 0)],
            Appendices = [.. tables.Select(s => new Appendix(s.Title, [SheetDocument.Table(s)]))],
        };
    }

    public static string FileName(AwardFigures figures, int number, string ending) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(ending == "docx" ? "to-trinh" : "danh-sach")}-{(figures.Kind == AwardKind.Commendation ? "khen-thuong" : "phe-binh")}-lan-{number}.{ending}");

    private static IEnumerable<DocumentBlock> Body(AwardFigures figures, string campaign)
    {
        var what = figures.Kind == AwardKind.Commendation ? "xét khen thưởng" : "xem xét, phê bình";
        yield return new Paragraph(
            $"Trên cơ sở kết quả thực hiện {campaign} tính đến hết ngày {OfficialDate.InText(figures.Day)}, {figures.AgencyName} đề nghị {what} {AwardWords.Count(figures.Entries)}, cụ thể như sau:");
        foreach (var form in figures.Entries.GroupBy(e => e.Form))
        {
            yield return new Paragraph($"- {form.Key}: {AwardWords.Count([.. form])}.");
        }

        yield return new Heading("Tiêu chí xét");
        yield return new Paragraph("Tập thể được xét theo số liệu trên cổng theo dõi chiến dịch:");
        foreach (var rule in figures.Rules)
        {
            yield return new Paragraph("- " + rule);
        }

        var outside = figures.Entries.Where(e => IsOutside(figures, e)).Select(e => e.Name).ToList();
        if (outside.Count > 0)
        {
            yield return new Paragraph($"{string.Join(", ", outside)} {Outside(figures)} tiêu chí trên, được đề nghị theo nhận xét, đánh giá nêu tại danh sách.");
        }

        var byHand = figures.Entries.Where(e => AwardSubject.IsByHand(e.Subject)).ToList();
        if (byHand.Count > 0)
        {
            yield return new Paragraph($"Ngoài ra, {AwardWords.Count(byHand)} được đề nghị theo nhận xét, đánh giá nêu tại danh sách.");
        }

        yield return new Paragraph($"(Kèm theo danh sách và số liệu làm căn cứ.)");
        yield return new Paragraph($"{figures.AgencyName} kính trình xem xét, quyết định");
    }

    private static IEnumerable<DocumentBlock> Alone(AwardFigures figures, AwardEntry entry, string who, string campaign, bool hasTables)
    {
        var isPraise = figures.Kind == AwardKind.Commendation;
        var place = AwardSheets.Place(entry) is { } known ? $" ({known})" : "";
        yield return new Paragraph(
            $"Trên cơ sở kết quả thực hiện {campaign} tính đến hết ngày {OfficialDate.InText(figures.Day)}, {figures.AgencyName} đề nghị {(isPraise ? "xét khen thưởng" : "xem xét, phê bình")} {who}{place}.");
        yield return new Paragraph($"Hình thức đề nghị: {entry.Form}.");
        yield return new Heading(isPraise ? "Thành tích" : "Lý do");
        yield return new Paragraph(entry.Reason.TrimEnd('.') + ".");
        if (!AwardSubject.IsByHand(entry.Subject))
        {
            yield return new Heading("Tiêu chí xét");
            yield return new Paragraph(figures.Rules[AwardSubject.IsCommune(entry.Subject) ? 0 : 1]);
        }

        if (IsOutside(figures, entry))
        {
            yield return new Paragraph($"{entry.Name} {Outside(figures)} tiêu chí trên, được đề nghị theo nhận xét, đánh giá.");
        }

        if (hasTables)
        {
            yield return new Paragraph("(Kèm theo số liệu làm căn cứ.)");
        }

        yield return new Paragraph($"{figures.AgencyName} kính trình xem xét, quyết định");
    }

    // Whoever signs must not take them for those whom the rules bring.
    private static bool IsOutside(AwardFigures figures, AwardEntry entry) =>
        !AwardSubject.IsByHand(entry.Subject) && !EvidenceRules.IsCandidate(figures.Kind, entry.Evidence);

    private static string Outside(AwardFigures figures) => figures.Kind == AwardKind.Commendation ? "chưa đạt" : "không thuộc";
}
