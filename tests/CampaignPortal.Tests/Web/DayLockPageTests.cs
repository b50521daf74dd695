using System.Net;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Web;

/// <summary>Asking for a locked day and answering, as browsers without script do. 10/8 to 16/8 are locked in the sample.</summary>
public sealed class DayLockPageTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    [Fact]
    public async Task An_officer_asks_the_agency_grants_by_one_tap_and_the_page_says_until_when()
    {
        using var officer = await sample.AsAsync("xa.longhau");
        using var agency = await sample.AsAsync("congan");
        var page = await officer.PageAsync("/nhap-lieu?ngay=2023-08-10");
        Assert.Contains("Ngày T5 10/8 đã khóa từ 00:00 14/08/2023.", page.QuerySelector(".note-warn")!.TextContent, StringComparison.Ordinal);

        using var asked = await AskAsync(officer, "2023-08-10", "mất điện <b>cả ngày</b>");
        Assert.Equal("/nhap-lieu?ngay=2023-08-10&mo-lai=Requested", asked.Headers.Location!.PathAndQuery());
        var waiting = await officer.PageAsync("/nhap-lieu?ngay=2023-08-10&mo-lai=Requested");
        Assert.Contains("đang chờ cơ quan thường trực trả lời", waiting.QuerySelector(".note-warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("mất điện <b>cả ngày</b>", waiting.QuerySelector(".note-warn q")!.TextContent);
        Assert.Null(waiting.QuerySelector("textarea[name='ly-do']"));
        Assert.Contains("đề nghị mở lại ngày đã khóa", (await agency.PageAsync("/tong-quan")).QuerySelector("#dashboard .note-warn")!.TextContent, StringComparison.Ordinal);

        using var granted = await AnswerAsync(agency, "Xã Long Hậu", "mo");
        Assert.Equal("/mo-lai?mo-lai=Granted", granted.Headers.Location!.PathAndQuery());
        var open = await officer.PageAsync("/nhap-lieu?ngay=2023-08-10");
        Assert.Contains("Ngày này được mở lại đến", open.QuerySelector(".note-good")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đang mở lại", open.QuerySelector(".days a[href$='2023-08-10']")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        var log = (await agency.PageAsync("/mo-lai")).QuerySelectorAll("table tbody tr").Single(r => r.TextContent.Contains("Xã Long Hậu", StringComparison.Ordinal));
        Assert.Contains("Đang mở đến", log.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_comes_back_with_the_agencys_words_and_a_second_answer_is_told()
    {
        using var officer = await sample.AsAsync("xa.tanhoa");
        using var agency = await sample.AsAsync("congan");
        using var asked = await AskAsync(officer, "2023-08-11", "nhập nhầm ấp");
        var form = await FormAsync(agency, "Xã Tân Hòa");

        using var wordless = await agency.PostAsync("/mo-lai/tra-loi", [.. form, new("viec", "khong"), new("loi", " ")]);
        using var declined = await agency.PostAsync("/mo-lai/tra-loi", [.. form, new("viec", "khong"), new("loi", "số đã báo cáo tỉnh")]);
        using var again = await agency.PostAsync("/mo-lai/tra-loi", [.. form, new("viec", "mo")]);

        Assert.Equal("/mo-lai?mo-lai=NoReason", wordless.Headers.Location!.PathAndQuery());
        Assert.Equal("/mo-lai?mo-lai=Declined", declined.Headers.Location!.PathAndQuery());
        Assert.Equal("/mo-lai?mo-lai=AlreadyDecided", again.Headers.Location!.PathAndQuery());
        Assert.Contains("Người khác vừa trả lời", (await agency.PageAsync("/mo-lai?mo-lai=AlreadyDecided")).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var page = await officer.PageAsync("/nhap-lieu?ngay=2023-08-11");
        Assert.Contains("số đã báo cáo tỉnh", page.QuerySelector(".note-warn")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("textarea[name='ly-do']"));
    }

    [Fact]
    public async Task The_agency_opens_a_day_from_its_grid_and_comes_back_to_it()
    {
        var commune = (await sample.Portal.CampaignAsync()).CommuneBy("30214");
        using var agency = await sample.AsAsync("congan");
        var address = $"/nhap-lieu?ngay=2023-08-12&xa={commune.Id}";
        var fields = Visitor.Fields(await agency.PageAsync(address), "form[action='/mo-lai/mo']");

        using var answer = await agency.PostAsync("/mo-lai/mo", fields);

        Assert.Equal(address + "&mo-lai=Granted", answer.Headers.Location!.PathAndQuery());
        Assert.Contains("Đã mở lại ngày này", (await agency.PageAsync(address + "&mo-lai=Granted")).QuerySelector(".note-good[role=status]")!.TextContent, StringComparison.Ordinal);
        fields["ve"] = "https://example.com/";
        using var strange = await agency.PostAsync("/mo-lai/mo", fields);
        Assert.Equal("/?mo-lai=AlreadyOpen", strange.Headers.Location!.PathAndQuery());
    }

    [Fact]
    public async Task An_officer_cannot_open_a_day_nor_ask_for_another_commune()
    {
        var other = (await sample.Portal.CampaignAsync()).CommuneBy("30214");
        using var officer = await sample.AsAsync("xa.tanduong");
        var fields = Visitor.Fields(await officer.PageAsync("/nhap-lieu?ngay=2023-08-13"), "form[action='/mo-lai/xin']");
        fields["xa"] = $"{other.Id}";
        fields["ly-do"] = "x";
        fields["viec"] = "mo";
        fields["ma"] = "1";

        foreach (var path in new[] { "/mo-lai/mo", "/mo-lai/tra-loi" })
        {
            using var answer = await officer.PostAsync(path, fields);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var asked = await officer.PostAsync("/mo-lai/xin", fields);
        Assert.Equal("/nhap-lieu?ngay=2023-08-13&mo-lai=Requested", asked.Headers.Location!.PathAndQuery());
        await using var context = sample.Portal.Get<Core.Data.PortalDb>().Open(TestPortal.Root);
        Assert.DoesNotContain(context.Reopenings.Where(r => r.Day == new DateOnly(2023, 8, 13)).ToList(), r => r.CommuneId == other.Id);
    }

    [Fact]
    public async Task A_day_that_is_not_locked_shows_no_panel()
    {
        using var officer = await sample.AsAsync("xa.tanduong");

        Assert.Null((await officer.PageAsync("/nhap-lieu?ngay=2023-08-18")).QuerySelector("form[action^='/mo-lai']"));
    }

    private static async Task<HttpResponseMessage> AskAsync(Visitor officer, string day, string reason)
    {
        var fields = Visitor.Fields(await officer.PageAsync("/nhap-lieu?ngay=" + day), "form[action='/mo-lai/xin']");
        return await officer.PostAsync("/mo-lai/xin", [.. fields, new("ly-do", reason)]);
    }

    private static async Task<Dictionary<string, string>> FormAsync(Visitor agency, string commune)
    {
        var card = (await agency.PageAsync("/mo-lai")).QuerySelectorAll(".cards li").Single(l => l.TextContent.Contains(commune, StringComparison.Ordinal));
        return Visitor.Fields(card, "form");
    }

    private static async Task<HttpResponseMessage> AnswerAsync(Visitor agency, string commune, string answer) =>
        await agency.PostAsync("/mo-lai/tra-loi", [.. await FormAsync(agency, commune), new("viec", answer)]);
}
