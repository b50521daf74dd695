using System.Net;
using CampaignPortal.Core.Awards;
using CampaignPortal.Tests.Reports;

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

    [Fact]
    public async Task Each_of_the_proposed_has_a_letter_of_its_own_with_its_name_reason_and_figures_alone()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var campaign = await portal.CampaignAsync();
        var person = $"/khen-thuong?loai=khen-thuong&xet={AwardSubject.New()}";
        foreach (var (address, values) in new (string, (string, string)[])[]
        {
            ($"/khen-thuong?loai=khen-thuong&xet={AwardSubject.OfUnit(campaign.Units[2].Id)}", [("de-nghi", "1"), ("cap", "Host")]),
            ($"/khen-thuong?loai=khen-thuong&xet={AwardSubject.OfCommune(campaign.Communes[1].Id)}", [("de-nghi", "1"), ("cap", "Higher"), ("ly-do", "Đi từng nhà")]),
            (person, [("de-nghi", "1"), ("cap", "Higher"), ("ca-nhan", "1"), ("ten", "Cán bộ ấp = <i>"), ("don-vi", "Ấp Tân Lộc A"), ("ly-do", "Vận động 200 hộ.")]),
            ($"/khen-thuong?loai=khen-thuong&xet={AwardSubject.OfUnit(campaign.Units[3].Id)}", [("de-nghi", "0"), ("cap", "Host")]),
        })
        {
            using var saved = await agency.PostAsync(address, Fields(await agency.PageAsync(address), values));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        using var leader = await portal.SignInAsync("lanhdao");
        var letters = new List<(string Text, List<string> Paragraphs, int Tables)>();
        foreach (var link in (await leader.PageAsync("/khen-thuong")).QuerySelectorAll("main a[href^='/tai-ve/khen-thuong.docx'][href*='xet=']"))
        {
            using var file = await leader.GetAsync(link.GetAttribute("href")!);
            var bytes = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Empty(IssuedDocument.Faults(bytes));
            letters.Add((IssuedDocument.Text(bytes), [.. IssuedDocument.Paragraphs(bytes)], IssuedDocument.Tables(bytes).Count));
        }

        Assert.Equal(3, letters.Count);
        Assert.Contains("Về việc đề nghị khen thưởng xã Tân Dương có thành tích xuất sắc trong thực hiện chiến dịch “30 ngày, đêm”", letters[0].Text, StringComparison.Ordinal);
        Assert.Contains("Đi từng nhà.", letters[0].Paragraphs);
        Assert.DoesNotContain("Vận động 200 hộ", letters[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Xã, phường, thị trấn: đạt từ", letters[0].Paragraphs.SkipWhile(p => p != "Tiêu chí xét").ElementAt(1), StringComparison.Ordinal);
        Assert.Contains("đề nghị xét khen thưởng Cán bộ ấp = <i> (Ấp Tân Lộc A).", letters[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tiêu chí xét", letters[1].Paragraphs);
        Assert.Contains("100,00% biên chế (65/65 người) kích hoạt mức 2", letters[2].Text, StringComparison.Ordinal);
        Assert.Equal([1, 0, 1], letters.Select(l => l.Tables));

        foreach (var unknown in new[] { AwardSubject.OfUnit(campaign.Units[3].Id), AwardSubject.New(), "../x" })
        {
            using var none = await leader.GetAsync($"/tai-ve/khen-thuong.docx?loai=khen-thuong&xet={Uri.EscapeDataString(unknown)}");
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
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
