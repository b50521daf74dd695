using AngleSharp.Dom;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Data;
using CampaignPortal.Tests.Reminders;
using CampaignPortal.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>The agency's page of reminders by e-mail, without script. Each test has a portal of its own.</summary>
public sealed class ReminderPageTests
{
    private const string Address = "/don-doc/thu-nhac";
    private const string Leaders = "main form.leaders";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_mail_server_the_page_says_so_and_nothing_can_be_sent()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");

        var page = await agency.PageAsync(Address);

        Assert.Contains("Chưa cài đặt máy chủ thư", page.QuerySelector("[data-smtp=none]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form.trial"));
        var plans = page.QuerySelectorAll(".duties li").Select(l => l.TextContent).ToList();
        Assert.Equal(2, plans.Count);
        Assert.Contains("từ 15:30", plans[0], StringComparison.Ordinal);
        Assert.Contains("Chưa có địa chỉ cán bộ (6)", plans[0], StringComparison.Ordinal);
        Assert.Contains("Chưa có địa chỉ lãnh đạo (6)", plans[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agency_gives_addresses_and_a_false_one_or_an_old_page_changes_nothing()
    {
        await using var portal = await WebPortal.StartAsync();
        using var agency = await portal.SignInAsync("congan");
        var old = await FieldsAsync(agency);
        var fields = new Dictionary<string, string>(old) { ["dc-1"] = "lanhdao@x.vn", ["dc-2"] = "<img src=x onerror=alert(1)>" };
        using var refused = await agency.PostAsync(Address, fields);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("Chưa lưu gì", page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("lanhdao@x.vn", "<img src=x onerror=alert(1)>"), (Value(page, "dc-1"), Value(page, "dc-2")));
        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Equal("true", page.QuerySelector("#dc-2")!.GetAttribute("aria-invalid"));
        Assert.Null(await LeaderAsync(portal, 1));

        fields["dc-2"] = "";
        using var saved = await agency.PostAsync(Address, fields);
        Assert.Contains("Đã lưu địa chỉ", (await Visitor.ReadAsync(saved)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("lanhdao@x.vn", await LeaderAsync(portal, 1));

        old["dc-1"] = "khac@x.vn";
        using var stale = await agency.PostAsync(Address, old);
        Assert.Contains("người khác vừa sửa", (await Visitor.ReadAsync(stale)).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("lanhdao@x.vn", await LeaderAsync(portal, 1));
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        var audit = await context.AuditEntries.SingleAsync(a => a.Action == AuditAction.LeaderAddressChanged, Cancel);
        Assert.Equal(new("leaderEmail", null, "lanhdao@x.vn"), Assert.Single(AuditChanges.Read(audit.Changes)));
        Assert.Equal(1, audit.CommuneId);
    }

    [Fact]
    public async Task With_a_mail_server_a_letter_to_oneself_arrives_and_what_the_portal_sends_by_itself_is_listed()
    {
        await using var sink = new SmtpSink();
        await using var portal = await StartAsync(sink.Port);
        using var agency = await portal.SignInAsync("congan");
        Assert.NotNull((await agency.PageAsync(Address)).QuerySelector("form.trial button[disabled]"));
        await GiveAddressAsync(portal, "congan", "congan@x.vn");
        await GiveAddressAsync(portal, "xa.hoathanh", "hoathanh@x.vn");
        var page = await agency.PageAsync(Address);
        Assert.Contains("Nơi nhận (1)", page.QuerySelector(".duties li")!.TextContent, StringComparison.Ordinal);

        using var sent = await agency.PostAsync(Address, Visitor.Fields(page, "main form.trial"));

        Assert.Contains("đã nhận thư thử gửi đến congan@x.vn", (await Visitor.ReadAsync(sent)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["congan@x.vn"], Assert.Single(sink.Letters).To);
        portal.Time.Advance(TimeSpan.FromMinutes(31));
        for (var wait = 0; wait < 100 && sink.Letters.Count < 2; wait++)
        {
            // The loop has been woken; the letter is on its way.
            await Task.Delay(50, Cancel);
        }

        Assert.Equal(["hoathanh@x.vn"], sink.Letters[1].To);
        for (var wait = 0; wait < 100; wait++)
        {
            var row = (await agency.PageAsync(Address)).QuerySelector("table.letters tbody tr");
            if (row?.TextContent.Contains("✓ Đã gửi", StringComparison.Ordinal) == true)
            {
                Assert.Contains("hoathanh@x.vn", row.TextContent, StringComparison.Ordinal);
                Assert.Contains("Xã Hòa Thành", row.TextContent, StringComparison.Ordinal);
                return;
            }

            await Task.Delay(50, Cancel);
        }

        Assert.Fail("The letter that went out is not listed.");
    }

    [Fact]
    public async Task A_mail_server_that_does_not_answer_is_named_on_the_page()
    {
        int port;
        await using (var sink = new SmtpSink())
        {
            port = sink.Port;
        }

        await using var portal = await StartAsync(port);
        using var agency = await portal.SignInAsync("congan");
        await GiveAddressAsync(portal, "congan", "congan@x.vn");

        using var sent = await agency.PostAsync(Address, Visitor.Fields(await agency.PageAsync(Address), "main form.trial"));

        Assert.Contains($"Không nối được máy chủ thư 127.0.0.1:{port}", (await Visitor.ReadAsync(sent)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Smtp:From", "", "Smtp:From")]
    [InlineData("Smtp:From", "Cổng <a@x.vn>", "Smtp:From")]
    [InlineData("Portal:PublicAddress", "", "Portal:PublicAddress")]
    [InlineData("Portal:PublicAddress", "chien-dich.vn", "Portal:PublicAddress")]
    [InlineData("Smtp:Port", "0", "Smtp:Port")]
    [InlineData("Smtp:Port", "hai lăm", "Smtp:Port")]
    public async Task A_setting_that_is_not_usable_ends_the_start_with_a_sentence(string key, string value, string named)
    {
        var problem = await Assert.ThrowsAsync<SettingException>(() => StartAsync(25, (key, value)));
        Assert.StartsWith(named, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_or_word_of_the_mail_server_is_text()
    {
        await using var portal = await WebPortal.StartAsync();
        const string hostile = "<img src=x onerror=alert(1)>";
        await using (var context = portal.Get<PortalDb>().Open(AreaScope.System("test")))
        {
            (await context.Communes.FirstAsync(c => c.Id == 1, Cancel)).FullName = hostile;
            (await context.Campaigns.SingleAsync(Cancel)).DefinitionVersion++;
            context.ReminderMails.Add(new()
            {
                CampaignId = 1,
                CommuneId = 1,
                Day = new(2023, 8, 19),
                Kind = Core.Reminders.ReminderKind.BeforeCutOff,
                State = Core.Reminders.MailState.Failed,
                Attempts = 3,
                Addresses = hostile,
                Error = hostile,
            });
            await context.SaveChangesAsync(Cancel);
        }

        using var agency = await portal.SignInAsync("congan");
        var page = await agency.PageAsync(Address);

        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Equal(3, page.QuerySelector("table.letters tbody tr")!.TextContent.Split(hostile).Length - 1);
        Assert.Contains("Không gửi được sau 3 lần", page.QuerySelector("table.letters tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<WebPortal> StartAsync(int port, params (string Key, string Value)[] settings) => WebPortal.StartAsync(settings:
    [
        .. new[]
        {
            ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Smtp:UseTls", "false"),
            ("Smtp:From", "cong@x.vn"), ("Portal:PublicAddress", "https://chien-dich.example.vn/"),
        }.Where(s => settings.All(o => o.Key != s.Item1)), .. settings,
    ]);

    private static async Task GiveAddressAsync(WebPortal portal, string userName, string address)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        Assert.Equal(1, await context.Users.Where(u => u.UserName == userName).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, address), Cancel));
    }

    private static async Task<string?> LeaderAsync(WebPortal portal, int communeId)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        return await context.Communes.Where(c => c.Id == communeId).Select(c => c.LeaderEmail).SingleAsync(Cancel);
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(Visitor agency) => Visitor.Fields(await agency.PageAsync(Address), Leaders);

    private static string? Value(IParentNode page, string field) => ((AngleSharp.Html.Dom.IHtmlInputElement)page.QuerySelector($"#{field}")!).Value;
}
