using System.Net;
using AngleSharp.Html.Dom;

namespace CampaignPortal.Tests.Web;

/// <summary>The note below the grid as a browser sends it, and the page that the agency reads. Each test has a commune of its own.</summary>
public sealed class DayNoteWebTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private const string Form = "form[data-note]";
    private const string Address = "/nhap-lieu?ngay=2023-08-19";

    [Fact]
    public async Task What_was_written_is_stored_shown_again_and_read_by_the_agency_and_by_no_other_commune()
    {
        using var officer = await sample.AsAsync("xa.tanduong");
        var fields = Visitor.Fields(await officer.PageAsync(Address), Form);
        fields["kho-khan"] = "Mất điện từ 14 giờ\r\n<img src=x>";
        fields["noi-1"] = "12";

        using var answer = await officer.PostAsync(Address, fields);

        Assert.Equal(Address + "&ghi-chu=1", answer.Headers.Location!.PathAndQuery().Split('#')[0]);
        var page = await officer.PageAsync(Address + "&ghi-chu=1");
        Assert.Equal("Mất điện từ 14 giờ\n<img src=x>", ((IHtmlTextAreaElement)page.QuerySelector("#kho-khan")!).Value);
        Assert.Equal("12", ((IHtmlInputElement)page.QuerySelector("#noi-1")!).Value);
        Assert.Contains("Đã lưu ghi chú", page.QuerySelector("#ghi-chu .note-good")!.TextContent, StringComparison.Ordinal);

        using var agency = await sample.AsAsync("congan");
        var list = await agency.PageAsync("/ghi-chu?ngay=2023-08-19");
        var article = Assert.Single(list.QuerySelectorAll(".commune-note"), a => a.QuerySelector("h2")!.TextContent == "Xã Tân Dương");
        Assert.Contains("Mất điện từ 14 giờ\n<img src=x>", article.QuerySelector(".words")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(list.QuerySelectorAll("main img"));
        Assert.Equal("/ghi-chu?ngay=2023-08-18", list.QuerySelector(".day-nav a.step")!.GetAttribute("href"));

        using var other = await sample.AsAsync("xa.hoathanh");
        Assert.DoesNotContain("Mất điện", (await other.PageAsync("/ghi-chu?ngay=2023-08-19")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saw_an_older_note_reads_both_and_may_then_save()
    {
        var path = Address + $"&xa={(await sample.Portal.CampaignAsync()).Communes.Single(c => c.FullName == "Xã Long Hậu").Id}";
        using var officer = await sample.AsAsync("xa.longhau");
        using var agency = await sample.AsAsync("congan");
        var mine = Visitor.Fields(await officer.PageAsync(Address), Form);
        var theirs = Visitor.Fields(await agency.PageAsync(path), Form);
        theirs["kien-nghi"] = "Cấp thêm máy";
        mine["kien-nghi"] = "Cử thêm người";
        using var stored = await agency.PostAsync(path, theirs);
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);

        using var answer = await officer.PostAsync(Address, mine);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains("Cấp thêm máy", page.QuerySelector("#ghi-chu [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Cử thêm người", ((IHtmlTextAreaElement)page.QuerySelector("#kien-nghi")!).Value);

        var again = Visitor.Fields(page, Form);
        again["kien-nghi"] = "Cấp thêm máy, cử thêm người";
        using var saved = await officer.PostAsync(Address, again);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Wrong_fields_are_told_where_they_are_and_keep_what_was_written()
    {
        using var officer = await sample.AsAsync("xa.vinhthoi");
        var fields = Visitor.Fields(await officer.PageAsync(Address), Form);
        fields["kho-khan"] = new('x', 2001);
        fields["noi-4"] = "1.5";

        using var answer = await officer.PostAsync(Address, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains("Dài 2.001 ký tự, tối đa 2.000", page.QuerySelector("#kho-khan-loi")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kho-khan-loi", page.QuerySelector("#kho-khan")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(("1.5", "true"), (((IHtmlInputElement)page.QuerySelector("#noi-4")!).Value, page.QuerySelector("#noi-4")!.GetAttribute("aria-invalid")));
        Assert.NotNull(page.QuerySelector("#ghi-chu")!.GetAttribute("open"));
    }

    [Theory]
    [InlineData("ngay", "2023-08-21", "Ngày này chưa đến")]
    [InlineData("ngay", "x", "chưa lưu gì")]
    [InlineData("phien-ban", "-1", "chưa lưu gì")]
    public async Task A_note_for_a_day_to_come_or_a_damaged_form_stores_nothing(string field, string value, string sentence)
    {
        using var officer = await sample.AsAsync("xa.tanhoa");
        var fields = Visitor.Fields(await officer.PageAsync(Address), Form);
        fields["kho-khan"] = "không được lưu";
        fields[field] = value;

        using var answer = await officer.PostAsync(Address, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await Visitor.ReadAsync(answer)).QuerySelector("#ghi-chu [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0", Visitor.Fields(await officer.PageAsync(Address), Form)["phien-ban"]);
    }
}
