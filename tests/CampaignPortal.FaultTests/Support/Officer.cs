using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CampaignPortal.Core.DataSets;

namespace CampaignPortal.FaultTests.Support;

/// <summary>A browser that has signed in and sends days as the page's script does.</summary>
public sealed partial class Officer : IDisposable
{
    private readonly PortalProcess _portal;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(40),
    };

    private Officer(PortalProcess portal, string userName)
    {
        (_portal, UserName) = (portal, userName);

        // As behind a proxy that ends TLS: the portal's cookies travel over TLS alone.
        _client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    public string UserName { get; }

    public static async Task<Officer> SignInAsync(PortalProcess portal, string userName)
    {
        ArgumentNullException.ThrowIfNull(portal);
        var officer = new Officer(portal, userName);
        var address = new Uri(await portal.AddressAsync(), "/dang-nhap");
        using var page = await officer._client.GetAsync(address);
        using var form = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "sign-in",
                ["__RequestVerificationToken"] = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value,
                ["Input.UserName"] = userName,
                ["Input.Password"] = SampleLoader.Password,
            }),
        };
        form.Headers.Add("Cookie", Cookies(page.Headers));
        using var answer = await officer._client.SendAsync(form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        officer._client.DefaultRequestHeaders.Add("Cookie", Cookies(answer.Headers));
        return officer;
    }

    /// <exception cref="HttpRequestException">No answer came: nobody knows what became of it.</exception>
    public async Task<Answer> SendAsync(SentDay day)
    {
        using var content = JsonContent.Create(day);
        using var answer = await _client.PostAsync(new Uri(await _portal.AddressAsync(), "/api/nhap-lieu"), content);
        return await Answer.ReadAsync(answer);
    }

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(await _portal.AddressAsync(), path));
        return answer.StatusCode;
    }

    public async Task<byte[]> ReadAsync(string path) => await _client.GetByteArrayAsync(new Uri(await _portal.AddressAsync(), path));

    /// <summary>A page's words and markup, as written by people rather than by an encoder.</summary>
    public async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(await ReadAsync(path)));

    /// <summary>Sends one of a page's forms, with a file where there is one; what comes back as a page.</summary>
    public async Task<(HttpStatusCode Status, string Page)> PostAsync(string path, string form, IEnumerable<(string Name, string Value)> fields, byte[]? file = null)
    {
        var address = new Uri(await _portal.AddressAsync(), path);
        using var page = await _client.GetAsync(address);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form), "_handler" },
            { new StringContent(Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value), "__RequestVerificationToken" },
        };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        if (file is not null)
        {
            content.Add(new ByteArrayContent(file), "tep", "tep.bin");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Cookie", $"{_client.DefaultRequestHeaders.GetValues("Cookie").Single()}; {Cookies(page.Headers)}");
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>The body of an answer that does not end at once.</summary>
    public async Task<StreamReader> OpenAsync(string path)
    {
        var answer = await _client.GetAsync(new Uri(await _portal.AddressAsync(), path), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new(await answer.Content.ReadAsStreamAsync());
    }

    public void Dispose() => _client.Dispose();

    private static string Cookies(HttpResponseHeaders headers) =>
        headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(c => c.Split(';')[0])) : "";

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
