using System.Net;

namespace CampaignPortal.Tests.Web;

/// <summary>The daily report by its page, without script, and as the script saves its words.</summary>
public sealed class ReportPageTests
{
    private const string Page = "/bao-cao?ngay=2023-08-19";
    private const string Form = "form.report-desk";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_agency_writes_saves_and_issues_and_leadership_reads_the_paper()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        using var saved = await agency.PostAsync(Page, await FieldsAsync(agency, ("nhan-xet", "Đạt **khá**."), ("viec", "luu")));
        Assert.EndsWith("ket-qua=Saved", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var draft = await agency.PageAsync(Page);
        Assert.Equal("Đạt **khá**.", draft.QuerySelector("#nhan-xet")!.TextContent);
        Assert.Contains("Số liệu không đổi", draft.QuerySelector(".report-rail")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-CAH", draft.QuerySelectorAll(".paper-names p")[2].TextContent.Trim());

        using var issued = await agency.PostAsync(Page, await FieldsAsync(agency, ("nhan-xet", "Đạt **khá**."), ("de-xuat", "Cấp máy"), ("viec", "chot"), ("chap-nhan-thieu", "co")));
        Assert.EndsWith("ket-qua=Issued", issued.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var leader = await portal.SignInAsync("lanhdao");
        var page = await leader.PageAsync(Page);

        Assert.Equal("khá", page.QuerySelector(".paper .document b")!.TextContent);
        Assert.Contains("Cấp máy", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kính gửi: Chủ tịch Ủy ban nhân dân huyện", page.QuerySelector(".paper-head")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post], main textarea"));
        Assert.Equal(2, page.QuerySelectorAll(".report-files .hash").Length);

        // What a page opened before still sends is answered with a sentence.
        using var late = await agency.PostAsync(Page, Visitor.Fields(await agency.PageAsync(Page), "main form[method=post]").Append(new("viec", "luu")).Append(new("nhan-xet", "x")).Append(new("ngay", "2023-08-19")));
        Assert.EndsWith("ket-qua=IssuedAlready", late.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bases_are_typed_where_the_form_is_set_and_stand_on_the_paper_and_minutes_take_none()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        const string address = "/bao-cao/the-thuc?loai=DailyReport";
        var form = await agency.PageAsync(address);
        var fields = Visitor.Fields(form, "form.document-form");
        foreach (var area in form.QuerySelectorAll("form.document-form textarea"))
        {
            fields[area.GetAttribute("name")!] = area.TextContent;
        }

        Assert.Equal("", fields["can-cu"]);
        fields["can-cu"] = "Căn cứ <b>một</b>\r\nThực hiện Kế hoạch hai.";
        using var saved = await agency.PostAsync(address, fields);

        Assert.Equal(address + "&da-luu=1", saved.Headers.Location!.PathAndQuery());
        var stored = await agency.PageAsync(address + "&da-luu=1");
        Assert.Equal("Đã lưu.", stored.QuerySelector(".note-good")!.TextContent);
        Assert.Equal("Căn cứ <b>một</b>\nThực hiện Kế hoạch hai.", stored.QuerySelector("#can-cu")!.TextContent);
        var paper = await agency.PageAsync(Page);
        Assert.Equal(["Căn cứ <b>một</b>;", "Thực hiện Kế hoạch hai."], paper.QuerySelectorAll(".paper-head .paper-basis").Select(p => p.TextContent));
        Assert.Null((await agency.PageAsync("/bao-cao/the-thuc?loai=Inspection")).QuerySelector("#can-cu"));

        // No browser may cut it either: what is pasted beyond the bound comes to the server, which says so.
        Assert.Empty(form.QuerySelectorAll("form.document-form textarea[maxlength]"));
        fields["can-cu"] = new string('x', 2001);
        using var refused = await agency.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await Visitor.ReadAsync(refused);
        Assert.StartsWith("Chưa lưu: quá dài.", told.QuerySelector(".note-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(fields["can-cu"], told.QuerySelector("#can-cu")!.TextContent);
    }

    [Fact]
    public async Task Who_saves_a_documents_form_second_is_told_keeps_the_words_and_may_replace_what_is_stored()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        const string address = "/bao-cao/the-thuc?loai=Urging";
        var opened = await agency.PageAsync(address);
        var fields = Visitor.Fields(opened, "form.document-form");
        foreach (var area in opened.QuerySelectorAll("form.document-form textarea"))
        {
            fields[area.GetAttribute("name")!] = area.TextContent;
        }

        async Task<HttpResponseMessage> SaveAsync(string place)
        {
            fields["dia-danh"] = place;
            return await agency.PostAsync(address, fields);
        }

        async Task<string?> StoredAsync() => (await agency.PageAsync(address)).QuerySelector("#dia-danh")!.GetAttribute("value");

        using var first = await SaveAsync("Một");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await SaveAsync("Hai");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Một", await StoredAsync());
        var told = await Visitor.ReadAsync(second);
        Assert.StartsWith("Chưa lưu: trong lúc bạn sửa", told.QuerySelector("[role=alert]")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Hai", told.QuerySelector("#dia-danh")!.GetAttribute("value"));

        fields["da-xem"] = told.QuerySelector("[name=da-xem]")!.GetAttribute("value")!;
        using var again = await SaveAsync("Hai");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Hai", await StoredAsync());
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_sees_both_texts_and_who_forgets_the_tick_keeps_the_words()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        const string today = "/bao-cao?ngay=2023-08-20";
        var fields = await FieldsAsync(agency, ("ngay", "2023-08-20"), ("nhan-xet", "Bản một"), ("viec", "luu"));
        using var first = await agency.PostAsync(today, fields);
        fields["nhan-xet"] = "Bản hai";

        using var second = await agency.PostAsync(today, fields);
        var told = await Visitor.ReadAsync(second);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(("Bản hai", "Bản một"), (told.QuerySelector("#nhan-xet")!.TextContent, told.QuerySelector(".stored")!.TextContent));
        Assert.Contains("người khác vừa lưu", told.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);

        (fields["phien-ban"], fields["viec"]) = (Visitor.Fields(told, Form)["phien-ban"], "chot");
        using var incomplete = await agency.PostAsync(today, fields);
        var kept = await Visitor.ReadAsync(incomplete);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, incomplete.StatusCode);
        Assert.Equal("Bản hai", kept.QuerySelector("#nhan-xet")!.TextContent);
        Assert.Contains("còn đơn vị chưa báo cáo", kept.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/bao-cao/nhap", Page, Form, "nhan-xet", "V–VI")]
    [InlineData("/api/bao-cao/tong-ket/nhap", "/bao-cao/tong-ket/soan", ".summary-desk", "Outlook", "5")]
    public async Task Words_are_saved_as_the_script_sends_them_and_what_cannot_be_is_answered(string address, string path, string form, string field, string part)
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var page = await agency.PageAsync(path);
        var fields = Visitor.Fields(page, form);
        foreach (var area in page.QuerySelectorAll(form + " textarea"))
        {
            fields[area.GetAttribute("name")!] = "";
        }

        fields[field] = "Viết lần một";
        using var saved = await agency.PostAsync(address, fields);
        using var stale = await agency.PostAsync(address, With(fields, (field, "Viết lần hai")));
        using var large = await agency.PostAsync(address, With(fields, (field, new string('a', 200_001)), ("phien-ban", "1")));
        using var damaged = await agency.PostAsync(address, fields.Where(f => f.Key != field));
        using var noToken = await agency.PostAsync(address, fields.Where(f => f.Key != "__RequestVerificationToken"));

        Assert.Equal("{\"version\":1,\"message\":\"Đã lưu nháp lúc 15:00\",\"at\":\"15:00\"}", await JsonAsync(saved));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("vừa lưu một bản khác lúc 15:00 20/08/2023", await JsonAsync(stale), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, large.StatusCode);
        Assert.Contains($"mục {part} dài quá", await JsonAsync(large), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [damaged.StatusCode, noToken.StatusCode]);
        Assert.Equal("Viết lần một", (await agency.PageAsync(path)).QuerySelector("#" + field)!.TextContent);
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(Visitor agency, params (string Name, string Value)[] values)
    {
        var fields = Visitor.Fields(await agency.PageAsync(Page), Form);
        fields.Remove("chap-nhan-thieu");
        return With(fields, values);
    }

    private static Dictionary<string, string> With(Dictionary<string, string> fields, params (string Name, string Value)[] values)
    {
        var all = new Dictionary<string, string>(fields);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return all;
    }

    private static async Task<string> JsonAsync(HttpResponseMessage answer) =>
        System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync(Cancel));
}
