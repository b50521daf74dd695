using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignPortal.Tests.DayImport;
using CampaignPortal.Tests.Dc01;

namespace CampaignPortal.Tests.Web;

/// <summary>Upload, preview, decisions, confirmation and explanation as a browser without script sends them.</summary>
public sealed class Dc01WebTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private const string Imports = "/dc01/nhap";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_previewed_its_doubtful_name_decided_and_its_figures_confirmed()
    {
        using var agency = await sample.AsAsync("congan");
        var file = Sheet.Of(["Đến ngày 18/8/2023"], Dc01Sample.Heading, [1, "X. Tân Dương", 204, 746], [2, "Xa Long Hau", 383, 1198], [3, "Xã Bình Thành", 1, 2]);
        var address = await UploadAsync(agency, file);
        var page = await agency.PageAsync(address);
        Assert.Empty(page.QuerySelectorAll("[name=dau]"));
        Assert.Contains("Không có số trong tệp: Thị trấn Lai Vung, Xã Hòa Thành", Text(page), StringComparison.Ordinal);
        Assert.Contains("1 số khác với số đang tính", Text(page), StringComparison.Ordinal);

        using var decided = await StepAsync(agency, page, "#ten form", ("chon-0", await CommuneAsync("Xã Long Hậu")));
        page = await agency.PageAsync(decided.Headers.Location!.OriginalString);
        Assert.Contains("Đã lưu.", Text(page), StringComparison.Ordinal);
        using var confirmed = await StepAsync(agency, page, "form:has([name=dau])");

        page = await agency.PageAsync(confirmed.Headers.Location!.OriginalString);
        Assert.StartsWith("Đã nhập: dc01.xlsx", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("table.dc01 tbody tr").Length);
        using var download = await agency.GetAsync(page.QuerySelector("a[download]")!.GetAttribute("href")!);
        Assert.Equal(file, await download.Content.ReadAsByteArrayAsync(Cancel));
        var table = await agency.PageAsync("/dc01?ngay=2023-08-18");
        Assert.Contains("1.581", RowOf(table, "Xã Long Hậu").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Chưa chọn tệp")]
    [InlineData("MZ chương trình", "Đây không phải tệp Excel")]
    [InlineData("PK\u0003\u0004 hỏng", "Tệp bị hỏng")]
    public async Task A_file_that_cannot_be_read_is_answered_with_a_sentence_and_not_kept(string content, string sentence)
    {
        using var agency = await sample.AsAsync("congan");
        var before = (await agency.PageAsync(Imports)).QuerySelectorAll(".dc01-imports tbody tr").Length;

        using var answer = await SendAsync(agency, System.Text.Encoding.Latin1.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await Visitor.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await agency.PageAsync(Imports)).QuerySelectorAll(".dc01-imports tbody tr").Length);
    }

    [Fact]
    public async Task Faults_are_told_with_sheet_row_and_column_and_hostile_text_stays_text()
    {
        using var agency = await sample.AsAsync("congan");
        var page = await agency.PageAsync(await UploadAsync(agency, Sheet.Named(("<b>x", [
            ["Đến ngày 18/8/2023"], Dc01Sample.Heading, [1, "X. Tân Dương", "<img src=x onerror=alert(1)>", "#REF!"], [2, "<i>Xã Lạ</i>", 1, 2]]))));

        Assert.Contains("Trang tính “<b>x”, dòng 3, cột C: “<img src=x onerror=alert(1)>” không phải số nguyên.", Text(page), StringComparison.Ordinal);
        Assert.Contains("Trang tính “<b>x”, dòng 3, cột D: công thức báo lỗi #REF!.", Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main img, main i, [name=dau]"));
    }

    [Fact]
    public async Task A_total_that_goes_down_is_told_with_sheet_row_and_the_column_that_does()
    {
        using var agency = await sample.AsAsync("congan");
        var page = await agency.PageAsync(await UploadAsync(agency, Sheet.Of(["Đến ngày 18/8/2023"], Dc01Sample.Heading, [1, "X. Tân Dương", 1, 746])));

        Assert.Contains(
            "Trang tính “Sheet1”, dòng 3, cột C: số lũy kế của Xã Tân Dương giảm từ mức 1 181, mức 2 697 (ngày T5 17/8) xuống mức 1 1, mức 2 746 (ngày T6 18/8).",
            Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_are_not_known_are_pointed_out_and_the_day_is_chosen()
    {
        using var agency = await sample.AsAsync("congan");
        var page = await agency.PageAsync(await UploadAsync(agency, Sheet.Of(["Nơi đó", "TK thấp", "TK cao"], ["X. Tân Dương", 5, 6])));
        Assert.Contains("Hãy chỉ ra các cột ở phần dưới", Text(page), StringComparison.Ordinal);

        using var bad = await StepAsync(agency, page, "details form", ("trang", "Sheet1"), ("dong", "1"), ("cot-Area", "A"), ("cot-Level1", "Z"), ("cot-Level2", "C"));
        Assert.Contains("ket-qua=BadChoice", bad.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var mapped = await StepAsync(agency, page, "details form", ("trang", "Sheet1"), ("dong", "1"), ("cot-Area", "A"), ("cot-Level1", "B"), ("cot-Level2", "C"));
        page = await agency.PageAsync(mapped.Headers.Location!.OriginalString);
        Assert.Contains("không cho biết là số của ngày nào", Text(page), StringComparison.Ordinal);
        using var dated = await StepAsync(agency, page, "form:has(#ngay)", ("ngay", "2023-08-17"));

        page = await agency.PageAsync(dated.Headers.Location!.OriginalString);
        Assert.Single(page.QuerySelectorAll("[name=dau]"));
        using var gone = await StepAsync(agency, page, "form:has([value=bo])");
        Assert.StartsWith(Imports + "?", gone.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Không có tệp này", Text(await agency.PageAsync(new Uri(Visitor.Address, dated.Headers.Location).AbsolutePath)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_explains_its_own_difference_and_the_agency_reads_it()
    {
        using var officer = await sample.AsAsync("xa.hoathanh");
        var page = await officer.PageAsync("/dc01?ngay=2023-08-19");
        Assert.All(page.QuerySelectorAll("tr[data-row]"), r => Assert.StartsWith("2023-08-", r.GetAttribute("data-row"), StringComparison.Ordinal));
        var fields = Visitor.Fields(page, "#giai-trinh");

        using var empty = await officer.PostAsync("/dc01?ngay=2023-08-19", [.. fields, new("loi", " ")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var saved = await officer.PostAsync("/dc01?ngay=2023-08-19", [.. fields, new("loi", "Tám hồ sơ <b>chờ</b> đồng bộ")]);
        using var stale = await officer.PostAsync("/dc01?ngay=2023-08-19", [.. fields, new("loi", "khác")]);

        Assert.Equal("/dc01?ngay=2023-08-19&da-luu=1#giai-trinh", saved.Headers.Location!.OriginalString.Replace(Visitor.Address.OriginalString.TrimEnd('/'), "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("khác", (await Visitor.ReadAsync(stale)).QuerySelector("#loi")!.TextContent);
        using var agency = await sample.AsAsync("congan");
        var row = RowOf(await agency.PageAsync("/dc01?ngay=2023-08-19"), "Xã Hòa Thành");
        Assert.Contains("Đã giải trình", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tám hồ sơ <b>chờ</b> đồng bộ", row.QuerySelector("q")!.TextContent);
    }

    [Fact]
    public async Task The_campaign_is_told_which_figures_are_official()
    {
        using var agency = await sample.AsAsync("congan");
        var page = await agency.PageAsync(Imports);
        using var answer = await StepAsync(agency, page, ".official-form", ("so", "Dc01"));
        Assert.Contains("Số tính chính thức: số DC01.", Text(await agency.PageAsync("/dc01")), StringComparison.Ordinal);

        using var back = await StepAsync(agency, page, ".official-form", ("so", "Communes"));
        Assert.Contains("Số tính chính thức: số xã báo cáo.", Text(await agency.PageAsync("/dc01")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_opens_another_commune_or_a_file_of_another_campaign()
    {
        var elsewhere = (await sample.Portal.CampaignAsync(2)).Communes[0].Id;
        using var officer = await sample.AsAsync("xa.tanduong");
        using var agency = await sample.AsAsync("congan");
        using var leader = await sample.AsAsync("lanhdao");

        // An officer's page is their own whatever the address asks for; the second import is the other campaign's.
        Assert.Contains("Xã Tân Dương", (await officer.PageAsync($"/dc01?xa={elsewhere}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        using var foreign = await agency.GetAsync($"/dc01?xa={elsewhere}");
        using var file = await leader.GetAsync("/dc01/tep/2");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (foreign.StatusCode, file.StatusCode));
        Assert.Contains("Không có tệp này", Text(await agency.PageAsync(Imports + "/2")), StringComparison.Ordinal);
        Assert.Empty((await leader.PageAsync("/dc01")).QuerySelectorAll("a[href='/dc01/nhap']"));
    }

    private static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement RowOf(IHtmlDocument page, string commune) =>
        page.QuerySelectorAll("tr[data-row]").Single(r => r.TextContent.Contains(commune, StringComparison.Ordinal));

    private async Task<string> CommuneAsync(string name) =>
        (await sample.Portal.CampaignAsync()).Communes.Single(c => c.FullName == name).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<HttpResponseMessage> SendAsync(Visitor agency, byte[] file)
    {
        var fields = Visitor.Fields(await agency.PageAsync(Imports), "form[enctype]").Where(f => f.Key != "tep");
        return await agency.UploadAsync(Imports, fields, "tep", "dc01.xlsx", file);
    }

    private static async Task<string> UploadAsync(Visitor agency, byte[] file)
    {
        using var answer = await SendAsync(agency, file);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> StepAsync(Visitor agency, IHtmlDocument page, string form, params (string Name, string Value)[] values)
    {
        var fields = Visitor.Fields(page, form);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        var answer = await agency.PostAsync("/dc01/buoc", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }
}
