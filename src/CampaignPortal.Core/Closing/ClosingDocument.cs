using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.Closing;

/// <summary>A closing report in the words of an official document: issued by the commune's People's Committee, or by the unit.</summary>
internal static class ClosingDocument
{
    // Of the units only these stand below the host body; the Party, the fronts and the forces have superiors of their own.
    private const string Administrative = "Cơ quan hành chính";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>What the report says, for the page as for the document: figures from the portal, prose between them.</summary>
    public static IReadOnlyList<DocumentBlock> Body(ClosingFigures figures, ClosingProse prose) =>
    [
        .. ClosingProse.All.SelectMany(section => Section(section, figures, prose)),
        new Paragraph($"Trên đây là báo cáo tổng kết thực hiện {Phrases.Within(figures.CampaignName)} của {(figures.Commune is null ? figures.Name : Phrases.Lower(figures.Name))}"),
    ];

    /// <summary>The figures alone: an opening sentence and the tables.</summary>
    public static IReadOnlyList<DocumentBlock> Figures(ClosingFigures figures) =>
        [new Paragraph(Opening(figures)), SheetDocument.Table(ClosingSheets.Summary(figures))];

    public static byte[] Write(Campaign campaign, BodyId body, ClosingFigures figures, ClosingProse prose, DateOnly date)
    {
        var isCommune = body.CommuneId is not null;
        var council = $"Ủy ban nhân dân {Phrases.Lower(figures.Name)}";
        var document = new OfficialDocument
        {
            Superior = figures.Unit?.Kind == Administrative ? campaign.HostName : null,
            Issuer = isCommune ? council : figures.Name,
            Symbol = isCommune ? "BC-UBND" : $"BC-{Initials(figures.Name)}",
            Place = isCommune ? PlaceOf(figures.Name) : DocumentForm.PlaceOf(campaign.HostName),
            Date = date,
            Kind = "Báo cáo",
            Subject = $"Tổng kết thực hiện {Phrases.Within(figures.CampaignName)}",
            AddressedTo = [campaign.AgencyName],
            Body = Body(figures, prose),
            Signature = isCommune ? new("TM. Ủy ban nhân dân", "Chủ tịch", null) : new(null, "Thủ trưởng đơn vị", null),
            Recipients = ["Như trên", campaign.HostName, "Lưu: VT"],
            Appendices = ClosingSheets.Hamlets(figures) is { } hamlets ? [new("Kết quả theo ấp, khóm", [SheetDocument.Table(hamlets)])] : [],
        };
        return DocumentWriter.Write(document);
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(ClosingFigures figures) => $"bao-cao-tong-ket-{string.Join('-', SearchKey.Of(figures.Name).Split([' ', '/', '\\', ',', '.', ':', '"', '(', ')', '“', '”'], StringSplitOptions.RemoveEmptyEntries))}.docx";

    private static IEnumerable<DocumentBlock> Section(ClosingSection section, ClosingFigures figures, ClosingProse prose)
    {
        yield return new Heading(ClosingProse.Title(section));
        if (section == ClosingSection.Results)
        {
            foreach (var block in Figures(figures))
            {
                yield return block;
            }
        }
        else if (prose[section].Length == 0)
        {
            yield return new Paragraph("Không có.");
        }

        foreach (var block in ProseText.Blocks(prose[section]))
        {
            yield return block;
        }
    }

    private static string Opening(ClosingFigures figures)
    {
        var day = OfficialDate.InText(figures.Day);
        return figures switch
        {
            { Commune: { } commune } => $"Đến hết ngày {day}, {Phrases.Lower(figures.Name)} kích hoạt được {OfficialNumber.Count(commune.Cumulative)} tài khoản trong chiến dịch{Reaching(commune.Percent, $"chỉ tiêu được giao ({OfficialNumber.Count(commune.Quota)} tài khoản)")}; tính cả số đã kích hoạt trước chiến dịch{Reaching(commune.PercentOfEligible, "công dân đủ điều kiện")}. Đã báo cáo {commune.DaysReported()}/{commune.Days()} ngày, đúng hạn {commune.DaysOnTime} ngày. Kết quả cụ thể:",
            { Unit: { } unit } => $"Đến hết ngày {day}, {figures.Name} có {OfficialNumber.Count(unit.Level2)}/{OfficialNumber.Count(unit.Headcount)} người đã kích hoạt mức 2{Reaching(unit.Percent, "biên chế")}. Kết quả cụ thể:",
            _ => $"Số liệu đến hết ngày {day}:",
        };
    }

    private static string Reaching(decimal? percent, string of) => percent is null ? "" : $", đạt {OfficialNumber.Percent(percent)}% {of}";

    // "Xã Tân Dương", "Thị trấn Lai Vung": the level is said by small words, the name by capitals behind it.
    private static string PlaceOf(string commune)
    {
        var words = commune.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.SkipWhile((word, index) => index == 0 || char.IsLower(word[0])).ToArray();
        return name.Length == 0 ? commune : string.Join(' ', name);
    }

    private static string Initials(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => char.ToUpper(w[0], Vietnamese)));
}
