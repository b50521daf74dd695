using System.Net;
using AngleSharp.Html.Dom;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>Sending the grid as a browser does. Each test has a commune of its own, so that none sees another's figures.</summary>
public sealed class EntryPostTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private const string Form = "form[data-entry]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sent_is_stored_and_shown_as_the_database_holds_it()
    {
        var (officer, fields, cells) = await OpenAsync("tt.laivung", "/nhap-lieu?ngay=2023-08-20");
        using var _ = officer;
        fields[cells[0]] = " 007 ";

        using var answer = await officer.PostAsync("/nhap-lieu?ngay=2023-08-20", fields);

        Assert.Equal("/nhap-lieu?ngay=2023-08-20&da-gui=1", answer.Headers.Location!.PathAndQuery());
        var page = await officer.PageAsync("/nhap-lieu?ngay=2023-08-20&da-gui=1");
        Assert.Equal("7", Input(page, cells[0]).Value);
        Assert.Contains("Đã gửi lúc", page.QuerySelector(".note-good")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grid_of_sixty_hamlets_and_twenty_indicators_has_no_more_fields_than_a_form_may_have()
    {
        var (officer, fields, cells) = await OpenAsync("tt.laivung", "/nhap-lieu?ngay=2023-08-18");
        using var _ = officer;
        fields[cells[0]] = "8";
        foreach (var number in Enumerable.Range(0, 60 * 20))
        {
            fields[$"khac-{number}"] = "1";
        }

        using var answer = await officer.PostAsync("/nhap-lieu?ngay=2023-08-18", fields);

        Assert.Equal("/nhap-lieu?ngay=2023-08-18&da-gui=1", answer.Headers.Location!.PathAndQuery());
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_stored()
    {
        var (officer, fields, cells) = await OpenAsync("xa.tanduong", "/nhap-lieu?ngay=2023-08-19");
        using var _ = officer;
        fields[cells[0]] = "4321";
        var before = await RowsAsync();

        foreach (var token in new[] { null, "", "CfDJ8forged" })
        {
            fields.Remove("__RequestVerificationToken");
            if (token is not null)
            {
                fields["__RequestVerificationToken"] = token;
            }

            using var answer = await officer.PostAsync("/nhap-lieu?ngay=2023-08-19", fields);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(before, await RowsAsync());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"id":"@","campaignId":1,"communeId":1,"day":"2023-08-19","seenVersion":0,"cells":null}""")]
    [InlineData("""{"id":"@","campaignId":1,"communeId":1,"day":"2023-08-19","seenVersion":0,"cells":[null]}""")]
    [InlineData("""{"id":"@","campaignId":1,"communeId":1,"day":"2023-02-30","seenVersion":0,"cells":[]}""")]
    [InlineData("""{"id":"@","campaignId":1,"communeId":1,"day":"2023-08-19","seenVersion":0,"cells":[{"h":1,"i":1,"t":"\uD800"}]}""")]
    public async Task What_is_no_day_at_all_is_a_bad_request_and_no_fault_of_the_server(string json)
    {
        using var officer = await sample.AsAsync("xa.tanduong");

        using var answer = await officer.PostJsonAsync("/api/nhap-lieu", json.Replace("@", Guid.NewGuid().ToString(), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Anothers_token_opens_nothing()
    {
        var (_, theirs, _) = await OpenAsync("xa.tanthanh", "/nhap-lieu?ngay=2023-08-19");
        var (officer, fields, cells) = await OpenAsync("xa.vinhthoi", "/nhap-lieu?ngay=2023-08-19");
        using var _ = officer;
        fields[cells[0]] = "4322";
        fields["__RequestVerificationToken"] = theirs["__RequestVerificationToken"];
        var before = await RowsAsync();

        using var answer = await officer.PostAsync("/nhap-lieu?ngay=2023-08-19", fields);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task The_same_submission_sent_twice_at_once_makes_one_version()
    {
        var (officer, fields, cells) = await OpenAsync("xa.hoathanh", "/nhap-lieu?ngay=2023-08-18");
        using var _ = officer;
        fields[cells[0]] = "9";
        var seen = int.Parse(fields["phien-ban"], System.Globalization.CultureInfo.InvariantCulture);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.PostAsync("/nhap-lieu?ngay=2023-08-18", fields)));

        Assert.All(answers, a => Assert.Equal("/nhap-lieu?ngay=2023-08-18&da-gui=1", a.Headers.Location?.PathAndQuery()));
        var day = await DayAsync("30214", new(2023, 8, 18));
        Assert.Equal(seen + 1, day.Version);
        await using var context = sample.Portal.Get<Core.Data.PortalDb>().Open(TestPortal.Root);
        var id = Guid.Parse(fields["ma-gui"]);
        Assert.Equal(1, await context.Submissions.CountAsync(s => s.Id == id, Cancel));
    }

    [Theory]
    [InlineData("-3", "Không nhận số âm.")]
    [InlineData("1.5", "Chỉ gõ chữ số, ví dụ 12.")]
    [InlineData("12a", "Chỉ gõ chữ số, ví dụ 12.")]
    [InlineData("１２", "Chỉ gõ chữ số, ví dụ 12.")]
    [InlineData("10000000", "Số quá lớn (tối đa 9.999.999).")]
    [InlineData("<script>alert(1)</script>", "Chỉ gõ chữ số, ví dụ 12.")]
    [InlineData("\"><img src=x onerror=1>", "Chỉ gõ chữ số, ví dụ 12.")]
    public async Task A_bad_value_is_told_at_its_cell_and_everything_typed_stays(string typed, string sentence)
    {
        var (officer, fields, cells) = await OpenAsync("xa.longhau", "/nhap-lieu?ngay=2023-08-19");
        using var _ = officer;
        fields[cells[0]] = "77";
        fields[cells[1]] = typed;
        var before = await RowsAsync();

        using var answer = await officer.PostAsync("/nhap-lieu?ngay=2023-08-19", fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        var input = Input(page, cells[1]);
        Assert.Equal((typed, "true"), (input.Value, input.GetAttribute("aria-invalid")));
        Assert.Equal("✕ " + sentence, page.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Equal("77", Input(page, cells[0]).Value);
        Assert.Contains("Chưa lưu gì.", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main img, main script:not([type='application/json'])"));
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Who_saw_an_older_version_gets_both_values_and_overwrites_nothing()
    {
        var (first, mine, cells) = await OpenAsync("xa.longthang", "/nhap-lieu?ngay=2023-08-19");
        using var _ = first;
        var (second, theirs, _) = await OpenAsync("congan", $"/nhap-lieu?ngay=2023-08-19&xa={await CommuneAsync("Xã Long Thắng")}");
        using var __ = second;
        theirs[cells[0]] = "5";
        mine[cells[0]] = "6";
        using var stored = await second.PostAsync($"/nhap-lieu?ngay=2023-08-19&xa={await CommuneAsync("Xã Long Thắng")}", theirs);
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);

        using var answer = await first.PostAsync("/nhap-lieu?ngay=2023-08-19", mine);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        var input = Input(page, cells[0]);
        Assert.Equal(("6", "conflict"), (input.Value, input.ParentElement!.GetAttribute("data-state")));
        var note = page.GetElementById(input.GetAttribute("aria-describedby")!)!;
        Assert.Equal(("6", "5"), (note.QuerySelector("[data-mine]")!.TextContent, note.QuerySelector("[data-theirs]")!.TextContent));
        Assert.Equal("5", Input(await first.PageAsync("/nhap-lieu?ngay=2023-08-19"), cells[0]).Value);

        // Sent again from the page that shows both, the value that was chosen stands.
        var choice = Visitor.Fields(page, Form);
        choice[note.QuerySelector("input")!.GetAttribute("name")!] = "ho";
        using var kept = await first.PostAsync("/nhap-lieu?ngay=2023-08-19", choice);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal("5", Input(await first.PageAsync("/nhap-lieu?ngay=2023-08-19"), cells[0]).Value);
        var own = Visitor.Fields(await first.PageAsync("/nhap-lieu?ngay=2023-08-19"), Form);
        own[cells[0]] = "6";
        using var again = await first.PostAsync("/nhap-lieu?ngay=2023-08-19", own);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("6", Input(await first.PageAsync("/nhap-lieu?ngay=2023-08-19"), cells[0]).Value);
    }

    [Theory]
    [InlineData("2023-08-21", "Ngày này chưa đến nên chưa nhập được.")]
    [InlineData("2023-08-04", "Ngày này nằm ngoài thời gian chiến dịch.")]
    [InlineData("2023-09-06", "Ngày này nằm ngoài thời gian chiến dịch.")]
    public async Task A_day_that_cannot_be_entered_is_refused_and_its_figures_do_not_slip_into_another(string day, string sentence)
    {
        var (officer, fields, cells) = await OpenAsync("xa.tanphuoc", "/nhap-lieu");
        using var _ = officer;
        fields["ngay"] = day;
        fields["phien-ban"] = "0";
        fields[cells[0]] = "4444";
        var before = await RowsAsync();

        using var answer = await officer.PostAsync("/nhap-lieu", fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains(sentence, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("4444", Input(page, cells[0]).Value);
        Assert.Equal(before, await RowsAsync());
    }

    [Theory]
    [InlineData("ngay", "20/8/2023")]
    [InlineData("ma-gui", "x")]
    [InlineData("phien-ban", "-1")]
    public async Task A_damaged_form_is_refused_with_a_sentence(string field, string value)
    {
        var (officer, fields, cells) = await OpenAsync("xa.tanhoa", "/nhap-lieu");
        using var _ = officer;
        fields[field] = value;
        fields[cells[0]] = "4445";
        var before = await RowsAsync();

        using var answer = await officer.PostAsync("/nhap-lieu", fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("chưa lưu gì", (await Visitor.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Cells_of_another_commune_slipped_into_the_form_store_nothing()
    {
        var other = (await sample.Portal.CampaignAsync()).CommuneBy("30217");
        var (officer, fields, cells) = await OpenAsync("xa.dinhhoa", "/nhap-lieu");
        using var _ = officer;
        var indicator = cells[0].Split('-')[2];
        var swapped = fields.Where(f => !f.Key.StartsWith("o-", StringComparison.Ordinal)).ToDictionary();
        swapped[$"o-{other.Hamlets[0].Id}-{indicator}"] = "4446";
        var before = await RowsAsync();

        foreach (var path in new[] { "/nhap-lieu", $"/nhap-lieu?xa={other.Id}" })
        {
            using var answer = await officer.PostAsync(path, swapped);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Có ô không thuộc xã này", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Equal(before, await RowsAsync());
    }

    private static IHtmlInputElement Input(IHtmlDocument page, string name) => (IHtmlInputElement)page.QuerySelector($"input[name='{name}']")!;

    private async Task<(Visitor Visitor, Dictionary<string, string> Fields, List<string> Cells)> OpenAsync(string userName, string path)
    {
        var visitor = await sample.AsAsync(userName);
        var fields = Visitor.Fields(await visitor.PageAsync(path), Form);
        return (visitor, fields, [.. fields.Keys.Where(k => k.StartsWith("o-", StringComparison.Ordinal))]);
    }

    private async Task<int> CommuneAsync(string name) => (await sample.Portal.CampaignAsync()).Communes.Single(c => c.FullName == name).Id;

    private async Task<EntryDay> DayAsync(string commune, DateOnly day)
    {
        var campaign = await sample.Portal.CampaignAsync();
        return await sample.Portal.Get<EntryService>().GetDayAsync(TestPortal.Root, campaign.Id, campaign.CommuneBy(commune).Id, day, Cancel);
    }

    private async Task<(int Days, int Submissions, int Counts, long Sum)> RowsAsync()
    {
        await using var context = sample.Portal.Get<Core.Data.PortalDb>().Open(TestPortal.Root);
        return (
            await context.CommuneDays.CountAsync(Cancel), await context.Submissions.CountAsync(Cancel),
            await context.DailyCounts.CountAsync(Cancel), await context.DailyCounts.SumAsync(c => (long)c.Value, Cancel));
    }
}
