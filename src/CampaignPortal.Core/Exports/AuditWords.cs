using CampaignPortal.Core.Audit;

namespace CampaignPortal.Core.Exports;

/// <summary>What an entry of the audit is about, in the words of an official table.</summary>
public static class AuditWords
{
    private static readonly Dictionary<AuditAction, string> Words = new()
    {
        [AuditAction.DaySubmitted] = "Gửi số liệu ngày",
        [AuditAction.CampaignImported] = "Nạp dữ liệu chiến dịch",
        [AuditAction.AccountCreated] = "Tạo tài khoản",
        [AuditAction.AccountChanged] = "Sửa tài khoản",
        [AuditAction.AccountDisabled] = "Khóa tài khoản",
        [AuditAction.AccountEnabled] = "Mở khóa tài khoản",
        [AuditAction.PasswordHandedOut] = "Cấp mật khẩu dùng một lần",
        [AuditAction.ReopeningRequested] = "Đề nghị mở lại ngày",
        [AuditAction.ReopeningGranted] = "Cho mở lại ngày",
        [AuditAction.ReopeningDeclined] = "Không cho mở lại ngày",
        [AuditAction.DayOpened] = "Mở lại ngày đã khóa",
        [AuditAction.DayAccepted] = "Duyệt số liệu ngày",
        [AuditAction.DayReturned] = "Trả lại số liệu ngày",
        [AuditAction.RulesChanged] = "Sửa quy định nhập liệu",
        [AuditAction.DayNoteSaved] = "Ghi chú của ngày",
        [AuditAction.QuotaDraftSaved] = "Soạn chỉ tiêu",
        [AuditAction.QuotaPublished] = "Giao chỉ tiêu",
        [AuditAction.QuotaDraftDiscarded] = "Bỏ bản soạn chỉ tiêu",
        [AuditAction.UnitReported] = "Đơn vị báo cáo",
        [AuditAction.Dc01Imported] = "Nạp số liệu DC01",
        [AuditAction.Dc01Decided] = "Xác định tên trong tệp DC01",
        [AuditAction.Dc01Explained] = "Giải trình chênh lệch DC01",
        [AuditAction.DocumentIssued] = "Phát hành văn bản",
        [AuditAction.DocumentFormChanged] = "Sửa thể thức văn bản",
        [AuditAction.DailyDraftSaved] = "Soạn báo cáo ngày",
        [AuditAction.PlanFiled] = "Nộp kế hoạch",
        [AuditAction.AttachmentAdded] = "Thêm tệp đính kèm",
        [AuditAction.AttachmentRemoved] = "Bỏ tệp đính kèm",
        [AuditAction.ClosingFiguresTaken] = "Lấy số liệu vào báo cáo tổng kết",
        [AuditAction.ClosingFiled] = "Nộp báo cáo tổng kết",
        [AuditAction.ClosingReturned] = "Trả lại báo cáo tổng kết",
        [AuditAction.ClosingAccepted] = "Chấp nhận báo cáo tổng kết",
        [AuditAction.CommendationDecided] = "Quyết định đề nghị khen thưởng",
        [AuditAction.CriticismDecided] = "Quyết định đề nghị phê bình",
        [AuditAction.AwardRulesChanged] = "Sửa quy tắc xét khen thưởng",
        [AuditAction.SummarySaved] = "Lưu báo cáo tổng kết",
        [AuditAction.SummaryFiguresTaken] = "Lấy số liệu mới vào báo cáo tổng kết",
        [AuditAction.ReaderTokenIssued] = "Cấp mã đọc dữ liệu mở",
        [AuditAction.ReaderTokenRevoked] = "Thu hồi mã đọc dữ liệu mở",
        [AuditAction.LeaderAddressChanged] = "Sửa địa chỉ thư của lãnh đạo xã",
        [AuditAction.TrialMailSent] = "Gửi thư thử",
        [AuditAction.InspectionSaved] = "Ghi nhận kiểm tra thực địa",
        [AuditAction.InspectionDemandMarked] = "Báo kết quả thực hiện yêu cầu sau kiểm tra",
        [AuditAction.InspectionRemoved] = "Bỏ bản ghi kiểm tra thực địa",
        [AuditAction.SheetFormAdded] = "Đưa biểu mẫu lên",
        [AuditAction.SheetFormFilled] = "Lập biểu theo mẫu",
    };

    /// <summary>The words; where there are none yet, the name that the program has for it.</summary>
    public static string Of(AuditAction action) => Words.GetValueOrDefault(action, action.ToString());
}
