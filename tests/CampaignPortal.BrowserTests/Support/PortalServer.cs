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
    private readonly WebApplication _app;

    private PortalServer(DirectoryInfo folder, WebApplication app) => (_folder, _app) = (folder, app);

    public string Address => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    public static async Task<PortalServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-browser-");
        var app = PortalApp.Build(["--environment=Development", "--urls=http://127.0.0.1:0"], builder =>
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
        await PortalApp.StartAsync(app);
        return new(folder, app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
