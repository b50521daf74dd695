using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Reminders;

/// <summary>What a reminder says: plain Vietnamese, no figures, the address of the page where it is done. Pure.</summary>
public static class ReminderWords
{
    /// <param name="publicAddress">Of the portal, without a slash at its end.</param>
    public static MailText Of(CampaignDefinition campaign, ReminderWindow window, Body body, string publicAddress)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(body);
        var name = body.Id.CommuneId is null ? PlainText.Line(body.Name) : Phrases.Lower(PlainText.Line(body.Name));
        var day = OfficialDate.InText(window.Day);
        var cutOff = campaign.CutOffOn(window.Day).ToString("HH:mm", CultureInfo.InvariantCulture);
        var iso = window.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return window.Kind switch
        {
            ReminderKind.BeforeCutOff => Letter(
                $"Nhắc báo cáo số liệu ngày {day} trước {cutOff} – {name}",
                $"Cán bộ báo cáo số liệu, {name}",
                $"Cổng theo dõi chiến dịch chưa nhận được báo cáo ngày {day} của {name}. Đề nghị gửi số liệu trước {cutOff}; nếu trong ngày không có phát sinh, chọn “Không phát sinh”.",
                $"Nhập số liệu: {publicAddress}/nhap-lieu?ngay={iso}"),
            ReminderKind.AfterCutOff => Letter(
                $"Chưa báo cáo số liệu ngày {day} – {name}",
                $"Lãnh đạo {name}",
                $"Đã quá hạn báo cáo {cutOff} ngày {day}, cổng theo dõi chiến dịch chưa nhận được số liệu của {name}. Đề nghị đồng chí chỉ đạo cán bộ phụ trách báo cáo ngay; số liệu gửi trễ vẫn được tính.",
                $"Cổng theo dõi chiến dịch: {publicAddress}/"),
            ReminderKind.HamletsBlank => Letter(
                $"Nhắc nhập bổ sung số liệu ngày {day} trước {cutOff} – {name}",
                $"Cán bộ báo cáo số liệu, {name}",
                $"Báo cáo ngày {day} của {name} còn thiếu số liệu của một số ấp, khóm. Đề nghị nhập bổ sung trước {cutOff}; ấp, khóm không phát sinh thì nhập 0.",
                $"Nhập số liệu: {publicAddress}/nhap-lieu?ngay={iso}"),
            ReminderKind.PlanSoon => Soon("kế hoạch triển khai", "ke-hoach"),
            ReminderKind.PlanOver => Over("kế hoạch triển khai", "ke-hoach"),
            ReminderKind.ReportSoon => Soon("báo cáo tổng kết", "bao-cao-tong-ket"),
            _ => Over("báo cáo tổng kết", "bao-cao-tong-ket"),
        };

        MailText Soon(string paper, string page) => Letter(
            $"Nhắc nộp {paper}, hạn {day} – {name}", name,
            $"Hạn nộp {paper} là hết ngày {day}. Cổng theo dõi chiến dịch chưa nhận được {paper} của {name}. Đề nghị nộp đúng hạn.",
            $"Nộp {paper}: {publicAddress}/{page}");

        MailText Over(string paper, string page) => Letter(
            $"Quá hạn nộp {paper} – {name}", name,
            $"Hạn nộp {paper} là hết ngày {day}. Đến nay cổng theo dõi chiến dịch chưa nhận được {paper} của {name}. Đề nghị nộp ngay.",
            $"Nộp {paper}: {publicAddress}/{page}");

        MailText Letter(string subject, string to, string text, string link) => Write(campaign, subject, to, text, link);
    }

    /// <summary>What somebody sends to themselves to see whether it arrives.</summary>
    public static MailText Trial(CampaignDefinition campaign, string publicAddress)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return Write(
            campaign, "Thư thử của cổng theo dõi chiến dịch", PlainText.Line(campaign.Campaign.AgencyName),
            "Thư này được gửi thử từ trang Thư nhắc. Nhận được thư nghĩa là máy chủ thư đã được cài đặt đúng.", $"Cổng theo dõi chiến dịch: {publicAddress}/");
    }

    private static MailText Write(CampaignDefinition campaign, string subject, string to, string text, string link) => new(subject, string.Join(
        "\r\n",
        $"Kính gửi: {to}", "", text, "", link, "", PlainText.Line(campaign.Campaign.AgencyName), PlainText.Line(campaign.Campaign.Name), "",
        "Thư tự động, không trả lời thư này. Nếu đã thực hiện, xin bỏ qua.", ""));
}

/// <param name="Subject">One line.</param>
public sealed record MailText(string Subject, string Body);
