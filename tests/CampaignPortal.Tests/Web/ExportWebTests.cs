using System.Net;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using CampaignPortal.Tests.Excel;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>Large exports by their forms, without script. Each test has a portal of its own.</summary>
public sealed class ExportWebTests
{
    private const string Page = "/xuat-du-lieu";
    private const string Start = "/xuat-du-lieu/bat-dau";
    private const string Stop = "/xuat-du-lieu/bo";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_asks_for_the_own_commune_and_downloads_it()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.tanduong");
        var page = await officer.PageAsync(Page);
        Assert.Equal(["DailyCounts"], page.QuerySelectorAll("input[name=loai]").Select(i => i.GetAttribute("value")));

        using var started = await officer.PostAsync(Start, Visitor.Fields(page, ".export-kinds form"));
        Assert.Equal(Page, started.Headers.Location!.OriginalString);
        var link = await LinkAsync(officer);
        using var download = await officer.GetAsync(link);
        var file = await download.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(FileNames.ContentType(FileKind.Xlsx), download.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches(@"^so-lieu-goc-\d{4}-\d\d-\d\d-\d{4}\.xlsx$", download.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", download.Headers.GetValues("X-Content-Type-Options").Single());
        var rows = Cells.Read(file).Skip(TableWorkbook.HeadingRow).ToList();
        Assert.Equal("Xã Tân Dương", Assert.Single(rows.Select(r => (string)r[0]!).Distinct(StringComparer.Ordinal)));
        await using var context = portal.Get<PortalDb>().Open(TestPortal.Root);
        var commune = (await portal.CampaignAsync()).Communes.Single(c => c.FullName == "Xã Tân Dương").Id;
        Assert.Equal(await context.DailyCounts.CountAsync(c => c.CommuneId == commune, Cancel), rows.Count);
        Assert.Empty(Cells.Faults(file));
    }

    [Fact]
    public async Task Nobody_gets_the_file_of_another_or_stops_it()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        using var started = await agency.PostAsync(Start, Visitor.Fields(await agency.PageAsync(Page), ".export-kinds form"));
        var link = await LinkAsync(agency);
        var id = link.Split('=')[1];

        foreach (var stranger in (string[])["xa.tanduong", "lanhdao", "quantri"])
        {
            using var visitor = await portal.SignInAsync(stranger);
            using var none = await visitor.GetAsync(link);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            var page = await visitor.PageAsync(Page);
            Assert.Empty(page.QuerySelectorAll("#exports li"));
            var fields = Visitor.Fields(page, ".export-kinds form");
            fields["ma"] = id;
            using var stopped = await visitor.PostAsync(Stop, fields);
            Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
        }

        using var still = await agency.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Theory]
    [InlineData("lanhdao")]
    [InlineData("xa.tanduong")]
    public async Task The_audit_is_neither_offered_nor_given_to_who_does_not_set_the_rules(string userName)
    {
        await using var portal = await WebPortal.StartAsync();
        using var visitor = await portal.SignInAsync(userName);
        var fields = Visitor.Fields(await visitor.PageAsync(Page), ".export-kinds form");
        Assert.Equal("DailyCounts", fields["loai"]);

        fields["loai"] = "Audit";
        using var refused = await visitor.PostAsync(Start, fields);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty((await visitor.PageAsync(Page)).QuerySelectorAll("#exports li"));
    }

    [Fact]
    public async Task An_officer_of_a_unit_and_a_form_without_token_are_refused()
    {
        await using var portal = await WebPortal.StartAsync();
        using var unit = await portal.SignInAsync("dv01");
        foreach (var path in (string[])[Page, "/tai-ve/xuat-du-lieu?id=" + Guid.NewGuid()])
        {
            using var refused = await unit.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var agency = await portal.SignInAsync("congan");
        using var noToken = await agency.PostAsync(Start, [new("loai", "DailyCounts")]);
        Assert.Equal(HttpStatusCode.BadRequest, noToken.StatusCode);
    }

    [Fact]
    public async Task Who_has_too_many_is_told_and_can_take_one_away()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var fields = Visitor.Fields(await agency.PageAsync(Page), ".export-kinds form");
        for (var number = 0; number < 4; number++)
        {
            using var started = await agency.PostAsync(Start, fields);
            Assert.Equal(Page, started.Headers.Location!.OriginalString);
        }

        using var refused = await agency.PostAsync(Start, fields);
        var told = await agency.PageAsync(refused.Headers.Location!.OriginalString);
        Assert.Contains("đủ số tệp cho phép", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, told.QuerySelectorAll("#exports li").Length);

        using var removed = await agency.PostAsync(Stop, Visitor.Fields(told, "#exports li form"));
        Assert.Equal(3, (await agency.PageAsync(Page)).QuerySelectorAll("#exports li").Length);
    }

    // Where the machine is busy it is ready a little later than the page that comes back.
    private static async Task<string> LinkAsync(Visitor visitor)
    {
        for (var look = 0; ; look++)
        {
            if ((await visitor.PageAsync(Page)).QuerySelector("#exports li a")?.GetAttribute("href") is { } link)
            {
                return link;
            }

            Assert.True(look < 100, "The export is not ready.");
            await Task.Delay(200, Cancel);
        }
    }
}
