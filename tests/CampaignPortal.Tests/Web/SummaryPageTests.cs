using System.Net;
using CampaignPortal.Tests.Reports;

namespace CampaignPortal.Tests.Web;

/// <summary>The summary report by its pages, without script.</summary>
public sealed class SummaryPageTests
{
    [Fact]
    public async Task The_page_shows_the_tables_of_the_document_cell_by_cell()
    {
        await using var portal = await WebPortal.StartAsync();
        using var leader = await portal.SignInAsync("lanhdao");

        var page = await leader.PageAsync("/bao-cao/tong-ket");
        using var answer = await leader.GetAsync("/tai-ve/tong-ket.docx");
        var printed = IssuedDocument.Tables(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var shown = page.QuerySelectorAll(".document table").Select(t => t.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent).ToList()).ToList());
        Assert.True(printed.Count > 6);
        Assert.Equal(printed, shown);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_sees_both_texts()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        const string desk = "/bao-cao/tong-ket/soan";
        var fields = Visitor.Fields(await agency.PageAsync(desk), ".summary-desk");

        using var first = await agency.PostAsync(desk, [.. fields, new("Outlook", "Bản thứ nhất")]);
        using var second = await agency.PostAsync(desk, [.. fields, new("Outlook", "Bản thứ hai")]);
        var told = await Visitor.ReadAsync(second);

        Assert.EndsWith("ket-qua=Saved", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Bản thứ hai", told.QuerySelector("#Outlook")!.TextContent);
        Assert.Equal("Bản thứ nhất", told.QuerySelector(".stored")!.TextContent);
        using var third = await agency.PostAsync(desk, [.. Visitor.Fields(told, ".summary-desk"), new("Outlook", "Bản gộp")]);
        Assert.EndsWith("ket-qua=Saved", third.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Bản gộp", (await agency.PageAsync("/bao-cao/tong-ket")).QuerySelector(".document")!.TextContent, StringComparison.Ordinal);
    }
}
