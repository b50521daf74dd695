using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.Reports;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Inspections;

/// <summary>The minutes of a visit read back from their bytes.</summary>
public sealed class InspectionRecordTests
{
    private const string Blank = "……";

    [Fact]
    public async Task The_minutes_say_what_was_recorded_and_leave_room_for_what_was_not()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 16);
        var input = new InspectionInput
        {
            CampaignId = campaign.Id,
            SeenVersion = 0,
            CommuneId = campaign.CommuneBy("30211").Id,
            Day = "2023-08-05",
            Team = InspectionTeam.Joint,
            Members = "Phó trưởng Công an huyện, trưởng đoàn\nCán bộ Văn phòng HĐND và UBND huyện",
            Findings = "Tổ công tác có 3/5 người.\r\n\r\nMáy in hỏng từ 02/8.",
            Demands = [new(0, "Bổ sung 2 người", "2023-08-07"), new(0, "Sửa máy in\ntại trụ sở", "2023-08-10")],
        };
        var full = await SaveAsync(input);
        var bare = await SaveAsync(input with { Members = null, Demands = [] });

        var (docx, text) = Of(full);
        Assert.Empty(IssuedDocument.Faults(docx));
        Assert.Equal(
            [
                "BIÊN BẢN", "Kiểm tra việc thực hiện chiến dịch “30 ngày, đêm” kích hoạt tài khoản định danh điện tử tại xã Tân Dương", "Thời gian bắt đầu: …… giờ …… phút, ngày 05 tháng 8 năm 2023.",
                "1. Đoàn kiểm tra: Đoàn liên ngành", "Phó trưởng Công an huyện, trưởng đoàn", "Cán bộ Văn phòng HĐND và UBND huyện",
                "2. Đơn vị được kiểm tra: Ủy ban nhân dân xã Tân Dương", "II. NỘI DUNG VÀ KẾT QUẢ KIỂM TRA", "Tổ công tác có 3/5 người.", "Máy in hỏng từ 02/8.",
                "III. YÊU CẦU CỦA ĐOÀN KIỂM TRA", "IV. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA",
            ],
            text.Where(t => !t.Contains(Blank, StringComparison.Ordinal) || t.StartsWith("Thời gian", StringComparison.Ordinal)).Where(t => t != "I. THÀNH PHẦN"));
        Assert.Equal([["1", "Bổ sung 2 người", "07/8/2023"], ["2", "Sửa máy in tại trụ sở", "10/8/2023"]], Assert.Single(IssuedDocument.Tables(docx)));
        Assert.EndsWith("mỗi bên giữ 01 bản./.", text[^1], StringComparison.Ordinal);

        // Number, place, representative, the commune's opinion and both names: for the pen. A place and date in the head would be of another kind.
        Assert.Equal(4, text.Count(t => t.Contains("………", StringComparison.Ordinal)));
        var all = IssuedDocument.Text(docx);
        Assert.Contains("Số:         /BB-CAH", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Lai Vung, ngày", all, StringComparison.Ordinal);
        Assert.Contains("ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA", all, StringComparison.Ordinal);
        Assert.Contains("TRƯỞNG ĐOÀN KIỂM TRA", all, StringComparison.Ordinal);

        (docx, text) = Of(bare);
        Assert.Empty(IssuedDocument.Faults(docx));
        Assert.Empty(IssuedDocument.Tables(docx));
        Assert.Contains("Đoàn kiểm tra không nêu yêu cầu.", text);
        Assert.Equal(5, text.Count(t => t.Contains("………", StringComparison.Ordinal)));

        async Task<InspectionView> SaveAsync(InspectionInput typed) =>
            (await portal.Get<InspectionService>().SaveAsync(TestPortal.Agency(campaign), typed, TestContext.Current.CancellationToken)).Stored!;

        (byte[] Docx, List<string> Text) Of(InspectionView visit)
        {
            var bytes = InspectionRecord.Write(campaign, visit, DocumentForm.Standard(campaign.Campaign, DocumentKind.Inspection));
            return (bytes, IssuedDocument.Paragraphs(bytes));
        }
    }
}
