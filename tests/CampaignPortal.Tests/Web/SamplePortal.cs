using System.Collections.Concurrent;

namespace CampaignPortal.Tests.Web;

/// <summary>One portal with the sample and the reference campaign for all tests of a class.</summary>
public sealed class SamplePortal : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<System.Net.CookieCollection>>> _sessions = new(StringComparer.Ordinal);

    public WebPortal Portal { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Portal = await WebPortal.StartAsync(WebContent.SampleAndReference);

    /// <summary>Somebody with a session of this account, or without one for null. Signing in takes a tenth of a second, so each does it once.</summary>
    public async Task<Visitor> AsAsync(string? userName)
    {
        var visitor = Portal.Visit();
        if (userName is not null)
        {
            visitor.Cookies.Add(await _sessions.GetOrAdd(userName, name => new(() => SessionAsync(name))).Value);
        }

        return visitor;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task<System.Net.CookieCollection> SessionAsync(string userName)
    {
        using var visitor = await Portal.SignInAsync(userName);
        return visitor.Cookies.GetCookies(Visitor.Address);
    }
}
