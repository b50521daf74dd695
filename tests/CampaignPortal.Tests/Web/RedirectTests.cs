using System.Net;
using CampaignPortal.Core.DataSets;

namespace CampaignPortal.Tests.Web;

/// <summary>Addresses to go back to come from the address line, where anybody may have written them.</summary>
public sealed class RedirectTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private static readonly string[] Switches = ["/ngon-ngu?chon=en", "/giao-dien?chon=toi"];

    private static readonly string[] Outside =
    [
        "//evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "https://evil.example", "https:evil.example", "javascript:alert(1)",
        "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example", "evil.example", "~//evil.example", "///evil.example", "/\u0000/evil.example", "",
    ];

    public static TheoryData<string, string> Links => [.. from path in Switches from to in Outside select (path, Uri.EscapeDataString(to))];

    public static TheoryData<string> SignIns => [.. Outside.Select(Uri.EscapeDataString)];

    [Theory]
    [MemberData(nameof(Links))]
    public async Task A_switch_never_leads_out_of_the_portal(string path, string to)
    {
        using var visitor = await sample.AsAsync(null);

        using var answer = await visitor.GetAsync($"{path}&ve={to}");

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [MemberData(nameof(SignIns))]
    public async Task Signing_in_never_leads_out_of_the_portal(string to)
    {
        using var visitor = await sample.AsAsync(null);

        using var answer = await visitor.SignInAsync("dv01", SampleLoader.Password, "?ve=" + to);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.PathAndQuery()));
    }

    [Fact]
    public async Task Letters_that_no_header_carries_are_encoded()
    {
        using var visitor = await sample.AsAsync(null);

        using var answer = await visitor.GetAsync("/giao-dien?chon=toi&ve=" + Uri.EscapeDataString("/tong-hop?nhom=Huyện Lai Vung"));

        Assert.Equal((HttpStatusCode.Redirect, "/tong-hop?nhom=Huy%E1%BB%87n Lai Vung"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Inside_it_they_lead_back_to_where_one_was()
    {
        using var visitor = await sample.AsAsync(null);
        var back = Uri.EscapeDataString("/xa?xa=2&ngay=2023-08-10");

        using var language = await visitor.GetAsync("/ngon-ngu?chon=en&ve=" + back);
        using var signIn = await visitor.SignInAsync("congan", SampleLoader.Password, "?ve=" + back);

        Assert.Equal("/xa?xa=2&ngay=2023-08-10", language.Headers.Location!.PathAndQuery());
        Assert.Equal("/xa?xa=2&ngay=2023-08-10", signIn.Headers.Location!.PathAndQuery());
        Assert.Equal("en", (await visitor.PageAsync("/xa?xa=2")).DocumentElement.GetAttribute("lang"));
    }
}
