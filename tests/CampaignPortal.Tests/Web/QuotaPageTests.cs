using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Quotas;

namespace CampaignPortal.Tests.Web;

/// <summary>Targets by their pages, without script. Each test has a portal of its own.</summary>
public sealed class QuotaPageTests
{
    private const string Address = "/chi-tieu/soan?chi-tieu=activated";

    private const string Form = "main form[data-quotas]";

    [Fact]
    public async Task Targets_are_split_checked_corrected_and_published()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var fields = await FieldsAsync(agency);
        Assert.Equal("56195", fields["o-toan"]);

        fields["o-toan"] = "60001";
        var split = await SendAsync(agency, fields, "chia-toan", HttpStatusCode.OK);
        Assert.Contains("Đã chia chỉ tiêu của Toàn huyện", split.Body!.TextContent, StringComparison.Ordinal);
        fields = Fields(split);
        Assert.Equal(60_001, fields.Where(f => f.Key.StartsWith("o-xa-", StringComparison.Ordinal)).Sum(f => Number(f.Value)));
        Assert.Equal(60_001, fields.Where(f => f.Key.StartsWith("o-ap-", StringComparison.Ordinal)).Sum(f => Number(f.Value)));
        Assert.DoesNotContain((await portal.CampaignAsync()).Quotas, q => q.RevisionId is not null);

        var commune = fields.Keys.First(k => k.StartsWith("o-xa-", StringComparison.Ordinal));
        var right = fields[commune];
        fields[commune] = "-5";
        var refused = await SendAsync(agency, fields, "cong-bo", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Thị trấn Lai Vung: Chỉ tiêu không được âm.", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("-5", "true"), (Input(refused, commune).Value, Input(refused, commune).GetAttribute("aria-invalid")));

        fields[commune] = (Number(right) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var differs = await SendAsync(agency, fields, "cong-bo", HttpStatusCode.UnprocessableEntity);
        var alert = differs.QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("Hãy sửa cho khớp hoặc ghi lý do", alert, StringComparison.Ordinal);
        Assert.Contains("Toàn huyện: chỉ tiêu 60.001, cộng cấp dưới 60.002, lệch -1", alert, StringComparison.Ordinal);
        Assert.Contains("Chưa ghi số, ký hiệu văn bản", alert, StringComparison.Ordinal);

        fields[commune] = right;
        (fields["so-van-ban"], fields["ngay-van-ban"], fields["trich-yeu"]) = ("31/QĐ-UBND", "2023-08-18", "Điều chỉnh <b>chỉ tiêu</b>");
        using var published = await agency.PostAsync(Address, [.. fields, new("viec", "cong-bo")]);
        Assert.Equal("/chi-tieu?chi-tieu=activated&ngay=2023-08-20&da-cong-bo=1", published.Headers.Location!.PathAndQuery());

        using var officer = await portal.SignInAsync("xa.tanduong");
        var own = await officer.PageAsync("/chi-tieu");
        Assert.Contains("31/QĐ-UBND ngày 18/08/2023: Điều chỉnh <b>chỉ tiêu</b>", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(own.QuerySelectorAll("a[href^='/chi-tieu/soan']"));
        Assert.Equal("Xã Tân Dương", own.QuerySelector("tbody tr.total th")!.TextContent.Trim());
        var past = await agency.PageAsync("/chi-tieu?ngay=2023-08-19");
        Assert.Contains("56.195", past.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_for_a_hamlet_that_is_gone_and_a_day_before_the_start_are_refused_in_words()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var fields = await FieldsAsync(agency);
        fields["o-ap-999999"] = "5";
        var gone = await SendAsync(agency, fields, "luu", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("không còn trong chiến dịch", gone.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        fields.Remove("o-ap-999999");
        fields["hieu-luc"] = "2023-08-01";
        var early = await SendAsync(agency, fields, "cong-bo", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("đứng trước ngày bắt đầu chiến dịch", early.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2023-08-01", early.QuerySelector<IHtmlSelectElement>("#hieu-luc")!.Value);
    }

    [Fact]
    public async Task Of_two_who_save_the_second_sees_both_and_may_send_again()
    {
        await using var portal = await WebPortal.StartAsync();
        using var administrator = await portal.SignInAsync("quantri");
        using var agency = await portal.SignInAsync("congan");
        var (theirs, mine) = (await FieldsAsync(administrator), await FieldsAsync(agency));
        theirs["o-toan"] = "60000";
        using var saved = await administrator.PostAsync(Address, [.. theirs, new("viec", "luu")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        mine["o-toan"] = "61000";
        var stale = await SendAsync(agency, mine, "luu", HttpStatusCode.Conflict);
        Assert.Contains("Toàn huyện: đang lưu 60000, bạn nhập 61000", stale.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        using var again = await agency.PostAsync(Address, [.. Fields(stale), new("viec", "luu")]);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("61000", (await FieldsAsync(administrator))["o-toan"]);
    }

    [Fact]
    public async Task A_province_has_more_fields_than_forms_may_have_otherwise()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var campaign = await portal.CampaignAsync();
        await using (var context = portal.Get<Core.Data.PortalDb>().Open(AreaScope.System("test")))
        {
            context.Hamlets.AddRange(Enumerable.Range(0, 1500).Select(i => new Hamlet
            {
                CampaignId = campaign.Id,
                CommuneId = campaign.Communes[0].Id,
                Code = $"them-{i}",
                FullName = $"Ấp <b>{i}</b>",
                Eligible = 100,
            }));
            context.Campaigns.Single(c => c.Id == campaign.Id).DefinitionVersion++;
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var fields = await FieldsAsync(agency);
        Assert.True(fields.Count > 1500);
        fields["o-toan"] = "100000";
        var split = await SendAsync(agency, fields, "chia-toan", HttpStatusCode.OK);

        Assert.Equal(100_000, Fields(split).Where(f => f.Key.StartsWith("o-ap-", StringComparison.Ordinal)).Sum(f => Number(f.Value)));
        using var saved = await agency.PostAsync(Address, [.. Fields(split), new("viec", "luu")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_the_targets_of_a_commune_that_is_not_theirs()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.tanduong");
        var other = (await portal.CampaignAsync()).Communes.First(c => c.Code != "30211");

        using var answer = await officer.GetAsync($"/chi-tieu?xa={other.Id}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(QuotaArea.Host.Key, (await officer.PageAsync("/chi-tieu")).QuerySelectorAll("tr[data-area]").Select(r => r.GetAttribute("data-area")));
    }

    private static async Task<IHtmlDocument> SendAsync(Visitor visitor, Dictionary<string, string> fields, string action, HttpStatusCode status)
    {
        using var answer = await visitor.PostAsync(Address, [.. fields, new("viec", action)]);
        Assert.Equal(status, answer.StatusCode);
        return await Visitor.ReadAsync(answer);
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(Visitor visitor) => Fields(await visitor.PageAsync(Address));

    private static Dictionary<string, string> Fields(IHtmlDocument page)
    {
        var fields = Visitor.Fields(page, Form);
        fields["hieu-luc"] = page.QuerySelector<IHtmlSelectElement>("#hieu-luc")!.Value ?? "";
        return fields;
    }

    private static IHtmlInputElement Input(IHtmlDocument page, string name) => page.QuerySelector<IHtmlInputElement>($"input[name='{name}']")!;

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
