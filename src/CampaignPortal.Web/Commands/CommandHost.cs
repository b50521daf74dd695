using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Commands;

/// <summary>The core's services for a command without a web server, over the same configured and migrated database.</summary>
internal sealed class CommandHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CommandHost(ServiceProvider services) => _services = services;

    public static async Task<CommandHost> StartAsync(CancellationToken cancel)
    {
        var host = Create();
        await host.Get<PortalMigrator>().MigrateAsync(cancel);
        return host;
    }

    /// <summary>The same before the database has been migrated.</summary>
    public static CommandHost Create()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [], ContentRootPath = DatabaseSetup.ContentRoot });
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalCore(DatabaseSetup.Read(builder.Configuration, builder.Environment));
        return new(services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The campaign with this id, or the only one; null, with a word on the error stream, where that is not clear.</summary>
    public async Task<CampaignDefinition?> FindCampaignAsync(AreaScope scope, int? id, CancellationToken cancel)
    {
        var catalog = Get<CampaignCatalog>();
        var all = await catalog.ListAsync(scope, cancel);
        var chosen = id ?? (all.Count == 1 ? all[0].Id : null);
        if (all.FirstOrDefault(c => c.Id == chosen) is { } campaign)
        {
            return await catalog.FindAsync(scope, campaign.Id, cancel);
        }

        await Console.Error.WriteLineAsync(all.Count == 0 ? "Cơ sở dữ liệu chưa có chiến dịch nào." : "Hãy chọn chiến dịch bằng --campaign:");
        foreach (var one in all)
        {
            await Console.Error.WriteLineAsync($"  {one.Id}  {one.Name}");
        }

        return null;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
