using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;

namespace CampaignPortal.Tests.Web;

/// <summary>Somebody at a browser without script: keeps cookies, fills in forms, follows no redirect by themselves.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;

    public Visitor(TestServer server)
    {
        _client = new(new CookieContainerHandler(Cookies) { InnerHandler = server.CreateHandler() }) { BaseAddress = Address };
    }

    /// <summary>Over TLS, so that cookies for secure connections come back.</summary>
    public static Uri Address { get; } = new("https://localhost/");

    public System.Net.CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path, Cancel);

    public Task<HttpResponseMessage> GetHeadersAsync(string path) => _client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancel);

    public Task<HttpResponseMessage> SendAsync(string method, string path) =>
        _client.SendAsync(new(new(method), path), HttpCompletionOption.ResponseHeadersRead, Cancel);

    /// <summary>From now on asks as a program with this token.</summary>
    public void Authorize(string token) => _client.DefaultRequestHeaders.Authorization = new("Bearer", token);

    public async Task<HttpResponseMessage> AskAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _client.SendAsync(request, Cancel);
    }

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {answer.Headers.Location}");
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));

    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(path, content, Cancel);
    }

    public async Task<HttpResponseMessage> PostJsonAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await _client.PostAsync(path, content, Cancel);
    }

    /// <summary>Sends a form with a file in it.</summary>
    public async Task<HttpResponseMessage> UploadAsync(
        string path, IEnumerable<KeyValuePair<string, string>> fields, string field, string fileName, byte[] file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file), field, fileName);
        return await _client.PostAsync(path, content, Cancel);
    }

    /// <summary>The fields of a form as a browser would send them, hidden ones too; its buttons are left out.</summary>
    public static Dictionary<string, string> Fields(IParentNode page, string form = "main form") =>
        page.QuerySelector(form)!.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(i => i.Type is not "radio")
            .ToDictionary(i => i.Name!, i => i.Value ?? "");

    /// <summary>Opens a page, fills in fields of its form and sends it to the same address.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] values)
    {
        var fields = Fields(await PageAsync(path));
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return await PostAsync(path, fields);
    }

    public Task<HttpResponseMessage> SignInAsync(string userName, string password, string query = "") =>
        SubmitAsync("/dang-nhap" + query, ("Input.UserName", userName), ("Input.Password", password));

    public void Dispose() => _client.Dispose();
}
