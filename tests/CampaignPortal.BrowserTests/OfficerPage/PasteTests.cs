using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>An evening's figures out of the commune's own Excel sheet.</summary>
public sealed class PasteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    // A heading, another order than the portal's, another spelling, a total.
    private const string Sheet = "STT\tẤp\tMức 1\tMức 2\r\n1\tThạnh Phú\t3\t1.000\r\n2\tẤp Vĩnh Lợi\t4\t-\r\n\tCộng\t7\t1.000\r\n";

    [Fact]
    public async Task Rows_with_the_names_of_hamlets_find_them_and_one_tap_takes_all_back()
    {
        await using var officer = await OpenAsync();
        var before = await officer.Cell("Ấp Long Thành", "Kích hoạt mức 1").InputValueAsync();
        await officer.Cell("Ấp Long Thành", "Kích hoạt mức 1").FocusAsync();

        await officer.PasteAsync(Sheet);

        await SeePastedAsync(officer);
        await Expect(officer.Cell("Ấp Long Thành", "Kích hoạt mức 1")).ToHaveValueAsync(before);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(officer.Cell("Ấp Thạnh Phú", "Kích hoạt mức 1")).ToHaveValueAsync("");
        await Expect(officer.Cell("Ấp Thạnh Phú", "Kích hoạt mức 2")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Without_a_connection_the_grid_takes_them_from_the_second_visit_on_and_says_so_before()
    {
        await using var officer = await OpenAsync();
        var cell = officer.Cell("Ấp Long Thành", "Kích hoạt mức 1");
        await officer.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await WaitForKeptAsync(officer, "kept");
        await cell.FocusAsync();
        await officer.Page.Context.SetOfflineAsync(true);

        await officer.PasteAsync(Sheet);

        await Expect(officer.Page.Locator("[data-alert] p")).ToHaveTextAsync("Chưa dán được. Hãy tải lại trang khi có mạng rồi dán lại.");
        await Expect(officer.Cell("Ấp Thạnh Phú", "Kích hoạt mức 1")).ToHaveValueAsync("");
        await officer.Page.Context.SetOfflineAsync(false);
        await officer.Page.ReloadAsync();
        await WaitForKeptAsync(officer, "block");

        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.ReloadAsync();
        await officer.Page.Locator("[data-entry][data-ready]").WaitForAsync();
        await cell.FocusAsync();
        await officer.PasteAsync(Sheet);

        await SeePastedAsync(officer);
    }

    private static Task WaitForKeptAsync(Person officer, string script) => officer.UntilAsync(
        "async (script) => Boolean(await (await caches.open('assets')).match(document.querySelector('script[src*=entry]').src.replace('entry', script)))", script);

    private static async Task SeePastedAsync(Person officer)
    {
        await Expect(officer.Page.Locator("[data-alert] p")).ToHaveTextAsync("Đã dán 4 ô theo tên ấp, khóm. 1 dòng không dùng vì không có ấp, khóm tương ứng: Cộng  7  1000.");
        await Expect(officer.Cell("Ấp Thạnh Phú", "Kích hoạt mức 1")).ToHaveValueAsync("3");
        await Expect(officer.Cell("Ấp Thạnh Phú", "Kích hoạt mức 2")).ToHaveValueAsync("1000");
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 1")).ToHaveValueAsync("4");
        await Expect(officer.Cell("Ấp Vĩnh Lợi", "Kích hoạt mức 2")).ToHaveValueAsync("");
    }

    private async Task<Person> OpenAsync()
    {
        var officer = await portal.OpenAsync("xa.hoathanh");
        await officer.Page.Locator("[data-entry][data-ready]").WaitForAsync();
        return officer;
    }
}
