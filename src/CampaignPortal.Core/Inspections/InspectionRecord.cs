using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Inspections;

/// <summary>The minutes of a visit (biên bản kiểm tra) to be signed by both sides; what the portal does not know is left blank for the pen.</summary>
public static class InspectionRecord
{
    private const string Short = "……";
    private const string Long = "……………………………………";
    private const string Line = "……………………………………………………………………………";

    /// <summary>The minutes' bytes (.docx).</summary>
    public static byte[] Write(CampaignDefinition campaign, InspectionView visit, DocumentForm form) => DocumentWriter.Write(Of(campaign, visit, form));

    public static OfficialDocument Of(CampaignDefinition campaign, InspectionView visit, DocumentForm form)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var place = Phrases.Lower(visit.Commune.FullName);
        return form.Head(visit.Day, "Biên bản", $"Kiểm tra việc thực hiện {Phrases.Within(campaign.Campaign.Name)} tại {place}") with
        {
            HasDate = false,
            Body = [.. Body(visit, place)],
            Beside = new(null, "Đại diện đơn vị được kiểm tra", null),
        };
    }

    /// <summary>File name without marks or spaces, so that every mail program and phone keeps it.</summary>
    public static string FileName(InspectionView visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return string.Create(CultureInfo.InvariantCulture, $"bien-ban-kiem-tra-{visit.Commune.Code}-{visit.Day:yyyy-MM-dd}.docx");
    }

    private static IEnumerable<DocumentBlock> Body(InspectionView visit, string place)
    {
        yield return new Paragraph($"Thời gian bắt đầu: {Short} giờ {Short} phút, {OfficialDate.Written(visit.Day)}.");
        yield return new Paragraph($"Địa điểm: {Long}, {place}.");
        yield return new Heading("I. THÀNH PHẦN");
        yield return new Heading($"1. Đoàn kiểm tra: {Team(visit.Team)}");
        var members = PlainText.Paragraphs(visit.Members);
        foreach (var member in members.Count > 0 ? members : [Line])
        {
            yield return new Paragraph(member);
        }

        yield return new Heading($"2. Đơn vị được kiểm tra: Ủy ban nhân dân {place}");
        yield return new Paragraph($"Đại diện: {Long}; chức vụ: {Short}{Short}");
        yield return new Heading("II. NỘI DUNG VÀ KẾT QUẢ KIỂM TRA");
        foreach (var finding in PlainText.Paragraphs(visit.Findings))
        {
            yield return new Paragraph(finding);
        }

        yield return new Heading("III. YÊU CẦU CỦA ĐOÀN KIỂM TRA");
        if (visit.Demands.Count > 0)
        {
            yield return new Table(
                [new("TT", 6), new("Nội dung yêu cầu", 70), new("Hạn thực hiện", 24)],
                [.. visit.Demands.Select(d => (IReadOnlyList<string>)[d.Number.ToString(CultureInfo.InvariantCulture), d.Text, OfficialDate.InText(d.Due)])]);
        }
        else
        {
            yield return new Paragraph("Đoàn kiểm tra không nêu yêu cầu.");
        }

        yield return new Heading("IV. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA");
        yield return new Paragraph(Line);
        yield return new Paragraph(Line);
        yield return new Paragraph(
            $"Biên bản kết thúc vào {Short} giờ {Short} phút cùng ngày, đã được đọc lại cho các bên cùng nghe, thống nhất ký tên; lập thành 02 bản, mỗi bên giữ 01 bản");
    }

    private static string Team(InspectionTeam team) => team switch
    {
        InspectionTeam.SteeringCommittee => "Ban Chỉ đạo",
        InspectionTeam.Agency => "Cơ quan thường trực",
        InspectionTeam.Leadership => "Lãnh đạo Ủy ban nhân dân",
        InspectionTeam.Joint => "Đoàn liên ngành",
        _ => "Đoàn khác",
    };
}
