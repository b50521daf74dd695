using System.IO.Compression;
using System.Xml;
using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>A large export while somebody waits for it.</summary>
public sealed class ExportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    // As many as take some seconds, so that the page is asked again while they are read.
    private const int Entries = 400_000;

    [Fact]
    public async Task A_large_export_shows_how_far_it_is_and_downloads_when_it_is_ready()
    {
        await GrowAsync();
        await using var agency = await portal.OpenAsync("congan");
        var page = agency.Page;
        await page.WaitForURLAsync("**/tong-quan*");
        await page.GotoAsync("/xuat-du-lieu");
        var audit = page.Locator(".export-kinds section", new() { HasText = "Nhật ký thay đổi" });
        await audit.GetByRole(AriaRole.Button, new() { Name = "Xuất ra Excel" }).ClickAsync();
        await page.Locator("progress").WaitForAsync();
        await page.EvaluateAsync("""
            () => {
              window.seen = [];
              new MutationObserver(() => {
                const bar = document.querySelector("progress");
                bar && window.seen.push(bar.value);
              }).observe(document.querySelector("[data-exports]"), { childList: true, subtree: true });
            }
            """);

        var link = page.GetByRole(AriaRole.Link, new() { Name = "Tải về" });
        await page.Locator("#exports .tag-done, #exports .tag-urge").WaitForAsync(new() { Timeout = 300_000 });
        await Expect(link).ToBeVisibleAsync();
        await Expect(page.Locator("progress")).ToHaveCountAsync(0);
        var seen = await page.EvaluateAsync<double[]>("window.seen");
        Assert.True(seen.Distinct().Count() > 1, string.Join(' ', seen));
        Assert.Equal(seen.Order(), seen);
        Assert.Null(await page.Locator("[data-exports]").GetAttributeAsync("data-busy"));

        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Matches(@"^nhat-ky-\d{4}-\d\d-\d\d-\d{4}\.xlsx$", download.SuggestedFilename);
        Assert.True(Rows(await download.PathAsync()) > Entries);

        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ tệp" }).ClickAsync();
        await Expect(page.GetByText("Chưa có tệp nào.")).ToBeVisibleAsync();
    }

    private static int Rows(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var reader = XmlReader.Create(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var rows = 0;
        while (reader.Read())
        {
            rows += reader is { NodeType: XmlNodeType.Element, LocalName: "row" } ? 1 : 0;
        }

        return rows;
    }

    private async Task GrowAsync()
    {
        await using var context = portal.Portal.Services.GetRequiredService<PortalDb>().Open(AreaScope.System("test"));
        await context.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Entries})
            INSERT INTO AuditEntries (Action, At, CampaignId, Changes, Subject, UserId, UserName)
            SELECT a.Action, a.At, a.CampaignId, '[]', 'Dòng ' || n.i, a.UserId, a.UserName
            FROM n, (SELECT * FROM AuditEntries WHERE CampaignId IS NOT NULL ORDER BY Id LIMIT 1) a
            """);
    }
}
