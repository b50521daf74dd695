using System.Diagnostics;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests.Cuts;

/// <summary>
/// The line breaks while an officer works. Whenever it does: every digit is back, what was sent is stored once with one entry in
/// the audit, and the screen shows what the server has.
/// </summary>
public sealed class CutLineTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Send = "POST /api/nhap-lieu ";

    private const string IsSent = """
        async () => {
          const portal = [...document.querySelectorAll("script[type=module]")].find((s) => s.src.includes("/portal.js")).src;
          const { outbox, isWaiting } = await import(portal.replace("portal.js", "outbox.js"));
          return !(await outbox.getAll()).some(isWaiting);
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private static readonly DateOnly Today = new(2023, 8, 20);

    public static TheoryData<string, string, string> Moments => new()
    {
        { "while typing", "xa.hoathanh", "Xã Hòa Thành" },
        { "before the button is pressed", "xa.longhau", "Xã Long Hậu" },
        { "before the portal has read a byte of it", "xa.tanphuoc", "Xã Tân Phước" },
        { "in the middle of what is sent", "xa.hoalong", "Xã Hòa Long" },
        { "after it is stored, before the answer", "xa.tanthanh", "Xã Tân Thành" },
        { "in the middle of the answer", "xa.dinhhoa", "Xã Định Hòa" },
        { "after the answer, before the page that shows it", "xa.tanduong", "Xã Tân Dương" },
        { "in the middle of that page", "xa.longthang", "Xã Long Thắng" },
        { "while the page is opened", "xa.vinhthoi", "Xã Vĩnh Thới" },
        { "while its scripts are fetched", "xa.tanhoa", "Xã Tân Hòa" },
        { "twice in a row after it is stored", "xa.phonghoa", "Xã Phong Hòa" },
        { "while signing in again after the sign-in ran out", "tt.laivung", "Thị trấn Lai Vung" },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Nothing_is_lost_or_doubled_when_the_line_breaks(string moment, string userName, string commune)
    {
        await using var line = CuttingLine.To(portal.Portal.Address);
        await using var officer = await OpenAsync(line, userName);
        var before = await StoredDay.ReadAsync(portal.Portal, commune, Today);
        var names = await NamesAsync(officer);
        await TypeAsync(officer, 0, "3");

        switch (moment)
        {
            case "while typing":
                line.Cut();
                await TypeAsync(officer, 1, "2");
                await officer.Page.ReloadAsync();
                await Expect(Cell(officer, 0)).ToHaveValueAsync("3");
                await Expect(Cell(officer, 1)).ToHaveValueAsync("2");
                await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("Đã khôi phục 2 ô chưa gửi");
                line.Mend();
                await officer.SendAsync();
                break;
            case "before the button is pressed":
                await TypeAsync(officer, 1, "2");
                line.Cut();
                await officer.SendAsync();
                await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("Đang chờ mạng");
                break;
            case "before the portal has read a byte of it":
                await SendAndCutAsync(officer, line, Send, CutAt.BeforeRequest);
                break;
            case "in the middle of what is sent":
                await SendAndCutAsync(officer, line, Send, CutAt.HalfRequest);
                break;
            case "after it is stored, before the answer":
                await SendAndCutAsync(officer, line, Send, CutAt.BeforeAnswer);
                break;
            case "in the middle of the answer":
                await SendAndCutAsync(officer, line, Send, CutAt.HalfAnswer);
                break;
            case "after the answer, before the page that shows it":
                await SendAndCutAsync(officer, line, "GET /nhap-lieu", CutAt.BeforeRequest, waits: false);
                break;
            case "in the middle of that page":
                await SendAndCutAsync(officer, line, "GET /nhap-lieu", CutAt.HalfAnswer, waits: false);
                break;
            case "while the page is opened":
                await TypeAsync(officer, 1, "2");
                await ReloadAndCutAsync(officer, line, "GET /nhap-lieu", CutAt.HalfAnswer);
                await Expect(Cell(officer, 1)).ToHaveValueAsync("2");
                await officer.SendAsync();
                break;
            case "while its scripts are fetched":
                await TypeAsync(officer, 1, "2");
                await officer.Page.EvaluateAsync("caches.delete('assets')");
                await using (var browser = await officer.Page.Context.NewCDPSessionAsync(officer.Page))
                {
                    await browser.SendAsync("Network.clearBrowserCache");
                }

                await ReloadAndCutAsync(officer, line, "GET /js/", CutAt.BeforeRequest);
                await Expect(Cell(officer, 1)).ToHaveValueAsync("2");
                await officer.SendAsync();
                break;
            case "twice in a row after it is stored":
                await SendAndCutAsync(officer, line, Send, CutAt.BeforeAnswer);
                var again = line.CutAtNext(Send, CutAt.BeforeAnswer);
                line.Mend();
                await ComeBackAsync(officer);
                await again;
                break;
            case "while signing in again after the sign-in ran out":
                await TypeAsync(officer, 1, "2");
                await officer.Page.Context.ClearCookiesAsync();
                await officer.SendAsync();
                await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("Phiên đăng nhập đã hết. Hãy đăng nhập lại để gửi");
                var cut = line.CutAtNext("POST /dang-nhap", CutAt.BeforeAnswer);
                await officer.SignInAsync(userName);
                await cut;

                // The browser's own page about it comes a moment later, and would come over the next one.
                try
                {
                    await officer.Page.WaitForURLAsync(address => address.StartsWith("chrome-error:", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit, Timeout = 5_000 });
                }
                catch (TimeoutException)
                {
                    // Or it does not come at all: the browser stays where it was.
                }

                line.Mend();
                await officer.SignInAsync(userName);
                break;
            default:
                Assert.Fail($"Nobody knows the moment “{moment}”.");
                break;
        }

        line.Mend();
        await SeeStoredAsync(officer);
        var after = await StoredDay.ReadAsync(portal.Portal, commune, Today);
        Assert.Equal((before.Submissions + 1, before.AuditEntries + 1), (after.Submissions, after.AuditEntries));
        Assert.Equal(new Dictionary<string, int> { [names[0]] = 3, [names[1]] = 2 }, after.Counts.Where(c => names.Contains($"{c.Key.Hamlet}, {c.Key.Indicator}")).ToDictionary(c => $"{c.Key.Hamlet}, {c.Key.Indicator}", c => c.Value));
        Assert.Equal(
            before.Counts.Where(c => !names.Contains($"{c.Key.Hamlet}, {c.Key.Indicator}")).OrderBy(c => c.Key),
            after.Counts.Where(c => !names.Contains($"{c.Key.Hamlet}, {c.Key.Indicator}")).OrderBy(c => c.Key));
    }

    private async Task<Person> OpenAsync(CuttingLine line, string userName)
    {
        var context = await portal.Browser.NewContextAsync(new()
        {
            BaseURL = line.Address,
            ViewportSize = new() { Width = 360, Height = 740 },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            HasTouch = true,
        });
        var officer = new Person(context, await context.NewPageAsync());
        await officer.SignInAsync(userName);
        await officer.Page.Locator("[data-ready]").WaitForAsync();
        await officer.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await officer.UntilAsync("async () => Boolean(await caches.match('/nhap-lieu', { cacheName: 'pages' }))");
        return officer;
    }

    private static ILocator Cell(Person officer, int at) => officer.Page.Locator("[data-cell]").Nth(at);

    private static Task TypeAsync(Person officer, int at, string value) => Cell(officer, at).FillAsync(value);

    private static async Task<List<string>> NamesAsync(Person officer) =>
        [await NameAsync(officer, 0), await NameAsync(officer, 1)];

    private static Task<string> NameAsync(Person officer, int at) =>
        Cell(officer, at).EvaluateAsync<string>("input => (input.getAttribute('aria-label') ?? input.labels[0].textContent).trim()");

    private static async Task SendAndCutAsync(Person officer, CuttingLine line, string request, CutAt moment, bool waits = true)
    {
        await TypeAsync(officer, 1, "2");
        var cut = line.CutAtNext(request, moment);
        await officer.SendAsync();
        await cut;
        if (waits)
        {
            // What the page does not know it does not claim.
            await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("Đang chờ mạng");
            await Expect(Cell(officer, 0)).ToHaveValueAsync("3");
            await Expect(Cell(officer, 1)).ToHaveValueAsync("2");
        }
    }

    private static async Task ReloadAndCutAsync(Person officer, CuttingLine line, string request, CutAt moment)
    {
        var cut = line.CutAtNext(request, moment);
        var opening = officer.Page.GotoAsync("/nhap-lieu", new() { WaitUntil = WaitUntilState.Commit });
        await cut;
        await Task.WhenAny(opening, Task.Delay(1000));
        _ = opening.Exception;
        line.Mend();
        await OpenGridAsync(officer);
    }

    // A page that is about to show what was stored goes there by itself, which ends the officer's own way there.
    private static async Task OpenGridAsync(Person officer)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await officer.Page.GotoAsync("/nhap-lieu", new() { WaitUntil = WaitUntilState.Commit, Timeout = 10_000 });
                await officer.Page.Locator("[data-ready]").WaitForAsync(new() { Timeout = 10_000 });
                return;
            }
            catch (Exception fault) when (fault is PlaywrightException or TimeoutException && attempt < 4)
            {
                await Task.Delay(500);
            }
        }
    }

    // What a phone tells its pages when the network is there again.
    private static async Task ComeBackAsync(Person officer) => await officer.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

    private static async Task SeeStoredAsync(Person officer)
    {
        await OpenGridAsync(officer);
        await SentAsync(officer);
        await OpenGridAsync(officer);
        foreach (var (at, value) in new[] { (0, "3"), (1, "2") })
        {
            await Expect(Cell(officer, at)).ToHaveValueAsync(value);
            await Expect(Cell(officer, at)).ToHaveAttributeAsync("data-stored", value);
        }

        await Expect(officer.Page.Locator("[data-outbox]")).ToBeHiddenAsync();
    }

    // Once it is sent the page goes to the one that shows it, in the middle of being asked.
    private static async Task SentAsync(Person officer)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(200))
        {
            try
            {
                await ComeBackAsync(officer);
                if (await officer.Page.EvaluateAsync<bool>(IsSent))
                {
                    return;
                }
            }
            catch (PlaywrightException) when (Stopwatch.GetElapsedTime(began) < Patience)
            {
                continue;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "It still waits to be sent.");
        }
    }
}
