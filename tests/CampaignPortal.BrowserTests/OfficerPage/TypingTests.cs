using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>What an evening's entry costs an officer's fingers, and how soon a phone shows what they typed.</summary>
[Collection(typeof(MeasuredTests))]
public sealed class TypingTests(LineFixture fixture, ITestOutputHelper output)
{
    private const int Flows = 3;

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
    public async Task A_phone_four_times_slower_than_this_machine_shows_a_digit_before_it_is_felt()
    {
        await using var officer = await fixture.SignedInAsync();
        await LineFixture.OpenGridAsync(officer);
        await fixture.SettleAsync(officer);
        var browser = await officer.Page.Context.NewCDPSessionAsync(officer.Page);
        await browser.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });

        // From the key until the picture that has it: the frame after the event, and what follows its painting.
        await officer.Page.EvaluateAsync(
            """
            window.latencies = [];
            addEventListener("keydown", (event) => requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => window.latencies.push(performance.now() - event.timeStamp);
              port2.postMessage(null);
            }), true);
            """);
        var cells = officer.Page.Locator("[data-cell]");
        for (var cell = 0; cell < 20; cell++)
        {
            await cells.Nth(cell % Flows).FocusAsync();
            await officer.Page.Keyboard.TypeAsync("123", new() { Delay = 60 });
        }

        var latencies = (await officer.Page.EvaluateAsync<double[]>("window.latencies")).Order().ToList();
        var (median, high) = (latencies[latencies.Count / 2], latencies[latencies.Count * 95 / 100]);
        output.WriteLine($"key to paint, {BigCommune.Hamlets} hamlets, processor at a quarter: median {median:F0} ms, 95 % within {high:F0} ms, {latencies.Count} keys");
        Assert.Equal(60, latencies.Count);
        Assert.InRange(median, 1, 100);
    }
}
