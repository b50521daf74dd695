using Microsoft.Playwright;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>One portal and one browser for a test class; each person has a context of their own.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--lang=vi-VN",
    ];

    private IPlaywright? _playwright;

    public PortalServer Portal { get; private set; } = default!;

    public IBrowser Browser { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalServer.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = await BrowserLocator.PathAsync, Args = Quiet });
    }

    /// <summary>A browser window of somebody who has signed in (or not, for null) and stands on their first page.</summary>
    public async Task<Person> OpenAsync(string? userName, int width = 1440, int height = 900)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Portal.Address,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            HasTouch = width < 500,
            AcceptDownloads = true,
        });
        var person = new Person(context, await context.NewPageAsync());
        if (userName is not null)
        {
            await person.SignInAsync(userName);
        }

        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await Portal.DisposeAsync();
    }
}
