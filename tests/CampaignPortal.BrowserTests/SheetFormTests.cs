using CampaignPortal.BrowserTests.Support;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>The province's own form on a phone: uploaded, looked at, filled, and read back.</summary>
public sealed class SheetFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_form_is_uploaded_looked_at_and_comes_back_filled()
    {
        await using var agency = await portal.OpenAsync("congan", 360, 740);
        var page = agency.Page;
        await page.WaitForURLAsync("**/tong-quan*");
        await page.GotoAsync("/bieu-mau");
        await agency.CheckPageAsync();
        await page.GetByLabel("Tên biểu").FillAsync("Biểu PC06");
        await page.GetByLabel("Tệp .xlsx").SetInputFilesAsync(Template("{{xa.gi_do}}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa lên" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Không có trường này: Bieu!C3");
        await agency.CheckPageAsync();

        await page.GetByLabel("Tệp .xlsx").SetInputFilesAsync(Template("{{xa.luy_ke}}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa lên" }).ClickAsync();
        await Expect(page.GetByText("Đã lưu biểu mẫu.")).ToBeVisibleAsync();
        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2023-08-19");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sẽ điền gì vào đâu" })).ToContainTextAsync("19/08/2023");
        await agency.CheckPageAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Lập biểu" }).ClickAsync());

        Assert.Equal("bieu-pc06-2023-08-19.xlsx", download.SuggestedFilename);
        var shown = await FiguresAsync(page);
        using var workbook = new XLWorkbook(new MemoryStream(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)));
        var sheet = workbook.Worksheet("Bieu");
        Assert.Equal("Đến ngày 19/08/2023", sheet.Cell("A1").GetString());
        Assert.True(shown.Count > 10);
        Assert.Equal(shown.Order(), Enumerable.Range(3, shown.Count).Select(row => (sheet.Cell(row, 2).GetString(), sheet.Cell(row, 3).GetDouble())).Order());
        Assert.Equal($"SUM(C3:C{2 + shown.Count})", sheet.Cell(3 + shown.Count, 3).FormulaA1);
    }

    // The same communes and figures as the rollup of that day shows.
    private static async Task<List<(string Name, double Sum)>> FiguresAsync(IPage page)
    {
        await page.GotoAsync("/tong-hop?ngay=2023-08-19");
        var rows = await page.Locator("main tbody tr[data-area]:not([data-area='0'])").EvaluateAllAsync<string[][]>(
            "rows => rows.map(r => [r.querySelector('th').innerText.split('\\n')[0].trim(), r.querySelector('[data-column=cumulative]').innerText])");
        return [.. rows.Select(r => (r[0], double.Parse(r[1].Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)))];
    }

    private static FilePayload Template(string field)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("Bieu");
        sheet.Cell("A1").SetValue("Đến ngày {{ngay}}");
        sheet.Cell("A2").SetValue("TT");
        sheet.Cell("B2").SetValue("Đơn vị");
        sheet.Cell("C2").SetValue("Lũy kế");
        sheet.Cell("A3").SetValue("{{xa.stt}}");
        sheet.Cell("B3").SetValue("{{xa.ten}}");
        sheet.Cell("C3").SetValue(field);
        sheet.Cell("B4").SetValue("Cộng");
        sheet.Cell("C4").FormulaA1 = "SUM(C3:C3)";
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return new() { Name = "pc06.xlsx", MimeType = "application/octet-stream", Buffer = stream.ToArray() };
    }
}
