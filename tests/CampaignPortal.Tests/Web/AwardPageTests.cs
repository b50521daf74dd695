using System.Net;
using CampaignPortal.Core.Awards;

namespace CampaignPortal.Tests.Web;

/// <summary>Commendation by its forms, without script. Each test has a portal of its own.</summary>
public sealed class AwardPageTests
{
    private const string Form = "#xet form";

    [Fact]
    public async Task The_agency_decides_by_a_form_and_leadership_reads_without_one()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var address = $"/khen-thuong?loai=khen-thuong&xet={AwardSubject.OfUnit((await portal.CampaignAsync()).Units[2].Id)}";

        using var saved = await agency.PostAsync(address, Fields(await agency.PageAsync(address), ("de-nghi", "1"), ("cap", "Host")));
        using var leader = await portal.SignInAsync("lanhdao");
        var page = await leader.PageAsync("/khen-thuong");

        Assert.EndsWith("ket-qua=Saved", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var row = page.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr").Single();
        Assert.Contains("Văn phòng HĐND và UBND Huyện", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("100,00% biên chế (65/65 người)", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Empty((await leader.PageAsync(address)).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_second_decision_on_the_same_page_is_told_keeps_what_was_typed_and_shows_names_as_text()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var address = $"/khen-thuong?loai=khen-thuong&xet={AwardSubject.New()}";
        var fields = Fields(await agency.PageAsync(address), ("de-nghi", "1"), ("cap", "Higher"), ("ca-nhan", "0"), ("ten", "<script>alert(1)</script>"), ("ly-do", "Cách làm hay"));

        using var first = await agency.PostAsync(address, fields);
        using var second = await agency.PostAsync(address, fields.Select(f => f.Key == "ly-do" ? new(f.Key, "Lý do khác") : f));
        var told = await Visitor.ReadAsync(second);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("người khác vừa quyết định", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lý do khác", told.QuerySelector("#ly-do")!.TextContent);
        var row = told.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr").Single();
        Assert.Contains("<script>alert(1)</script>", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cách làm hay", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(told.QuerySelectorAll("main script"));
    }

    private static List<KeyValuePair<string, string>> Fields(AngleSharp.Dom.IParentNode page, params (string Name, string Value)[] values)
    {
        var fields = Visitor.Fields(page, Form);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return [.. fields];
    }
}
