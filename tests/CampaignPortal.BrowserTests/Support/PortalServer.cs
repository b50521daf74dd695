using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace CampaignPortal.BrowserTests.Support;

/// <summary>The portal itself on a free port of this machine, with the sample campaign in a database of its own.</summary>
public sealed class PortalServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private WebApplication _app;

    private PortalServer(DirectoryInfo folder, WebApplication app) => (_folder, _app, Address) = (folder, app, app.Urls.First());

    public string Address { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<PortalServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-browser-");
        var app = Build(folder, "http://127.0.0.1:0");
        await PortalApp.StartAsync(app);
        return new(folder, app);
    }

    /// <summary>Stops it; browsers find nobody at its address.</summary>
    public async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Starts it anew at the same address and over the same database.</summary>
    /// <param name="before">What happens before its port is open.</param>
    public async Task StartAgainAsync(Func<IServiceProvider, Task>? before = null)
    {
        _app = Build(_folder, Address);
        await (before?.Invoke(_app.Services) ?? Task.CompletedTask);
        await PortalApp.StartAsync(_app);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private static WebApplication Build(DirectoryInfo folder, string address) => PortalApp.Build(["--environment=Development", $"--urls={address}"], builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "portal.db")}",
            ["Logging:Folder"] = folder.FullName,

            // Files travel packed and are kept by the browser, as outside development.
            ["EnableStaticAssetsDevelopmentCaching"] = "true",
            ["ReloadStaticAssetsAtRuntime"] = "false",
        });
        builder.WebHost.UseStaticWebAssets();
    });
}
