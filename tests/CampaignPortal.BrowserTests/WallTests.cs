using System.Diagnostics;
using System.Globalization;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests;

/// <summary>
/// The wall screen by itself, as long as WALL_MINUTES says (half a minute where it says nothing), with pages that stay for
/// WALL_SECONDS (1).
/// </summary>
public sealed class WallTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] Pages = ["headline", "rank-1", "missing-1", "units"];

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(Setting("WALL_MINUTES", 0.5));
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(Setting("WALL_SECONDS", 1));

    [Fact]
    public async Task It_turns_its_pages_shows_what_comes_in_and_outlives_a_restart_of_the_server()
    {
        await using var wall = await OpenAsync(Turn);
        var mark = wall.Page.Locator("[data-live-source]");
        var today = wall.Page.Locator("[data-page='headline'] [data-figure='today']");
        await SeesEveryPageAsync(wall, Length / 4);
        var before = await NumberAsync(today);

        await DayOf.SubmitAsync(portal.Portal.Services, "30214", 40);
        await Expect(today).ToHaveTextAsync(Text(before + 40), new() { Timeout = 5000 });
        await SeesEveryPageAsync(wall, Length / 4);

        await portal.Portal.StopAsync();
        await Expect(mark).ToHaveAttributeAsync("data-state", "off", new() { Timeout = 15000 });
        await Expect(mark).ToContainTextAsync("mất kết nối");
        await SeesEveryPageAsync(wall, TimeSpan.Zero);

        await portal.Portal.StartAgainAsync(services => DayOf.SubmitAsync(services, "30217", 30));
        await Expect(today).ToHaveTextAsync(Text(before + 70), new() { Timeout = 20000 });
        await Expect(mark).ToHaveAttributeAsync("data-state", "on");
        await SeesEveryPageAsync(wall, Length / 2);

        await DayOf.SubmitAsync(portal.Portal.Services, "30220", 20);
        await Expect(today).ToHaveTextAsync(Text(before + 90), new() { Timeout = 5000 });
    }

    [Fact]
    public async Task Two_hundred_turns_and_fifty_readings_leave_nothing_behind()
    {
        await using var wall = await OpenAsync(TimeSpan.FromMinutes(5));
        var tools = await wall.Page.Context.NewCDPSessionAsync(wall.Page);
        await UseAsync(wall, 20, 5);
        var (nodes, listeners, heap) = await SizeAsync(tools);

        await UseAsync(wall, 200, 50);

        var after = await SizeAsync(tools);
        TestContext.Current.TestOutputHelper!.WriteLine($"nodes {nodes} → {after.Nodes}, listeners {listeners} → {after.Listeners}, heap {heap} → {after.Heap}");
        Assert.InRange(after.Nodes, 0, nodes + 40);
        Assert.InRange(after.Listeners, 0, listeners + 5);
        Assert.InRange(after.Heap, 0, heap + 400_000);
    }

    [Fact]
    public async Task Any_key_pauses_arrows_turn_and_a_lost_sign_in_is_said_across_the_screen()
    {
        await using var wall = await OpenAsync(TimeSpan.FromSeconds(1));
        await wall.Page.Keyboard.PressAsync("Escape");
        await Expect(wall.Page.Locator("[data-paused]")).ToBeVisibleAsync();
        var at = await AtAsync(wall);
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        Assert.Equal(at, await AtAsync(wall));

        await wall.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(Pages[(Array.IndexOf(Pages, at) + 1) % Pages.Length], await AtAsync(wall));
        await wall.Page.Keyboard.PressAsync("ArrowLeft");
        await wall.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(Pages[(Array.IndexOf(Pages, at) + 3) % Pages.Length], await AtAsync(wall));
        await Expect(wall.Page.Locator($"[data-page='{await AtAsync(wall)}']")).ToBeVisibleAsync();

        await wall.Page.Keyboard.PressAsync("p");
        await SeesEveryPageAsync(wall, TimeSpan.Zero);

        await wall.Page.Context.ClearCookiesAsync();
        await wall.Page.EvaluateAsync("document.dispatchEvent(new Event('live-wanted'))");
        await Expect(wall.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Đã hết phiên đăng nhập");
    }

    private async Task<Person> OpenAsync(TimeSpan turn)
    {
        var wall = await portal.OpenAsync("lanhdao", 1920, 1080);
        await wall.Page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/man-hinh?giay={turn.TotalSeconds:0}"));
        await Expect(wall.Page.Locator("[data-live-source]")).ToHaveAttributeAsync("data-state", "on");
        return wall;
    }

    /// <summary>Watches for at least this long, and until each page has been on the screen and the first has come again.</summary>
    private static async Task SeesEveryPageAsync(Person wall, TimeSpan atLeast)
    {
        var watch = Stopwatch.StartNew();
        var seen = new List<string>();
        var enough = (Turn * (Pages.Length + 2)) + TimeSpan.FromSeconds(15);
        while (watch.Elapsed < atLeast || !Pages.All(seen.Contains) || seen.Count <= Pages.Length)
        {
            Assert.True(watch.Elapsed < atLeast + enough, $"stuck at {string.Join(", ", seen.TakeLast(6))}");
            var at = await AtAsync(wall);
            Assert.Contains(at, Pages);
            if (seen.LastOrDefault() != at)
            {
                seen.Add(at);
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static async Task UseAsync(Person wall, int turns, int readings) => await wall.Page.EvaluateAsync(
        """
        async ([turns, readings]) => {
          for (let i = 0; i < turns; i++) {
            document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
            await new Promise(requestAnimationFrame);
          }
          for (let i = 0; i < readings; i++) {
            const read = new Promise((done) => document.addEventListener("live-read", done, { once: true }));
            document.dispatchEvent(new Event("live-wanted"));
            await read;
          }
        }
        """, new[] { turns, readings });

    private static async Task<(int Nodes, int Listeners, long Heap)> SizeAsync(ICDPSession tools)
    {
        // What is only held until the next collections goes with them.
        for (var times = 0; times < 3; times++)
        {
            await tools.SendAsync("HeapProfiler.collectGarbage");
        }

        var dom = (await tools.SendAsync("Memory.getDOMCounters"))!.Value;
        var heap = (await tools.SendAsync("Runtime.getHeapUsage"))!.Value;
        return (dom.GetProperty("nodes").GetInt32(), dom.GetProperty("jsEventListeners").GetInt32(), (long)heap.GetProperty("usedSize").GetDouble());
    }

    private static Task<string> AtAsync(Person wall) => wall.Page.EvaluateAsync<string>("document.querySelector('[data-wall]').dataset.at");

    private static async Task<int> NumberAsync(ILocator figure) =>
        int.Parse(await figure.TextContentAsync() ?? "", NumberStyles.Number, CultureInfo.GetCultureInfo("vi-VN"));

    private static string Text(int number) => number.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"));

    private static double Setting(string name, double otherwise) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
