using System.Diagnostics;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>A portal with a commune of fifteen hamlets, reached over a line that counts and can be slow.</summary>
public sealed class LineFixture : IAsyncLifetime
{
    private readonly PortalFixture _portal = new();

    private BrowserContextCookiesResult[] _cookies = [];

    public SlowLine Line { get; private set; } = default!;

    public IBrowser Browser => _portal.Browser;

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        await BigCommune.GrowAsync(_portal.Portal);
        Line = SlowLine.To(_portal.Portal.Address);

        // What the server does once (compiling its code) is no matter of the line's.
        await using var officer = await PhoneAsync();
        await officer.SignInAsync(BigCommune.Officer);
        await officer.Page.Locator("[data-ready]").WaitForAsync();
        await Line.BecomeQuietAsync();
        _cookies = [.. await officer.Page.Context.CookiesAsync()];
    }

    /// <summary>A phone that has never been here.</summary>
    public async Task<Person> PhoneAsync()
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Line.Address,
            ViewportSize = new() { Width = 360, Height = 740 },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            HasTouch = true,
        });
        return new(context, await context.NewPageAsync());
    }

    /// <summary>A phone that holds the officer's sign-in and nothing else.</summary>
    public async Task<Person> SignedInAsync()
    {
        var officer = await PhoneAsync();
        await officer.Page.Context.AddCookiesAsync(_cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Line.Address }));
        return officer;
    }

    /// <summary>Opens the grid; time until it takes figures, drafts and checks included.</summary>
    public static async Task<TimeSpan> OpenGridAsync(Person officer, string grid = "/nhap-lieu")
    {
        var began = Stopwatch.GetTimestamp();
        await officer.Page.GotoAsync(grid, new() { WaitUntil = WaitUntilState.Commit });
        await officer.Page.Locator("[data-ready]").WaitForAsync();
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Waits until the page is kept and its worker stands.</summary>
    public async Task SettleAsync(Person officer)
    {
        await officer.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await Line.BecomeQuietAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Line.DisposeAsync();
        await _portal.DisposeAsync();
    }
}

/// <summary>What is timed has the machine for itself.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredTests : ICollectionFixture<LineFixture>;
