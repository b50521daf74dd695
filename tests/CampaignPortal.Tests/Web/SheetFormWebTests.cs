using System.Net;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Tests.Excel;
using CampaignPortal.Tests.SheetForms;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Web;

/// <summary>The province's forms by their pages, without script. Each test has a portal of its own.</summary>
public sealed class SheetFormWebTests
{
    private const string Page = "/bieu-mau";
    private const string Fill = "/bieu-mau/lap-bieu";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Bad => new()
    {
        { "text", "Biểu", "Tệp không phải là Excel .xlsx." },
        { "macros", "Biểu", "Tệp có macro." },
        { "links", "Biểu", "Tệp lấy số liệu từ tệp khác hoặc từ mạng." },
        { "broken", "Biểu", "Tệp bị hỏng." },
        { "unknown", "Biểu", "Không có trường này: Bieu 1!B2 gi_do" },
        { "nothing", "Biểu", "Chưa chọn tệp." },
        { "good", " ", "Chưa ghi tên biểu." },
    };

    [Fact]
    public async Task A_form_is_uploaded_looked_at_filled_and_logged()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");

        using var kept = await UploadAsync(agency, "Biểu tỉnh", FormFile.Repeated());
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var view = await agency.PageAsync(kept.Headers.Location!.PathAndQuery());
        Assert.Contains("Đã lưu biểu mẫu", view.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(view.QuerySelectorAll("main tbody tr"), r => r.TextContent.Contains("{{xa.ten}}", StringComparison.Ordinal));
        var fields = Visitor.Fields(view, $"form[action='{Fill}']");
        fields["noi-nhan"] = "Phòng PC06 Công an tỉnh";
        using var download = await agency.PostAsync(Fill, fields);
        var file = await download.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(FileNames.ContentType(FileKind.Xlsx), download.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("bieu-tinh-2023-08-20.xlsx", download.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", download.Headers.GetValues("X-Content-Type-Options").Single());
        var rows = Cells.Read(file);
        var names = (await portal.CampaignAsync()).Communes.Select(c => c.FullName).ToList();
        Assert.Equal(names, rows.Skip(3).Take(names.Count).Select(r => (string)r[1]!));
        var log = (await agency.PageAsync(Page)).QuerySelectorAll("table.stack")[^1].QuerySelectorAll("tbody tr").Single();
        Assert.Contains("Phòng PC06 Công an tỉnh", log.TextContent, StringComparison.Ordinal);

        // What was uploaded comes back as it was.
        using var blank = await agency.GetAsync("/tai-ve/bieu-mau?id=" + fields["ma"]);
        Assert.Equal("bieu.xlsx", blank.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_form_with_something_wrong_is_told_in_a_sentence_and_not_kept(string what, string name, string sentence)
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");

        using var answer = await UploadAsync(agency, name, Make(what));
        var told = await Visitor.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var text = string.Join(' ', told.QuerySelector("main [role=alert]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Equal(name, told.QuerySelector("#ten")!.GetAttribute("value"));

        // The form that the portal brings, and no other.
        Assert.Single((await agency.PageAsync(Page)).QuerySelectorAll("ul.cards > li"));
    }

    [Fact]
    public async Task Only_the_agency_of_the_campaign_comes_to_a_form()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.SampleAndReference);
        var foreign = (await portal.Get<SheetFormService>().AddAsync(TestPortal.Root, 2, "Biểu khác", FormKind.Day, "khac.xlsx", FormFile.Repeated(), Cancel)).FormId!.Value;
        using var agency = await portal.SignInAsync("congan");
        var fields = Visitor.Fields(await agency.PageAsync(Page + "/0"), $"form[action='{Fill}']");
        fields["ma"] = FormattableString.Invariant($"{foreign}");

        Assert.Contains("Không có biểu mẫu này", (await agency.PageAsync(FormattableString.Invariant($"{Page}/{foreign}"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var filled = await agency.PostAsync(Fill, fields);
        using var blank = await agency.GetAsync(FormattableString.Invariant($"/tai-ve/bieu-mau?id={foreign}"));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [filled.StatusCode, blank.StatusCode]);

        foreach (var userName in (string[])["lanhdao", "quantri", "xa.tanduong", "dv01"])
        {
            using var visitor = await portal.SignInAsync(userName);
            foreach (var path in (string[])[Page, Page + "/0", "/tai-ve/bieu-mau?id=0", "/tai-ve/bieu-da-lap.xlsx"])
            {
                using var refused = await visitor.GetAsync(path);
                Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            }
        }
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor agency, string name, byte[] file)
    {
        var fields = Visitor.Fields(await agency.PageAsync(Page), "#dua-len form");
        fields.Remove("tep");
        (fields["ten"], fields["loai"]) = (name, nameof(FormKind.Day));
        return await agency.UploadAsync(Page, fields, "tep", "bieu.xlsx", file);
    }

    private static byte[] Make(string what)
    {
        var good = FormFile.Repeated();
        return what switch
        {
            "text" => "{{luy_ke}}"u8.ToArray(),
            "macros" => FormFile.With(good, "xl/vbaProject.bin", [1, 2, 3]),
            "links" => FormFile.With(good, "xl/externalLinks/externalLink1.xml", "<x/>"u8.ToArray()),
            "broken" => FormFile.With(good, "xl/worksheets/sheet1.xml", text => text[..(text.Length / 2)]),
            "unknown" => FormFile.Of(sheet => FormFile.Row(sheet, 2, "{{luy_ke}}", "{{gi_do}}")),
            "nothing" => [],
            _ => good,
        };
    }
}
