using System.Reflection;
using System.Text.RegularExpressions;
using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Web.Hosting;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CampaignPortal.BrowserTests;

public sealed partial class AccessibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Every page there is, as somebody who may open it.</summary>
    public static TheoryData<string?, string> EveryPage => [.. from page in typeof(PortalApp).Assembly.GetTypes()
                                                               from route in page.GetCustomAttributes<RouteAttribute>()
                                                               select (ReaderOf(page), Parameter().Replace(route.Template, "1"))];

    [Theory]
    [MemberData(nameof(EveryPage))]
    [InlineData("xa.tanduong", "/nhap-lieu?ngay=2023-08-06")]
    [InlineData("xa.tanduong", "/xa")]
    [InlineData("xa.tanduong", "/nhap-lieu?ghi-chu=1")]
    [InlineData("xa.tanduong", "/lich-su")]
    [InlineData("xa.tanduong", "/lich-su?ap=6&ngay=2023-08-19")]
    [InlineData("xa.tanduong", "/doi-mat-khau")]
    [InlineData("lanhdao", "/tinh-hinh-bao-cao?ngay=2023-08-05")]
    [InlineData("congan", "/man-hinh?giay=300")]
    [InlineData("congan", "/nhap-lieu")]
    [InlineData("xa.tanduong", "/nhap-lieu?ngay=2023-08-10&mo-lai=NoReason")]
    [InlineData("quantri", "/quan-tri/quy-dinh")]
    [InlineData("lanhdao", "/can-kiem-tra?ngay=2023-08-19")]
    [InlineData("lanhdao", "/tong-quan?ngay=2023-08-05")]
    [InlineData("xa.tanduong", "/chi-tieu")]
    [InlineData("xa.tanduong", "/ba-danh-sach")]
    [InlineData("xa.tanduong", "/dc01")]
    [InlineData("congan", "/don-vi?don-vi=24")]
    [InlineData("dv01", "/don-vi")]
    [InlineData("xa.tanduong", "/bao-cao-tong-ket")]
    [InlineData("dv01", "/bao-cao-tong-ket")]
    [InlineData("congan", "/bao-cao-tong-ket?xa=1")]
    [InlineData("xa.tanduong", "/ke-hoach")]
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

    private static string? ReaderOf(Type page) => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null ? null
        : page.GetCustomAttribute<AuthorizeAttribute>()?.Policy switch
        {
            "Enter" => "xa.tanduong",
            "ManageAccounts" => "quantri",
            _ => "congan",
        };

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
