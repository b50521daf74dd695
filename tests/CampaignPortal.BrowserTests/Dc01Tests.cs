using CampaignPortal.BrowserTests.Support;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed class Dc01Tests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[][] Rows =
        [["Đơn vị", "Mức 1", "Mức 2"], ["TT Lai Vung", "312", "1.185"], ["Xa Long Hau", "400", "1.300"], ["Tổng cộng", "712", "2.485"]];

    [Fact]
    public async Task A_file_of_the_national_system_is_taken_over_on_a_phone_and_its_difference_explained_by_the_commune()
    {
        await using var agency = await portal.OpenAsync("congan", 360, 740);
        await agency.Page.GotoAsync("/dc01/nhap");
        await agency.Page.GetByLabel("Tệp Excel xuất từ DC01").SetInputFilesAsync(new FilePayload { Name = "dc01.xlsx", MimeType = "application/octet-stream", Buffer = File() });
        await agency.CheckPageAsync();
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(agency.Page.GetByText("Khớp 1 tên · cần chọn 1")).ToBeVisibleAsync();
        await agency.Page.GetByText("Chỉ ra các cột").ClickAsync();
        await agency.CheckPageAsync();
        await agency.Page.GetByLabel("“Xa Long Hau”").SelectOptionAsync("Xã Long Hậu");
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu lựa chọn" }).ClickAsync();
        await agency.Page.GetByRole(AriaRole.Button, new() { Name = "Nhập 2 dòng" }).ClickAsync();
        await Expect(agency.Page.GetByText("còn tính 2/2 dòng")).ToBeVisibleAsync();
        await agency.CheckPageAsync();

        await using var officer = await portal.OpenAsync("xa.longhau", 360, 740);
        await officer.Page.GotoAsync("/dc01?ngay=2023-08-19");
        await officer.Page.GetByLabel("Vì sao hai số khác nhau?").FillAsync("Chín hồ sơ chờ đồng bộ");
        await officer.CheckPageAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu giải trình" }).ClickAsync();
        await Expect(officer.Page.GetByText("Đã lưu giải trình.")).ToBeVisibleAsync();

        await agency.Page.GotoAsync("/dc01?ngay=2023-08-19");
        var row = agency.Page.Locator("tr[data-row]", new() { HasText = "Xã Long Hậu" });
        await Expect(row).ToContainTextAsync("Đã giải trình");
        await Expect(row).ToContainTextAsync("Chín hồ sơ chờ đồng bộ");
        await Expect(row).ToContainTextAsync("1.700");
        await agency.CheckPageAsync();
    }

    private static byte[] File()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("Thống kê");
        sheet.Range("A1:C1").Merge().SetValue("Tính đến ngày 19/8/2023");
        foreach (var (row, cells) in Rows.Index())
        {
            foreach (var (column, text) in cells.Index())
            {
                sheet.Cell(row + 3, column + 1).SetValue(text);
            }
        }

        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }
}
