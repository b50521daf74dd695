using System.Net;
using AngleSharp.Html.Dom;
using CampaignPortal.Core.Checks;

namespace CampaignPortal.Tests.Web;

/// <summary>The rules of entry by their form, and approval, which they turn on. Each test has a portal of its own.</summary>
public sealed class RulesPageTests
{
    private const string Address = "/quan-tri/quy-dinh";

    private const string Form = "main form.rules";

    [Fact]
    public async Task What_is_saved_is_shown_and_what_is_wrong_is_told_and_stays_typed()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var fields = await FieldsAsync(agency);
        Assert.Equal(("16:30", "3", "24", "3", "10"), (fields["gio-chot"], fields["khoa-sau"], fields["gio-mo-lai"], fields["he-so-Unusual"], fields["tu-so-Unusual"]));

        using var wrong = await agency.PostAsync(Address, [.. fields.Where(f => f.Key != "he-so-Unusual" && f.Key != "khoa-sau"), new("khoa-sau", "ba"), new("he-so-Unusual", "0,5")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await Visitor.ReadAsync(wrong);
        Assert.Contains("từ 0 đến 60", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("ba", "true"), (Input(page, "khoa-sau").Value, Input(page, "khoa-sau").GetAttribute("aria-invalid")));
        Assert.Equal("0,5", Input(page, "he-so-Unusual").Value);

        fields["khoa-sau"] = "";
        fields["he-so-Unusual"] = "2,5";
        fields["ngay-0"] = "2023-09-02";
        fields["gio-0"] = "11:00";
        fields["muc-AboveEligible"] = "Error";
        using var saved = await agency.PostAsync(Address, fields);

        Assert.Equal(Address + "?da-luu=1", saved.Headers.Location!.PathAndQuery());
        var campaign = await portal.CampaignAsync();
        Assert.Null(campaign.Campaign.LockAfterDays);
        Assert.Equal(new(11, 0), campaign.CutOffOn(new(2023, 9, 2)));
        Assert.Equal([2.5, 0], campaign.Checks.Take(2).Select(c => c.Factor));
        Assert.Equal(CheckLevel.Error, campaign.Checks.Single(c => c.Code == CheckCode.AboveEligible).Level);

        var again = await FieldsAsync(agency);
        Assert.Equal(("2023-09-02", "11:00", ""), (again["ngay-0"], again["gio-0"], again["ngay-1"]));
        again["bo-0"] = "1";
        using var removed = await agency.PostAsync(Address, again);
        Assert.Empty((await portal.CampaignAsync()).CutOffs);
    }

    [Fact]
    public async Task Due_days_of_papers_are_set_cleared_and_written_down()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var fields = await FieldsAsync(agency);
        Assert.Equal(("2023-08-05", "2023-09-07"), (fields["han-ke-hoach"], fields["han-tong-ket"]));

        using var wrong = await agency.PostAsync(Address, [.. fields.Where(f => f.Key != "han-tong-ket"), new("han-tong-ket", "2023-09-31")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("2023-09-31", Input(await Visitor.ReadAsync(wrong), "han-tong-ket").Value);
        (fields["han-ke-hoach"], fields["han-tong-ket"]) = ("", "2023-09-10");
        using var saved = await agency.PostAsync(Address, fields);

        Assert.Equal(Address + "?da-luu=1", saved.Headers.Location!.PathAndQuery());
        var campaign = (await portal.CampaignAsync()).Campaign;
        Assert.Equal((null, new DateOnly(2023, 9, 10)), (campaign.PlansDue, campaign.ReportsDue));
        Assert.Contains("hết ngày CN 10/09/2023", (await agency.PageAsync("/bao-cao-tong-ket/theo-doi")).QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa đặt hạn nộp", (await agency.PageAsync("/ke-hoach")).QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locking_days_at_once_is_agreed_to_first()
    {
        await using var portal = await WebPortal.StartAsync();
        using var administrator = await portal.SignInAsync("quantri");
        var fields = await FieldsAsync(administrator);
        fields["khoa-sau"] = "1";

        using var first = await administrator.PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        var page = await Visitor.ReadAsync(first);
        Assert.Contains("2 ngày đang mở sẽ khóa ngay", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await portal.CampaignAsync()).Campaign.LockAfterDays);

        fields["dong-y"] = Input(page, "dong-y").Value;
        using var second = await administrator.PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(1, (await portal.CampaignAsync()).Campaign.LockAfterDays);
    }

    [Fact]
    public async Task Of_two_who_save_the_second_sees_both_and_may_save_over_it()
    {
        await using var portal = await WebPortal.StartAsync();
        using var administrator = await portal.SignInAsync("quantri");
        using var agency = await portal.SignInAsync("congan");
        var theirs = await FieldsAsync(agency);
        var fields = await FieldsAsync(administrator);
        theirs["gio-mo-lai"] = "12";
        fields["gio-mo-lai"] = "48";
        using var first = await agency.PostAsync(Address, theirs);

        using var second = await administrator.PostAsync(Address, fields);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await Visitor.ReadAsync(second);
        Assert.Contains("đang lưu 12 · bạn chọn 48", page.QuerySelector(".note-warn")!.TextContent, StringComparison.Ordinal);
        using var third = await administrator.PostAsync(Address, Fields(page));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal(48, (await portal.CampaignAsync()).Campaign.ReopenHours);
    }

    [Fact]
    public async Task Approval_is_invisible_until_it_is_turned_on_and_then_one_tap()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.longhau");
        using var agency = await portal.SignInAsync("congan");
        Assert.DoesNotContain((await agency.PageAsync("/tong-quan")).QuerySelectorAll("nav a"), a => a.GetAttribute("href") == "/duyet");
        Assert.Null((await officer.PageAsync("/nhap-lieu?ngay=2023-08-19")).QuerySelector("section[aria-label='Duyệt số liệu của ngày']"));
        var fields = await FieldsAsync(agency);
        fields["can-duyet"] = "1";
        using var on = await agency.PostAsync(Address, fields);

        var list = await agency.PageAsync("/duyet?ngay=2023-08-19");
        Assert.Contains((await agency.PageAsync("/tong-quan")).QuerySelectorAll("nav a"), a => a.GetAttribute("href") == "/duyet");
        var card = list.QuerySelectorAll(".cards li").Single(l => l.TextContent.Contains("Xã Long Hậu", StringComparison.Ordinal));
        var decision = Visitor.Fields(card, "form");
        using var accepted = await agency.PostAsync("/duyet/quyet-dinh", [.. decision, new("viec", "duyet")]);
        using var again = await agency.PostAsync("/duyet/quyet-dinh", [.. decision, new("viec", "tra-lai"), new("loi", "sai ấp")]);

        Assert.Equal("/duyet?ngay=2023-08-19&duyet=Accepted", accepted.Headers.Location!.PathAndQuery());
        Assert.Equal("/duyet?ngay=2023-08-19&duyet=AlreadyDecided", again.Headers.Location!.PathAndQuery());
        var panel = (await officer.PageAsync("/nhap-lieu?ngay=2023-08-19")).QuerySelector("section[aria-label='Duyệt số liệu của ngày']")!;
        Assert.Contains("✓ Đã duyệt", panel.TextContent, StringComparison.Ordinal);
        Assert.Null(panel.QuerySelector("form"));
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(Visitor visitor) => Fields(await visitor.PageAsync(Address));

    // As a browser sends them: chosen options, ticked boxes alone.
    private static Dictionary<string, string> Fields(IHtmlDocument page)
    {
        var fields = new Dictionary<string, string>();
        foreach (var element in page.QuerySelector(Form)!.QuerySelectorAll("input[name], select[name]"))
        {
            if (element is IHtmlSelectElement select)
            {
                fields[select.Name!] = select.Value ?? "";
            }
            else if (element is IHtmlInputElement input && (input.Type != "checkbox" || input.IsChecked))
            {
                fields[input.Name!] = input.Value ?? "";
            }
        }

        return fields;
    }

    private static IHtmlInputElement Input(IHtmlDocument page, string name) => (IHtmlInputElement)page.QuerySelector($"{Form} input[name='{name}']")!;
}
