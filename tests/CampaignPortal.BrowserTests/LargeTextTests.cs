using CampaignPortal.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>A phone whose letters are twice as large: nothing lies beside the screen, the menu least of all.</summary>
public sealed class LargeTextTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("xa.tanduong", "/nhap-lieu /xa /ba-danh-sach /dc01 /chi-tieu /nhac-viec /kiem-tra /ke-hoach /bao-cao-tong-ket /nhap-lieu/tu-excel")]
    [InlineData("dv01", "/don-vi /chi-tieu /nhac-viec /ke-hoach /bao-cao-tong-ket")]
    public async Task Letters_of_twice_the_size_fit_a_phone(string userName, string addresses)
    {
        await using var person = await portal.OpenAsync(userName, 360, 640);
        var faults = new List<string>();
        foreach (var address in addresses.Split(' '))
        {
            await person.Page.GotoAsync(address);
            await person.Page.EvaluateAsync("document.documentElement.style.setProperty('font-size', '200%')");
            var beside = await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            if (beside > 0)
            {
                faults.Add($"{address} scrolls sideways by {beside}");
            }

            await Expect(person.Page.Locator("[data-menu] summary")).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        Assert.Empty(faults);
    }
}
