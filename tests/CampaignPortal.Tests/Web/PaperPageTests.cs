using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignPortal.Tests.Attachments;

namespace CampaignPortal.Tests.Web;

/// <summary>Plans and attachments by their forms, without script. Each test has a portal of its own.</summary>
public sealed class PaperPageTests
{
    private const string Form = "main form.paper-form";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_files_a_plan_and_the_agency_sees_and_downloads_it()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.tanduong");
        var page = await officer.PageAsync("/ke-hoach");
        var fields = Visitor.Fields(page, Form);
        var address = page.QuerySelector(Form)!.GetAttribute("action")!;
        Assert.Contains("Quá hạn, chưa nộp", page.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);

        (fields["so"], fields["ngay"]) = ("15/KH-UBND", "2023-08-03");
        using var refused = await officer.UploadAsync(address, fields, "tep", "ke-hoach.pdf", "MZ not a pdf"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await Visitor.ReadAsync(refused);
        Assert.Contains("Không nhận loại tệp này", told.QuerySelector("#tep-loi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("15/KH-UBND", "2023-08-03"), (Visitor.Fields(told, Form)["so"], Visitor.Fields(told, Form)["ngay"]));

        using var filed = await officer.UploadAsync(address, fields, "tep", "../Kế hoạch.exe", SampleFiles.Docx);
        Assert.EndsWith("&da-nop=1", filed.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);

        using var agency = await portal.SignInAsync("congan");
        var tracker = await agency.PageAsync("/ke-hoach");
        var row = tracker.QuerySelectorAll("table.stack tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "Xã Tân Dương");
        Assert.Contains("Nộp trễ", row.TextContent, StringComparison.Ordinal);
        var link = row.QuerySelector("a.file-link")!.GetAttribute("href")!;
        using var download = await agency.GetAsync(link);
        Assert.Equal(SampleFiles.Docx, await download.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Kế hoạch.exe.docx", download.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", download.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", download.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        foreach (var stranger in new[] { "xa.hoathanh", "dv01" })
        {
            using var visitor = await portal.SignInAsync(stranger);
            using var none = await visitor.GetAsync(link);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            using var foreign = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
            using var sent = await visitor.UploadAsync(address, Visitor.Fields(await visitor.PageAsync("/ke-hoach"), Form), "tep", "x.pdf", SampleFiles.Pdf);
            Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        }
    }

    [Fact]
    public async Task A_closing_report_is_written_filed_returned_and_accepted_by_forms_alone()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.tanduong");
        using var agency = await portal.SignInAsync("congan");
        var (address, fields) = await OpenAsync(officer);

        // Whatever button is pressed, the words are kept.
        fields["muc-1"] = "Đã họp **ba** lần.";
        using var attached = await officer.UploadAsync(address, With(fields, ("viec", "tep")), "tep", "anh.png", SampleFiles.Png);
        Assert.EndsWith("ket-qua=Saved", attached.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);
        (address, fields) = await OpenAsync(officer);
        Assert.Equal("Đã họp **ba** lần.", fields["muc-1"]);
        using var early = await officer.PostAsync(address, With(fields, ("viec", "nop")));
        Assert.Contains("chưa nộp: số liệu chưa đến ngày cuối", (await Visitor.ReadAsync(early)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        using var filed = await officer.PostAsync(address, With(fields, ("viec", "nop"), ("chua-het-han", "1")));
        Assert.EndsWith("ket-qua=Filed", filed.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);
        var closed = await officer.PageAsync(address);
        Assert.Null(closed.QuerySelector("textarea"));
        Assert.Equal("ba", closed.QuerySelector(".document b")!.TextContent);
        using var tooLate = await officer.PostAsync(address, With(fields, ("viec", "luu"), ("muc-2", "Ghi thêm.")));
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);
        Assert.Contains("Ghi thêm.", (await Visitor.ReadAsync(tooLate)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        var tracker = await agency.PageAsync("/bao-cao-tong-ket/theo-doi?loc=da-nop");
        var link = Assert.Single(tracker.QuerySelectorAll("table.stack tbody th a")).GetAttribute("href")!;
        var seen = Visitor.Fields(await agency.PageAsync(link), "details form[action='/bao-cao-tong-ket/quyet-dinh']");
        using var returned = await agency.PostAsync("/bao-cao-tong-ket/quyet-dinh", With(seen, ("viec", "tra-lai"), ("loi", "Bổ sung mục III.")));
        Assert.EndsWith("ket-qua=Returned", returned.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);

        var page = await officer.PageAsync(address);
        Assert.Contains("Bổ sung mục III.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        (address, fields) = await OpenAsync(officer);
        fields["muc-3"] = "Sóng yếu.";
        using var again = await officer.PostAsync(address, With(fields, ("viec", "nop"), ("chua-het-han", "1")));
        seen = Visitor.Fields(await agency.PageAsync(link), "form[action='/bao-cao-tong-ket/quyet-dinh']");
        using var accepted = await agency.PostAsync("/bao-cao-tong-ket/quyet-dinh", With(seen, ("viec", "nhan")));
        Assert.EndsWith("ket-qua=Accepted", accepted.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);
        foreach (var file in new[] { "/tai-ve/bao-cao-tong-ket.docx" + link[link.IndexOf('?', StringComparison.Ordinal)..] + "&lan=1", "/tai-ve/bao-cao-tong-ket.xlsx", "/tai-ve/ke-hoach.xlsx" })
        {
            using var download = await agency.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        }
    }

    [Fact]
    public async Task A_draft_is_saved_by_script_and_a_conflict_or_a_foreign_report_is_answered()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("dv01");
        var (_, fields) = await OpenAsync(officer);
        fields["muc-4"] = "Tiếp tục duy trì.";

        using var saved = await officer.PostAsync("/api/bao-cao-tong-ket/nhap", fields);
        using var stale = await officer.PostAsync("/api/bao-cao-tong-ket/nhap", With(fields, ("muc-4", "Khác.")));
        using var large = await officer.PostAsync("/api/bao-cao-tong-ket/nhap", With(fields, ("muc-4", new string('a', 200_000)), ("phien-ban", "1")));
        using var damaged = await officer.PostAsync("/api/bao-cao-tong-ket/nhap", fields.Where(f => f.Key != "muc-5"));
        using var noToken = await officer.PostAsync("/api/bao-cao-tong-ket/nhap", fields.Where(f => f.Key != "__RequestVerificationToken"));

        Assert.Equal("{\"version\":1,\"message\":\"Đã lưu nháp lúc 15:00\",\"at\":\"15:00\"}", await JsonAsync(saved));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("vừa lưu một bản khác lúc 15:00 20/08/2023", await JsonAsync(stale), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, large.StatusCode);
        Assert.Contains("mục IV dài quá 30.000 ký tự", await JsonAsync(large), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [damaged.StatusCode, noToken.StatusCode]);
        Assert.Equal("Tiếp tục duy trì.", (await OpenAsync(officer)).Fields["muc-4"]);

        var units = (await portal.CampaignAsync()).Units;
        using var foreign = await officer.PostAsync("/api/bao-cao-tong-ket/nhap", With(fields, ("don-vi", units[1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var nobody = portal.Visit();
        using var signedOut = await nobody.PostAsync("/api/bao-cao-tong-ket/nhap", fields);
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.StatusCode);
    }

    private static async Task<(string Address, Dictionary<string, string> Fields)> OpenAsync(Visitor officer)
    {
        var page = await officer.PageAsync("/bao-cao-tong-ket");
        var form = page.QuerySelector("form.closing")!;
        var fields = Visitor.Fields(page, "form.closing");
        fields.Remove("tep");
        fields.Remove("chua-het-han");
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea"))
        {
            fields[area.Name!] = area.Value;
        }

        return (form.GetAttribute("action")!, fields);
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
