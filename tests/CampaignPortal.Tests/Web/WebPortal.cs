using System.Collections.Concurrent;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Tests.Support;
using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CampaignPortal.Tests.Web;

/// <summary>The whole web portal in this process, over a database file of its own and a clock that stands still.</summary>
public sealed class WebPortal : IAsyncDisposable
{
    // Browsers and cookie jars tell the time themselves, so the portal's clock starts at the real moment.
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();
    private static readonly ConcurrentDictionary<WebContent, Lazy<Task<byte[]>>> Templates = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-web-");
    private readonly WebApplication _app;

    private WebPortal(string environment, byte[]? database, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? configure = null)
    {
        Database = Path.Combine(_folder.FullName, "portal.db");
        if (database is not null)
        {
            File.WriteAllBytes(Database, database);
        }

        _app = PortalApp.Build([$"--environment={environment}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:ConnectionString"] = $"Data Source={Database}",
                ["Logging:Folder"] = _folder.FullName,
                ["Serilog:MinimumLevel:Default"] = "Warning",
            });
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton<TimeProvider>(Time);

            // EF Core would remember for a second that nobody listened to its statements.
            builder.Services.ConfigureDbContext<SqlitePortalDbContext>(options => options.ConfigureLoggingCacheTime(TimeSpan.Zero));
            configure?.Invoke(builder.Services);
            builder.WebHost.UseStaticWebAssets();
            builder.WebHost.UseTestServer();
        });
    }

    public string Database { get; }

    public FakeTimeProvider Time { get; } = new(Start);

    public IServiceProvider Services => _app.Services;

    public static async Task<WebPortal> StartAsync(
        WebContent content = WebContent.Sample, string environment = "Development", params (string Key, string Value)[] settings)
    {
        var database = await Templates.GetOrAdd(content, c => new(() => TemplateAsync(c))).Value;
        return await StartAsync(environment, database, settings);
    }

    /// <summary>The sample, with further services.</summary>
    public static async Task<WebPortal> StartAsync(Action<IServiceCollection> configure)
    {
        var database = await Templates.GetOrAdd(WebContent.Sample, c => new(() => TemplateAsync(c))).Value;
        var portal = new WebPortal("Development", database, new Dictionary<string, string?>(), configure);
        await PortalApp.StartAsync(portal._app);
        return portal;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<CampaignDefinition> CampaignAsync(int id = 1) => CampaignAsync(Get<CampaignCatalog>(), id);

    /// <summary>Somebody who has not signed in, with cookies of their own.</summary>
    public Visitor Visit() => new(_app.GetTestServer());

    public async Task<Visitor> SignInAsync(string userName, string password = SampleLoader.Password)
    {
        var visitor = Visit();
        using var answer = await visitor.SignInAsync(userName, password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    /// <summary>All that has been written to the log, after the server has closed it.</summary>
    public async Task<string> StopAndReadLogAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        return string.Concat(Directory.GetFiles(_folder.FullName, "*.log").Select(File.ReadAllText));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<WebPortal> StartAsync(string environment, byte[]? database, params (string Key, string Value)[] settings)
    {
        var portal = new WebPortal(environment, database, settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        await PortalApp.StartAsync(portal._app);
        return portal;
    }

    // The import takes two seconds: it is done once in the process, and its file copied.
    private static async Task<byte[]> TemplateAsync(WebContent content)
    {
        await using var portal = await StartAsync("Development", null, ("Sample:Load", content == WebContent.Empty ? "false" : "true"));
        if (content == WebContent.SampleAndReference)
        {
            var result = await portal.Get<DataSetImport>().RunAsync(TestPortal.Root, SampleCampaign.Folder, SampleCampaign.Create());
            Assert.Empty(result.Errors);
        }

        await portal.CloseAsync();
        return await File.ReadAllBytesAsync(portal.Database);
    }

    private static async Task<CampaignDefinition> CampaignAsync(CampaignCatalog catalog, int id) => (await catalog.FindAsync(TestPortal.Root, id))!;

    private async Task CloseAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await using var pooled = new SqliteConnection($"Data Source={Database}");
        SqliteConnection.ClearPool(pooled);
    }
}
