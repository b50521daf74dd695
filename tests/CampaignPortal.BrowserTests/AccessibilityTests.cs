using CampaignPortal.BrowserTests.Support;
using Deque.AxeCore.Playwright;

namespace CampaignPortal.BrowserTests;

public sealed class AccessibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(null, "/dang-nhap")]
    [InlineData(null, "/khoi-tao")]
    [InlineData(null, "/khong-tim-thay")]
    [InlineData(null, "/loi")]
    [InlineData("xa.tanduong", "/nhap-lieu")]
    [InlineData("xa.tanduong", "/nhap-lieu?ngay=2023-08-06")]
    [InlineData("xa.tanduong", "/xa")]
    [InlineData("xa.tanduong", "/nhap-lieu?ghi-chu=1")]
    [InlineData("xa.tanduong", "/nhap-lieu/tu-excel")]
    [InlineData("xa.tanduong", "/lich-su")]
    [InlineData("xa.tanduong", "/lich-su?ap=6&ngay=2023-08-19")]
    [InlineData("xa.tanduong", "/doi-mat-khau")]
    [InlineData("congan", "/ghi-chu")]
    [InlineData("congan", "/lich-su")]
    [InlineData("congan", "/tong-quan")]
    [InlineData("congan", "/man-hinh?giay=300")]
    [InlineData("congan", "/quan-tri/du-lieu-mo")]
    [InlineData("congan", "/nhap-lieu")]
    [InlineData("congan", "/don-vi")]
    [InlineData("xa.tanduong", "/nhap-lieu?ngay=2023-08-10&mo-lai=NoReason")]
    [InlineData("congan", "/mo-lai")]
    [InlineData("congan", "/duyet")]
    [InlineData("congan", "/can-kiem-tra")]
    [InlineData("congan", "/quan-tri/quy-dinh")]
    [InlineData("quantri", "/quan-tri/quy-dinh")]
    [InlineData("lanhdao", "/can-kiem-tra?ngay=2023-08-19")]
    [InlineData("lanhdao", "/tong-quan?ngay=2023-08-05")]
    [InlineData("congan", "/chi-tieu")]
    [InlineData("congan", "/chi-tieu/soan")]
    [InlineData("xa.tanduong", "/chi-tieu")]
    [InlineData("congan", "/ba-danh-sach")]
    [InlineData("xa.tanduong", "/ba-danh-sach")]
    [InlineData("congan", "/don-vi?don-vi=24")]
    [InlineData("dv01", "/don-vi")]
    [InlineData("quantri", "/quan-tri/tai-khoan")]
    public async Task Axe_finds_nothing(string? userName, string address)
    {
        foreach (var (width, theme) in new[] { (360, "sang"), (1440, "sang"), (360, "toi"), (1440, "toi") })
        {
            await using var person = await portal.OpenAsync(userName, width);
            await person.Page.GotoAsync($"/giao-dien?chon={theme}&ve={Uri.EscapeDataString(address)}");
            await person.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle, new() { Timeout = 3000 }).ContinueWith(_ => { }, TaskScheduler.Default);
            var result = await person.Page.RunAxe();
            Assert.True(
                result.Violations.Length == 0,
                $"{address} at {width} px, {theme}: " + string.Join("; ", result.Violations.Select(v =>
                    $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Target))})")));
            Assert.True(
                await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"{address} scrolls sideways at {width} px");
        }
    }
}
