using System.Reflection;
using System.Text.RegularExpressions;
using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

public sealed partial class AccessibilityTests(AccessibilityTests.Readers readers, AccessibilityTests.EarlyReaders early)
    : IClassFixture<AccessibilityTests.Readers>, IClassFixture<AccessibilityTests.EarlyReaders>
{
    private const string NotBegun = "text=Chiến dịch bắt đầu ngày";

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
    public Task Axe_finds_nothing(string? userName, string address) => LookAsync(readers, userName, address);

    [Theory]
    [InlineData("quantri", "/tong-quan", ".setup li")]
    [InlineData("congan", "/tong-quan", NotBegun)]
    [InlineData("congan", "/tien-do", NotBegun)]
    [InlineData("congan", "/don-doc", NotBegun)]
    [InlineData("congan", "/bao-cao", NotBegun)]
    [InlineData("congan", "/man-hinh?giay=300", NotBegun)]
    public Task Axe_finds_nothing_before_the_first_day(string userName, string address, string shown) => LookAsync(early, userName, address, shown);

    // What must be there is looked for first: another page would be found clean just as well.
    private static async Task LookAsync(Readers people, string? userName, string address, string? shown = null)
    {
        foreach (var theme in new[] { "sang", "toi" })
        {
            var phone = await people.OfAsync(userName, 360, theme);
            var desk = await people.OfAsync(userName, 1440, theme);

            await Task.WhenAll(
                LookAsync(phone, $"{address} at 360 px, {theme}", address, shown), LookAsync(desk, $"{address} at 1440 px, {theme}", address, shown));
        }
    }

    private static async Task LookAsync(Person reader, string look, string address, string? shown)
    {
        var page = await reader.OpenTabAsync(address);
        if (shown is not null)
        {
            await Expect(page.Locator(shown).First).ToBeVisibleAsync();
        }

        // What fades in is looked at when it is there.
        await page.EvaluateAsync(
            "Promise.allSettled(document.getAnimations().filter((a) => a.effect.getComputedTiming().endTime < 5000).map((a) => a.finished))");
        await Person.CheckAsync(page, look);
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
    public class Readers : IAsyncLifetime
    {
        /// <summary>The files of a paper that has one: what a commune wrote on 20/8/2023.</summary>
        public const string Paper = "/dinh-kem/ghi-chu/738751?xa=2";

        private readonly PortalFixture _portal = new();
        private readonly Dictionary<(string? UserName, int Width, string Theme), Person> _people = [];

        public async ValueTask InitializeAsync()
        {
            await _portal.InitializeAsync();
            await PrepareAsync(_portal);
        }

        protected virtual async Task PrepareAsync(PortalFixture portal)
        {
            await using var officer = await portal.OpenAsync("xa.tanduong");
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

        public virtual async ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            foreach (var person in _people.Values)
            {
                await person.DisposeAsync();
            }

            await _portal.DisposeAsync();
        }
    }

    /// <summary>The same three days before the campaign begins.</summary>
    public sealed class EarlyReaders : Readers
    {
        protected override async Task PrepareAsync(PortalFixture portal)
        {
            await using var context = portal.Portal.Services.GetRequiredService<PortalDb>().Open(AreaScope.System("test"));
            var campaign = await context.Campaigns.SingleAsync();
            campaign.DemoStartsAt = campaign.StartDay.ToDateTime(default).AddDays(-3);
            campaign.DefinitionVersion++;
            await context.SaveChangesAsync();
        }
    }
}
