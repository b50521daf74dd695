using System.Net;

namespace CampaignPortal.Tests.Web;

public sealed class MenuTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    [Theory]
    [InlineData("quantri", "/tong-quan")]
    [InlineData("congan", "/tong-quan")]
    [InlineData("lanhdao", "/tong-quan")]
    [InlineData("xa.tanduong", "/nhap-lieu")]
    [InlineData("dv01", "/don-vi")]
    public async Task Whoever_finds_a_page_in_the_menu_may_open_it_and_sees_where_they_are(string user, string first)
    {
        using var visitor = await sample.AsAsync(user);
        var addresses = (await visitor.PageAsync(first)).QuerySelectorAll(".top nav a").Select(a => a.GetAttribute("href")!).Distinct().ToList();

        Assert.Equal(first, addresses[0]);
        foreach (var address in addresses)
        {
            using var answer = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await visitor.PageAsync(address);
            if (address == "/man-hinh")
            {
                // The wall screen has nothing around it but a way back.
                Assert.NotNull(page.QuerySelector("a[href='/tong-quan']"));
                continue;
            }

            var here = page.QuerySelectorAll(".top nav [aria-current]").Select(a => a.GetAttribute("href")).Distinct();
            Assert.Equal([address], here);
        }
    }
}
