namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>What is read already stays where it is when the portal's letters arrive after it.</summary>
[Collection(typeof(MeasuredTests))]
public sealed class LayoutShiftTests(LineFixture fixture, ITestOutputHelper output)
{
    // Widths of one text: in the face that stands in for the portal's own, and in none at all.
    private const string HasStandIn =
        """
        () => {
          const [standIn, none] = ['Meanwhile, monospace', 'monospace'].map((family) => {
            const text = Object.assign(document.createElement('span'), { textContent: 'Chưa nộp kế hoạch triển khai' });
            text.style.fontFamily = family;
            document.body.append(text);
            return text.offsetWidth;
          });
          return standIn !== none;
        }
        """;

    private const string Shift =
        """
        () => new Promise((done) => {
          let all = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (all += entry.value))).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(all), 500);
        })
        """;

    [Theory]
    [InlineData("/nhac-viec")]
    [InlineData("/bao-cao-tong-ket")]
    [InlineData("/ke-hoach")]
    [InlineData("/xa")]
    public async Task At_256_kilobit_a_second_nothing_moves_when_the_letters_come(string address)
    {
        await using var officer = await fixture.SignedInAsync();
        (fixture.Line.BitsPerSecond, fixture.Line.RoundTrip) = (256_000, TimeSpan.FromMilliseconds(300));
        double shift;
        try
        {
            await officer.Page.GotoAsync(address);
            await officer.Page.EvaluateAsync("() => document.fonts.ready.then(() => {})");
            shift = await officer.Page.EvaluateAsync<double>(Shift);
        }
        finally
        {
            (fixture.Line.BitsPerSecond, fixture.Line.RoundTrip) = (null, TimeSpan.Zero);
        }

        var hasStandIn = await officer.Page.EvaluateAsync<bool>(HasStandIn);
        output.WriteLine($"{address}: {shift:F4}, a face of the device stands in: {hasStandIn}");
        Assert.InRange(shift, 0, hasStandIn ? 0.02 : 1);
    }
}
