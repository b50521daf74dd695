using System.Net;

namespace CampaignPortal.Tests.Web;

/// <summary>A unit's report by its form, without script. Each test has a portal of its own.</summary>
public sealed class UnitPageTests
{
    private const string Form = "main .unit-report form";

    [Fact]
    public async Task A_unit_officer_reports_their_day_and_the_agency_sees_it()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("dv01");
        var page = await officer.PageAsync("/don-vi");
        Assert.Equal(page.QuerySelector("h1")!.TextContent, page.Title);
        var fields = Visitor.Fields(page, Form);
        Assert.Equal(("121", "", "0"), (fields["bien-che"], fields["muc-2"], fields["phien-ban"]));
        var address = page.QuerySelector(Form)!.GetAttribute("action")!;

        fields["muc-2"] = "122";
        using var wrong = await officer.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var told = await Visitor.ReadAsync(wrong);
        Assert.Contains("Lớn hơn biên chế", told.QuerySelector("#muc-2-loi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("122", Visitor.Fields(told, Form)["muc-2"]);

        fields["muc-2"] = "110";
        using var saved = await officer.PostAsync(address, fields);
        Assert.EndsWith("&ngay=2023-08-20&da-luu=1", saved.Headers.Location!.PathAndQuery(), StringComparison.Ordinal);

        using var agency = await portal.SignInAsync("congan");
        var table = await agency.PageAsync("/don-vi");
        Assert.Equal(["121", "110", "11"], table.QuerySelectorAll("tr[data-unit='DV01'] td").Skip(1).Take(3).Select(c => c.TextContent));
        var stale = Visitor.Fields(await agency.PageAsync(address), Form);
        stale["phien-ban"] = "0";
        stale["muc-2"] = "111";
        using var conflict = await agency.PostAsync(address, stale);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var both = await Visitor.ReadAsync(conflict);
        Assert.Contains("đang lưu 110, bạn nhập 111", both.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        using var again = await agency.PostAsync(address, Visitor.Fields(both, Form));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Nobody_opens_or_reports_for_a_unit_that_is_not_theirs_and_leadership_only_reads()
    {
        await using var portal = await WebPortal.StartAsync();
        var units = (await portal.CampaignAsync()).Units;
        using var officer = await portal.SignInAsync("dv01");
        var fields = Visitor.Fields(await officer.PageAsync("/don-vi"), Form);
        fields["muc-2"] = "1";

        using var opened = await officer.GetAsync($"/don-vi?don-vi={units[1].Id}");
        using var sent = await officer.PostAsync($"/don-vi?don-vi={units[1].Id}", fields);
        using var leader = await portal.SignInAsync("lanhdao");
        var page = await leader.PageAsync($"/don-vi?don-vi={units[0].Id}");
        using var byLeader = await leader.PostAsync($"/don-vi?don-vi={units[0].Id}", fields);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [opened.StatusCode, sent.StatusCode]);
        Assert.Empty(page.QuerySelectorAll(Form));
        Assert.True(byLeader.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden);
    }
}
