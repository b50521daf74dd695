using System.Reflection;
using System.Text.RegularExpressions;
using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Web.Hosting;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed partial class AccessibilityTests(AccessibilityTests.Readers readers) : IClassFixture<AccessibilityTests.Readers>
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
    [InlineData("congan", "/xa?xa=8&ngay=2023-08-10")]
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
    [InlineData("xa.tanduong", Readers.Paper)]
    [InlineData("congan", Readers.Paper)]
    [InlineData("congan", "/ghi-chu?ngay=2023-08-20")]
    public async Task Axe_finds_nothing(string? userName, string address)
    {
        foreach (var theme in new[] { "sang", "toi" })
        {
            var phone = await readers.OfAsync(userName, 360, theme);
            var desk = await readers.OfAsync(userName, 1440, theme);

            await Task.WhenAll(LookAsync(phone, $"{address} at 360 px, {theme}", address), LookAsync(desk, $"{address} at 1440 px, {theme}", address));
        }
    }

    private static async Task LookAsync(Person reader, string look, string address)
    {
        var page = await reader.OpenTabAsync(address);

        // What fades in is looked at when it is there.
        await page.EvaluateAsync(
            "Promise.allSettled(document.getAnimations().filter((a) => a.effect.getComputedTiming().endTime < 5000).map((a) => a.finished))");
        var result = await page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            $"{look}: " + string.Join("; ", result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Target))})")));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"{look} scrolls sideways");
        reader.AssertNoFaults();
        await page.CloseAsync();
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

    /// <summary>Each account signs in once for each look and opens every page in a tab.</summary>
    public sealed class Readers : IAsyncLifetime
    {
        /// <summary>The files of a paper that has one: what a commune wrote on 20/8/2023.</summary>
        public const string Paper = "/dinh-kem/ghi-chu/738751?xa=2";

        private readonly PortalFixture _portal = new();
        private readonly Dictionary<(string? UserName, int Width, string Theme), Person> _people = [];

        public async ValueTask InitializeAsync()
        {
            await _portal.InitializeAsync();
            await using var officer = await _portal.OpenAsync("xa.tanduong");
            await officer.Page.WaitForURLAsync("**/nhap-lieu*");
            await officer.Page.GotoAsync("/nhap-lieu?ghi-chu=1");
            await officer.Page.GetByLabel("Khó khăn, vướng mắc").FillAsync("Mất điện từ 14 giờ");
            await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu ghi chú" }).ClickAsync();
            await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Đính kèm tệp" }).ClickAsync();
            Assert.EndsWith(Paper, officer.Page.Url, StringComparison.Ordinal);
            await officer.Page.GetByLabel("Chọn tệp").SetInputFilesAsync(new FilePayload
            {
                Name = "Ảnh chụp thông báo mất điện của Điện lực huyện, dán tại trụ sở ấp Tân Lợi ngày 20 tháng 8 năm 2023.png",
                MimeType = "image/png",
                Buffer = await officer.Page.ScreenshotAsync(),
            });
            await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Đính kèm tệp" }).ClickAsync();
            await Expect(officer.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        }

        public async Task<Person> OfAsync(string? userName, int width, string theme)
        {
            if (!_people.TryGetValue((userName, width, theme), out var person))
            {
                _people[(userName, width, theme)] = person = await _portal.OpenAsync(userName, width);
                await person.Page.WaitForURLAsync(address => userName is null || !address.EndsWith("/dang-nhap", StringComparison.Ordinal));
                await person.Page.GotoAsync($"/giao-dien?chon={theme}&ve=/");
            }

            return person;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var person in _people.Values)
            {
                await person.DisposeAsync();
            }

            await _portal.DisposeAsync();
        }
    }
}
