using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace CampaignPortal.Tests.Web;

/// <summary>Every number that a page takes from its address, where it is none: links are cut short in messages.</summary>
public sealed partial class QueryNumberTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    public static TheoryData<string> Numbers =>
    [
        .. from page in typeof(PortalApp).Assembly.GetTypes()
           let route = page.GetCustomAttributes<RouteAttribute>().FirstOrDefault()
           where route is not null
           from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
           where query is not null && property.PropertyType != typeof(string)
           select $"{Parameter().Replace(route.Template, "1")}?{(query.Name ?? property.Name).ToLowerInvariant()}=",
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_that_is_none_is_taken_as_missing(string address)
    {
        foreach (var user in new[] { "congan", "xa.tanduong" })
        {
            using var visitor = await sample.AsAsync(user);
            using var plain = await visitor.GetAsync(address[..address.IndexOf('?', StringComparison.Ordinal)]);
            foreach (var value in new[] { "", "abc", "1x", "99999999999", "%EF%BC%91" })
            {
                using var answer = await visitor.GetAsync(address + value);
                Assert.Equal(plain.StatusCode, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task What_stands_beside_it_in_the_address_is_kept()
    {
        using var agency = await sample.AsAsync("congan");

        var page = await agency.PageAsync("/tinh-hinh-bao-cao?trang=cuoi&ngay=2023-08-10");
        using var urging = await agency.GetAsync("/don-doc?xa=1&xa=hai&xa=");

        Assert.Contains("T5 10/08/2023", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, urging.StatusCode);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
