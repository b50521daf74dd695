using CampaignPortal.Core.DataSets;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>Somebody at a browser; speaks of what they do. Errors of the page's own scripts fail the test.</summary>
public sealed class Person : IAsyncDisposable
{
    /// <summary>All of axe's rules; of those that hold, no megabytes of where they do.</summary>
    public static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

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

    /// <summary>Sends as the page's script does; before it has come, the button is a plain form's.</summary>
    public async Task SendAsync()
    {
        await Page.Locator("[data-entry][data-ready]").WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi số liệu" }).ClickAsync();
    }

    /// <summary>A figure of the rollup table by the area's code and the column's key.</summary>
    public ILocator Figure(string areaCode, string column) => Page.Locator($"tr[data-area='{areaCode}'] [data-column='{column}']");

    /// <summary>Fails where axe finds something, or where the page is wider than its window.</summary>
    public async Task CheckPageAsync()
    {
        var result = await Page.RunAxe(Violations);
        Assert.True(result.Violations.Length == 0, string.Join("; ", result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Target))})")));
        Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, Page.Url);
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
