using System.Net;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Reports;

namespace CampaignPortal.Tests.Web;

/// <summary>Visits by their forms, without script. Each test has a portal of its own.</summary>
public sealed class InspectionPageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)> =1+1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_agency_records_a_visit_the_commune_answers_and_the_leadership_reads()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        using var officer = await portal.SignInAsync("xa.tanduong");
        using var stranger = await portal.SignInAsync("xa.hoathanh");
        Assert.Contains("Chưa ghi nhận cuộc kiểm tra nào", (await agency.PageAsync("/kiem-tra")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var commune = (await portal.CampaignAsync()).Communes.Single(c => c.Code == "30211").Id;
        var fields = Visitor.Fields(await agency.PageAsync("/kiem-tra/moi"), "form.inspection-form");

        using var refused = await agency.PostAsync("/kiem-tra/moi", With(fields, ("xa", ""), ("doan", "3"), ("ket-qua", Hostile), ("yeu-cau-0", ""), ("yeu-cau-1", "Họp dân")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = (await Visitor.ReadAsync(refused)).QuerySelector("main")!;
        Assert.Equal(
            ["Chưa chọn xã, phường, thị trấn.", "Yêu cầu 2: phải có cả nội dung và hạn thực hiện."], told.QuerySelectorAll("[role=alert] li").Select(l => l.TextContent));
        Assert.Equal(Hostile, told.QuerySelector("#ket-qua")!.TextContent);

        using var saved = await agency.PostAsync(
            "/kiem-tra/moi",
            With(fields, ("xa", $"{commune}"), ("ngay", "2023-08-16"), ("doan", "3"), ("ket-qua", Hostile), ("yeu-cau-0", "Họp dân"), ("han-0", "2023-08-18"), ("yeu-cau-1", "Thêm tổ"), ("han-1", "2023-08-20")));
        var address = saved.Headers.Location!.PathAndQuery().Split('?')[0];
        var page = await agency.PageAsync(address);
        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Contains(Hostile, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var mine = await officer.PageAsync("/kiem-tra?loc=qua-han");
        Assert.Contains("Quá hạn 2 ngày", Assert.Single(mine.QuerySelectorAll("table.inspections tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Null(mine.QuerySelector("a[href='/kiem-tra/moi']"));
        Assert.Contains("Chưa ghi nhận", (await stranger.PageAsync("/kiem-tra")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var hidden = await stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        var mark = Visitor.Fields(await officer.PageAsync(address), "main form");
        using var done = await officer.PostAsync(address, With(mark, ("so", "1"), ("loi", "Đã họp 7 ấp"), ("viec", "xong")));
        Assert.EndsWith("da-luu=1", done.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);
        using var stale = await officer.PostAsync(address, With(mark, ("so", "2"), ("loi", "Đã thêm"), ("viec", "xong")));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var shown = (await Visitor.ReadAsync(stale)).QuerySelector("main")!;
        Assert.Contains("Đã họp 7 ấp", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal("Đã thêm", shown.QuerySelector("#loi")!.TextContent);

        using var leader = await portal.SignInAsync("lanhdao");
        var read = await leader.PageAsync(address);
        Assert.Contains("Xong, chậm 2 ngày", read.QuerySelector(".demands")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(read.QuerySelectorAll("main form"));
        using var minutes = await leader.GetAsync(read.QuerySelector("a[href^='/tai-ve/kiem-tra.docx']")!.GetAttribute("href")!);
        var record = await minutes.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Empty(IssuedDocument.Faults(record));
        Assert.Contains(read.QuerySelectorAll("dd.words")[^1].TextContent, IssuedDocument.Paragraphs(record));
        var rows = Assert.Single(IssuedDocument.Tables(record));
        Assert.Equal([["1", "Họp dân", "18/8/2023"], ["2", "Thêm tổ", "20/8/2023"]], rows);
        Assert.Equal(rows.Select(r => $"{r[0]}. {r[1]}"), read.QuerySelectorAll(".demands > li > p.words:first-child").Select(p => p.TextContent));
        Assert.Null((await officer.PageAsync(address)).QuerySelector("a[href^='/tai-ve/kiem-tra.docx']"));
        using var workbook = await leader.GetAsync("/tai-ve/kiem-tra.xlsx?loc=chua-xong");
        var cells = Excel.Cells.Read(await workbook.Content.ReadAsByteArrayAsync(Cancel)).SelectMany(r => r).ToList();
        Assert.Contains("Đã họp 7 ấp", cells);
        Assert.Contains(Hostile, cells);
    }

    [Fact]
    public async Task Two_who_edit_one_visit_are_told_of_each_other_and_keep_their_words()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var commune = (await portal.CampaignAsync()).Communes[0].Id;
        var fields = Visitor.Fields(await agency.PageAsync($"/kiem-tra/moi?xa={commune}"), "form.inspection-form");
        using var saved = await agency.PostAsync("/kiem-tra/moi", With(fields, ("xa", $"{commune}"), ("doan", "2"), ("ket-qua", "Lần một")));
        var address = saved.Headers.Location!.PathAndQuery().Split('?')[0];
        var edit = Visitor.Fields(await agency.PageAsync(address + "/sua"), "form.inspection-form");
        using var first = await agency.PostAsync(address + "/sua", With(edit, ("doan", "2"), ("ket-qua", "Lần hai")));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var second = await agency.PostAsync(address + "/sua", With(edit, ("doan", "2"), ("ket-qua", "Lần ba")));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await Visitor.ReadAsync(second);
        Assert.Contains("Lần hai", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lần ba", page.QuerySelector("#ket-qua")!.TextContent);
        using var third = await agency.PostAsync(address + "/sua", With(Visitor.Fields(page, "form.inspection-form"), ("doan", "2"), ("ket-qua", "Lần ba")));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);

        var record = Visitor.Fields(await agency.PageAsync(address), "form[enctype]");
        using var bad = await agency.UploadAsync(address, record, "tep", "x.pdf", "MZ"u8.ToArray());
        Assert.Contains("Không nhận loại tệp này", (await Visitor.ReadAsync(bad)).QuerySelector("#tep-loi")!.TextContent, StringComparison.Ordinal);
        using var attached = await agency.UploadAsync(address, record, "tep", "biên bản.pdf", SampleFiles.Pdf);
        Assert.Equal(HttpStatusCode.Redirect, attached.StatusCode);
        Assert.Equal("biên bản.pdf", (await agency.PageAsync(address)).QuerySelector(".files a")!.TextContent);

        var remove = Visitor.Fields(await agency.PageAsync(address), "details form");
        using var removed = await agency.PostAsync(address, remove);
        Assert.Equal("/kiem-tra?da-bo=1", removed.Headers.Location!.PathAndQuery());
        using var gone = await agency.PostAsync(address, remove);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("đã được bỏ", (await Visitor.ReadAsync(gone)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var lost = await agency.PostAsync(address + "/sua", edit);
        Assert.Equal(HttpStatusCode.Gone, lost.StatusCode);
        using var none = await agency.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
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
}
