using CampaignPortal.BrowserTests.Support;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>What the entry page of fifteen hamlets costs an officer at the edge of 3G: bytes on the wire, and seconds.</summary>
[Collection(typeof(MeasuredTests))]
public sealed class PageWeightTests(LineFixture fixture, ITestOutputHelper output)
{
    private const int MostAtFirst = 60_000;
    private const int MostAfter = 12_000;

    private SlowLine Line => fixture.Line;

    // Yesterday's day is sent: its grid is the fuller one.
    [Theory]
    [InlineData("/nhap-lieu")]
    [InlineData("/nhap-lieu?ngay=2023-08-19")]
    public async Task The_first_visit_stays_under_60_kB_and_every_later_one_under_12_kB(string grid)
    {
        await using var officer = await fixture.SignedInAsync();
        Line.Forget();
        await LineFixture.OpenGridAsync(officer, grid);
        await fixture.SettleAsync(officer);
        var first = Line.Down;
        await TellAsync(officer, "first visit");

        // A tab that is opened anew, as from the phone's home screen.
        Line.Forget();
        await LineFixture.OpenGridAsync(officer, grid);
        await fixture.SettleAsync(officer);
        var second = Line.Down;
        await TellAsync(officer, "second visit");

        Assert.Equal(BigCommune.Hamlets, await officer.Page.Locator("[data-row]").CountAsync());
        Assert.InRange(first, MostAfter, MostAtFirst);
        Assert.InRange(second, 1_000, MostAfter);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(400)]
    public async Task At_256_kilobit_a_second_the_grid_takes_figures_within_3_s_after_the_first_visit(int roundTrip)
    {
        await using var officer = await fixture.SignedInAsync();
        (Line.BitsPerSecond, Line.RoundTrip) = (256_000, TimeSpan.FromMilliseconds(roundTrip));
        try
        {
            var first = await LineFixture.OpenGridAsync(officer);
            await fixture.SettleAsync(officer);
            var later = new List<TimeSpan>();
            for (var visit = 0; visit < 3; visit++)
            {
                // As from the phone's home screen: no connection is open any more.
                await officer.Page.GotoAsync("about:blank");
                Line.HangUp();
                later.Add(await LineFixture.OpenGridAsync(officer));
                await fixture.SettleAsync(officer);
            }

            output.WriteLine($"256 kbit/s, {roundTrip} ms: first visit {first.TotalSeconds:F1} s, later {string.Join(", ", later.Select(l => $"{l.TotalSeconds:F1}"))} s");
            Assert.InRange(later.Order().ElementAt(1).TotalSeconds, roundTrip / 1000.0, 3);
            Assert.InRange(first.TotalSeconds, roundTrip / 1000.0, 6);
        }
        finally
        {
            (Line.BitsPerSecond, Line.RoundTrip) = (null, TimeSpan.Zero);
        }
    }

    private async Task TellAsync(Person officer, string visit)
    {
        output.WriteLine($"{visit}: {Line.Down} bytes from the portal, {Line.Up} to it");
        foreach (var line in await officer.Page.EvaluateAsync<string[]>(
            """
            [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .filter((entry) => entry.transferSize > 0)
              .map((entry) => `  ${entry.transferSize} (${entry.decodedBodySize} unpacked) ${new URL(entry.name).pathname} ${entry.nextHopProtocol}`)
            """))
        {
            output.WriteLine(line);
        }
    }
}
