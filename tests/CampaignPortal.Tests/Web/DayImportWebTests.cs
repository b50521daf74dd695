using System.Net;
using AngleSharp.Html.Dom;
using CampaignPortal.Tests.DayImport;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>Upload, preview and confirmation as a browser sends them. Each test has a commune of its own.</summary>
public sealed class DayImportWebTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private const string Address = "/nhap-lieu/tu-excel?ngay=2023-08-19";
    private const string Confirm = "form:has(.import-table)";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_is_downloaded_filled_in_previewed_and_taken_into_the_report()
    {
        using var officer = await sample.AsAsync("xa.tanduong");
        using var download = await officer.GetAsync("/tai-ve/mau-ngay.xlsx?ngay=2023-08-19");
        Assert.Equal("so-lieu-30211-2023-08-19.xlsx", download.Content.Headers.ContentDisposition!.FileName);
        using var workbook = new XLWorkbook(new MemoryStream(await download.Content.ReadAsByteArrayAsync(Cancel)));
        workbook.Worksheet(1).Cell("B6").SetValue(8);
        workbook.Worksheet(1).Cell("C6").SetValue(1.5);
        using var file = new MemoryStream();
        workbook.SaveAs(file);
        var before = await RowsAsync();

        var preview = await UploadAsync(officer, file.ToArray());

        Assert.Equal(before, await RowsAsync());
        var fields = Visitor.Fields(preview, Confirm);
        var cell = Assert.Single(fields, f => f.Key.StartsWith("o-", StringComparison.Ordinal));
        Assert.Equal("8", cell.Value);
        Assert.Contains("Chỉ gõ chữ số", preview.QuerySelector(".import-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ấp Hậu Thành", preview.QuerySelector(".import-table .hamlet")!.TextContent, StringComparison.Ordinal);

        using var answer = await officer.PostAsync(Address, fields);
        using var again = await officer.PostAsync(Address, fields);

        Assert.Equal("/nhap-lieu?ngay=2023-08-19&da-gui=1", answer.Headers.Location!.PathAndQuery());
        Assert.Equal(answer.Headers.Location, again.Headers.Location);
        var grid = await officer.PageAsync("/nhap-lieu?ngay=2023-08-19");
        Assert.Equal("8", ((IHtmlInputElement)grid.QuerySelector($"input[name='{cell.Key}']")!).Value);
    }

    [Fact]
    public async Task What_is_not_taken_is_told_in_words_and_another_day_is_pointed_out()
    {
        using var officer = await sample.AsAsync("xa.hoathanh");

        var page = await UploadAsync(officer, Sheet.Of(
            ["Báo cáo ngày 18/08/2023"], ["Ấp", "Mức 1", "<b>Số heo</b>"], ["Vĩnh Lợi", 991, 2], ["Ấp Tân Mỹ", 3, 4], ["Tổng", 9, 9]));

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Cột C “<b>Số heo</b>”: không phải tên chỉ tiêu", text, StringComparison.Ordinal);
        Assert.Contains("Dòng 4 “Ấp Tân Mỹ”: không phải ấp, khóm của xã", text, StringComparison.Ordinal);
        Assert.Contains("Tệp ghi ngày T6 18/08/2023, còn bạn đang nhập cho ngày T7 19/08/2023", text, StringComparison.Ordinal);
        Assert.Contains("Không có số trong tệp: Ấp Long Thành, Ấp An Thạnh, Ấp Thạnh Phú", text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".import-notes b"));
    }

    [Theory]
    [InlineData("", "Chưa chọn tệp")]
    [InlineData("MZ\u0090 chương trình", "Đây không phải tệp Excel")]
    [InlineData("PK\u0003\u0004 hỏng", "Tệp bị hỏng")]
    public async Task A_file_that_cannot_be_read_is_answered_with_a_sentence(string content, string sentence)
    {
        using var officer = await sample.AsAsync("xa.longhau");
        var fields = Visitor.Fields(await officer.PageAsync(Address), "form[enctype]").Where(f => f.Key != "tep");

        using var answer = await officer.UploadAsync(Address, fields, "tep", "so-lieu.xlsx", System.Text.Encoding.Latin1.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await Visitor.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_struck_cell_asks_for_one_word_of_reason_which_goes_to_it_alone()
    {
        using var officer = await sample.AsAsync("xa.vinhthoi");
        var commune = (await sample.Portal.CampaignAsync()).Communes.Single(c => c.FullName == "Xã Vĩnh Thới");
        var fields = Visitor.Fields(
            await UploadAsync(officer, Sheet.Of(["Ấp", "Mức 1"], [commune.Hamlets[0].FullName, 90_001], [commune.Hamlets[1].FullName, 1])), Confirm);

        using var asked = await officer.PostAsync(Address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = await Visitor.ReadAsync(asked);
        Assert.Single(page.QuerySelectorAll(".import-warning"));
        var explained = Visitor.Fields(page, Confirm);
        explained["ly-do"] = "Ra quân toàn xã";
        using var answer = await officer.PostAsync(Address, explained);
        using var again = await officer.PostAsync(Address, explained);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        await using var context = sample.Portal.Get<Core.Data.PortalDb>().Open(TestPortal.Root);
        var entry = await context.AuditEntries.Where(a => a.CommuneId == commune.Id).OrderByDescending(a => a.Id).FirstAsync(Cancel);
        Assert.Equal(["Ra quân toàn xã", null], Core.Audit.AuditChanges.Read(entry.Changes).Select(c => c.Reason));
    }

    [Fact]
    public async Task Figures_that_somebody_saved_meanwhile_are_shown_and_not_overwritten_until_they_were_seen()
    {
        using var officer = await sample.AsAsync("xa.longthang");
        var commune = (await sample.Portal.CampaignAsync()).Communes.Single(c => c.FullName == "Xã Long Thắng");
        var fields = Visitor.Fields(await UploadAsync(officer, Sheet.Of(["Ấp", "Mức 1"], [commune.Hamlets[0].FullName, 9])), Confirm);
        var grid = Visitor.Fields(await officer.PageAsync("/nhap-lieu?ngay=2023-08-19"), "form[data-entry]");
        grid[fields.Keys.Single(k => k.StartsWith("o-", StringComparison.Ordinal))] = "5";
        using var meanwhile = await officer.PostAsync("/nhap-lieu?ngay=2023-08-19", grid);
        Assert.Equal(HttpStatusCode.Redirect, meanwhile.StatusCode);

        using var stale = await officer.PostAsync(Address, fields);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = await Visitor.ReadAsync(stale);
        Assert.Equal(["5", "9"], page.QuerySelectorAll(".import-table tbody td.num").Select(c => c.TextContent.Trim()));
        using var answer = await officer.PostAsync(Address, Visitor.Fields(page, Confirm));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_cells_or_with_those_of_another_commune_stores_nothing()
    {
        using var officer = await sample.AsAsync("xa.dinhhoa");
        var campaign = await sample.Portal.CampaignAsync();
        var own = campaign.Communes.Single(c => c.FullName == "Xã Định Hòa");
        var fields = Visitor.Fields(await UploadAsync(officer, Sheet.Of(["Ấp", "Mức 1"], [own.Hamlets[0].FullName, 6])), Confirm);
        var bare = fields.Where(f => !f.Key.StartsWith("o-", StringComparison.Ordinal)).ToDictionary();
        var before = await RowsAsync();

        using var damaged = await officer.PostAsync(Address, bare);
        using var foreign = await officer.PostAsync(
            Address, [.. bare, new($"o-{campaign.CommuneBy("30214").Hamlets[0].Id}-{campaign.IndicatorId("level1")}", "71")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, damaged.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task The_agency_fills_in_for_a_commune_of_its_campaign_and_for_no_other()
    {
        var elsewhere = (await sample.Portal.CampaignAsync(2)).Communes[0].Id;
        using var agency = await sample.AsAsync("congan");
        foreach (var path in new[] { $"/nhap-lieu/tu-excel?xa={elsewhere}", $"/tai-ve/mau-ngay.xlsx?xa={elsewhere}" })
        {
            using var answer = await agency.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var none = await agency.GetAsync("/tai-ve/mau-ngay.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.NotEmpty((await agency.PageAsync("/nhap-lieu/tu-excel")).QuerySelectorAll(".pick a"));
    }

    private static async Task<IHtmlDocument> UploadAsync(Visitor officer, byte[] file)
    {
        var fields = Visitor.Fields(await officer.PageAsync(Address), "form[enctype]").Where(f => f.Key != "tep");
        using var answer = await officer.UploadAsync(Address, fields, "tep", "so-lieu.xlsx", file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private async Task<(int Submissions, long Sum)> RowsAsync()
    {
        await using var context = sample.Portal.Get<Core.Data.PortalDb>().Open(TestPortal.Root);
        return (await context.Submissions.CountAsync(Cancel), await context.DailyCounts.SumAsync(c => (long)c.Value, Cancel));
    }
}
