using CampaignPortal.Core.DataSets;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>Somebody at a browser; speaks of what they do. Errors of the page's own scripts fail the test.</summary>
public sealed class Person : IAsyncDisposable
{
    // Run in the page itself: the package's own way opens another tab for each result.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    public Person(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        Watch(page);
    }

    public IPage Page { get; }

    /// <summary>Another tab of theirs, at an address; its scripts have begun.</summary>
    public async Task<IPage> OpenTabAsync(string address)
    {
        var tab = await _context.NewPageAsync();
        Watch(tab);
        await tab.GotoAsync(address);
        if (await tab.Locator("script[src*='blazor.web']").CountAsync() > 0)
        {
            await tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        else if (await tab.Locator("[data-entry]").CountAsync() > 0)
        {
            await tab.Locator("[data-entry][data-ready]").WaitForAsync();
        }

        return tab;
    }

    /// <summary>Fails where a script of a page of theirs has.</summary>
    public void AssertNoFaults() => Assert.True(_faults.Count == 0, string.Join('\n', _faults));

    public async Task SignInAsync(string userName, string password = SampleLoader.Password)
    {
        await Page.GotoAsync("/dang-nhap");
        await Page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
    }

    /// <summary>The cell of a hamlet and an indicator, by the words that a screen reader says.</summary>
    public ILocator Cell(string hamlet, string indicator) => Page.GetByLabel($"{hamlet}, {indicator}", new() { Exact = true });

    /// <summary>Waits until what the page promises is true; the browser's own waiting takes the promise itself for a yes.</summary>
    public async Task UntilAsync(string promise, object? about = null)
    {
        for (var tries = 0; !await Page.EvaluateAsync<bool>(promise, about); tries++)
        {
            Assert.True(tries < 200, promise);
            await Task.Delay(50);
        }
    }

    /// <summary>Pastes where the focus is.</summary>
    public async Task PasteAsync(string content, string type = "text/plain") => await Page.EvaluateAsync(
        """
        ([type, content]) => {
          const data = new DataTransfer();
          data.setData(type, content);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { type, content });

    /// <summary>Sends as the page's script does; before it has come, the button is a plain form's.</summary>
    public async Task SendAsync()
    {
        await Page.Locator("[data-entry][data-ready]").WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi số liệu" }).ClickAsync();
    }

    /// <summary>A figure of the rollup table by the area's code and the column's key.</summary>
    public ILocator Figure(string areaCode, string column) => Page.Locator($"tr[data-area='{areaCode}'] [data-column='{column}']");

    /// <summary>Fails where axe finds something, or where the page is wider than its window.</summary>
    public Task CheckPageAsync() => CheckAsync(Page, Page.Url);

    /// <param name="look">What is looked at, for the failure's words.</param>
    public static async Task CheckAsync(IPage page, string look)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string>(
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ["violations"] });
              return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.slice(0, 3).map((n) => n.target).join(", ")})`).join("; ");
            }
            """);
        Assert.True(found.Length == 0, $"{look}: {found}");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"{look} scrolls sideways");
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        AssertNoFaults();
    }

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            // A refused form answers 4xx on purpose; a blocked script or style is a fault.
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _faults.Add(message.Text);
            }
        };
    }
}
