using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>What an evening's entry costs an officer's fingers, and how soon a phone shows what they typed.</summary>
[Collection(typeof(MeasuredTests))]
public sealed class TypingTests(LineFixture fixture, ITestOutputHelper output)
{
    private const int Flows = 3;

    /// <summary>What the sums, the checks and the draft may add to what the browser itself takes for a key.</summary>
    private const double MostTimesBare = 5;

    // A day as the sample has them: most hamlets a few, some none.
    private static string Count(int hamlet, int flow) => ((((hamlet * 7) + (flow * 5)) % 14)).ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("xa.longhau", 6)]
    [InlineData(BigCommune.Officer, BigCommune.Hamlets)]
    public async Task A_day_costs_its_digits_one_Enter_a_cell_and_one_to_send_and_nothing_more(string userName, int hamlets)
    {
        await using var officer = await fixture.PhoneAsync();
        await officer.SignInAsync(userName);
        await officer.Page.Locator("[data-ready]").WaitForAsync();
        Assert.Equal(hamlets, await officer.Page.Locator("[data-row]").CountAsync());
        var (keys, digits, taps) = (0, 0, 1);

        // The tap that opens the phone's keyboard.
        await officer.Page.Locator("[data-cell]").First.TapAsync();
        for (var flow = 0; flow < Flows; flow++)
        {
            for (var hamlet = 0; hamlet < hamlets; hamlet++)
            {
                foreach (var digit in Count(hamlet, flow))
                {
                    await PressAsync($"{digit}");
                    digits++;
                }

                await PressAsync("Enter");
            }
        }

        await PressAsync("Enter");
        await Expect(officer.Page.Locator(".note-good")).ToContainTextAsync("Đã gửi lúc");

        output.WriteLine($"{hamlets} hamlets, {Flows} flows: {digits} digits, {keys} keys, {taps} tap");
        Assert.Equal(digits + (hamlets * Flows) + 1, keys);
        for (var hamlet = 0; hamlet < hamlets; hamlet++)
        {
            var cells = officer.Page.Locator("[data-row]").Nth(hamlet).Locator("[data-cell]");
            for (var flow = 0; flow < Flows; flow++)
            {
                await Expect(cells.Nth(flow)).ToHaveValueAsync(Count(hamlet, flow));
            }
        }

        async Task PressAsync(string key)
        {
            keys++;
            await officer.Page.Keyboard.PressAsync(key);
        }
    }

    [Fact]
    public async Task On_a_slow_phone_a_digit_shows_about_as_soon_as_in_a_form_without_scripts()
    {
        // By turns, for what else the machine does changes from minute to minute.
        var (bare, grid) = (new List<double>(), new List<double>());
        for (var round = 0; round < 2; round++)
        {
            bare.AddRange(await KeysToPaintAsync(hasScripts: false));
            grid.AddRange(await KeysToPaintAsync(hasScripts: true));
        }

        output.WriteLine(
            $"key to paint, {BigCommune.Hamlets} hamlets, processor at a quarter: median {Percentile(grid, 50):F0} ms, 95 % within {Percentile(grid, 95):F0} ms; without scripts {Percentile(bare, 50):F0} and {Percentile(bare, 95):F0} ms; {grid.Count} keys each");
        Assert.InRange(Percentile(grid, 50) / Percentile(bare, 50), 0, MostTimesBare);
    }

    // From the key until the picture that has it: the frame after the event, and what follows its painting.
    private async Task<double[]> KeysToPaintAsync(bool hasScripts)
    {
        const int cells = 20;
        await using var officer = await fixture.SignedInAsync();
        if (hasScripts)
        {
            await LineFixture.OpenGridAsync(officer);
            await fixture.SettleAsync(officer);
        }
        else
        {
            await officer.Page.RouteAsync("**/*.js", route => route.AbortAsync());
            await officer.Page.GotoAsync("/nhap-lieu");
        }

        var browser = await officer.Page.Context.NewCDPSessionAsync(officer.Page);
        await browser.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await officer.Page.EvaluateAsync(
            """
            window.latencies = [];
            addEventListener("keydown", (event) => requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => window.latencies.push(performance.now() - event.timeStamp);
              port2.postMessage(null);
            }), true);
            """);
        var inputs = officer.Page.Locator("[data-cell]");
        for (var cell = 0; cell < cells; cell++)
        {
            await inputs.Nth(cell % Flows).FocusAsync();
            await officer.Page.Keyboard.TypeAsync("123", new() { Delay = 60 });
        }

        var latencies = await officer.Page.EvaluateAsync<double[]>("window.latencies");
        Assert.Equal(cells * 3, latencies.Length);
        return latencies;
    }

    private static double Percentile(List<double> values, int percent) => values.Order().ElementAt(values.Count * percent / 100);
}
