using System.Text.Json;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;

namespace CampaignPortal.BrowserTests.Scripts;

/// <summary>A page of the portal without scripts of its own, in which single modules are loaded and asked.</summary>
public sealed class ScriptFixture : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly PortalFixture _portal = new();

    private IPage? _page;

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        _page = await PageAsync();
    }

    /// <summary>A page with a storage of its own.</summary>
    public async Task<IPage> PageAsync()
    {
        var context = await _portal.Browser.NewContextAsync(new() { BaseURL = _portal.Portal.Address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/ngoai-tuyen.html");
        return page;
    }

    /// <summary>What a module answers.</summary>
    /// <param name="module">File below /js.</param>
    /// <param name="body">A script's expression over <c>m</c>, the module, and <c>given</c>.</param>
    /// <param name="given">Travels as JSON, as the answer does.</param>
    public Task<T> AskAsync<T>(string module, string body, object? given = null) => AskAsync<T>(_page!, module, body, given);

    public static async Task<T> AskAsync<T>(IPage page, string module, string body, object? given = null)
    {
        var answer = await page.EvaluateAsync<string>(
            $"async (json) => {{ const m = await import('/js/{module}'); const given = JSON.parse(json); return JSON.stringify(await ({body})) ?? 'null'; }}",
            JsonSerializer.Serialize(given, Json));
        return JsonSerializer.Deserialize<T>(answer, Json)!;
    }

    public async ValueTask DisposeAsync() => await _portal.DisposeAsync();
}

[CollectionDefinition]
public sealed class ScriptTests : ICollectionFixture<ScriptFixture>;
