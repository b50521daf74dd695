using CampaignPortal.BrowserTests.Support;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed class DashboardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_agency_sees_where_it_stands_and_drills_down_to_hamlets()
    {
        await using var agency = await portal.OpenAsync("congan");
        await Expect(agency.Page.Locator("[data-figure='cumulative']")).ToContainTextAsync("/ 56.195");
        await Expect(agency.Page.Locator("[data-figure='needed']")).ToBeVisibleAsync();
        await Expect(agency.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Cần đôn đốc") })).ToBeVisibleAsync();

        await agency.Page.Locator("tr[data-area='30211'] a").ClickAsync();

        await Expect(agency.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Xã Tân Dương");
        await Expect(agency.Figure("30211-01", "cumulative")).ToBeVisibleAsync();
        await Expect(agency.Figure("0", "cumulative")).ToHaveTextAsync("1.051");
    }

    [Fact]
    public async Task Another_day_has_its_own_address_and_its_own_figures()
    {
        await using var leader = await portal.OpenAsync("lanhdao");
        await leader.Page.GetByLabel("Ngày", new() { Exact = true }).SelectOptionAsync("2023-08-05");
        await leader.Page.WaitForURLAsync("**/tong-quan?ngay=2023-08-05");
        await Expect(leader.Figure("30208", "cumulative")).ToHaveTextAsync("95");
        await Expect(leader.Figure("30208", "percent_of_quota")).ToHaveTextAsync("2,53");
    }

    [Fact]
    public async Task A_submission_shows_on_an_open_dashboard_within_five_seconds()
    {
        await using var leader = await portal.OpenAsync("lanhdao");
        await Expect(leader.Page.Locator("[data-live-source]")).ToHaveAttributeAsync("data-state", "on");
        await Expect(leader.Figure("30238", "reported")).ToContainTextAsync("Chưa báo cáo");
        await using var officer = await portal.OpenAsync("xa.dinhhoa", 360, 740);
        await officer.Page.Locator("[data-headline]").First.FillAsync("9");
        await officer.SendAsync();
        await officer.Page.WaitForURLAsync("**da-gui=1");

        await Expect(leader.Figure("30238", "today")).ToHaveTextAsync("9", new() { Timeout = 5000 });
        await Expect(leader.Figure("30238", "reported")).ToContainTextAsync("Đúng hạn");
        await Expect(leader.Page.Locator("#as-of")).ToContainTextAsync("Dữ liệu lúc");
    }

    [Fact]
    public async Task The_list_of_who_is_missing_loses_a_commune_by_itself_once_it_reports()
    {
        await using var leader = await portal.OpenAsync("lanhdao");
        await leader.Page.GotoAsync("/tinh-hinh-bao-cao");
        await Expect(leader.Page.Locator("[data-live-source]")).ToHaveAttributeAsync("data-state", "on");
        var missing = leader.Page.Locator("[data-missing]");
        var before = await missing.CountAsync();
        await using var officer = await portal.OpenAsync("xa.hoalong", 360, 740);
        await officer.Page.Locator("[data-headline]").First.FillAsync("7");
        await officer.SendAsync();
        await officer.Page.WaitForURLAsync("**da-gui=1");

        await Expect(missing).ToHaveCountAsync(before - 1, new() { Timeout = 5000 });
        await Expect(leader.Page.Locator("[data-missing='30223']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_first_screen_holds_the_four_figures_the_line_and_who_is_to_be_urged()
    {
        await using var leader = await portal.OpenAsync("lanhdao", 1440, 900);
        foreach (var element in new[] { "[data-figure='cumulative']", "[data-figure='needed']", "[data-figure='forecast']", ".standing", ".urge-list li:nth-child(4)", ".chart .point" })
        {
            Assert.True(
                await leader.Page.Locator(element).EvaluateAsync<bool>("e => e.getBoundingClientRect().bottom <= innerHeight"), $"{element} is below the first screen");
        }

        await using var phone = await portal.OpenAsync("lanhdao", 360, 740);
        foreach (var element in new[] { "[data-figure='reported']", ".urge-list li:nth-child(5)", ".chart .point" })
        {
            Assert.True(
                await phone.Page.Locator(element).EvaluateAsync<bool>("e => e.getBoundingClientRect().bottom <= 2 * innerHeight"), $"{element} is below the second screen");
        }
    }

    [Fact]
    public async Task The_workbook_holds_the_figures_of_the_page()
    {
        await using var agency = await portal.OpenAsync("congan");
        await agency.Page.GotoAsync("/tong-quan?ngay=2023-08-19");
        var download = await agency.Page.RunAndWaitForDownloadAsync(() => agency.Page.GetByRole(AriaRole.Link, new() { Name = "Tải Excel" }).ClickAsync());
        Assert.Equal("tong-hop-2023-08-19.xlsx", download.SuggestedFilename);

        using var file = new MemoryStream();
        await (await download.CreateReadStreamAsync()).CopyToAsync(file, TestContext.Current.CancellationToken);
        file.Position = 0;
        using var workbook = new XLWorkbook(file);
        var sheet = workbook.Worksheets.First();
        foreach (var code in new[] { "0", "30208", "30241" })
        {
            var name = await agency.Page.Locator($"tr[data-area='{code}'] th").InnerTextAsync();
            var row = sheet.RowsUsed().Single(r => r.Cell(2).GetString() == name.Trim());
            var cells = await agency.Page.Locator($"tr[data-area='{code}'] td").AllInnerTextsAsync();
            for (var column = 0; column < cells.Count - 1; column++)
            {
                Assert.Equal(XLDataType.Number, row.Cell(column + 3).DataType);
                Assert.Equal(
                    decimal.Parse(cells[column], System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), (decimal)row.Cell(column + 3).GetDouble());
            }
        }
    }
}
