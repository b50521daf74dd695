using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CampaignPortal.Tests.Support;

/// <summary>The core's own services over a real, migrated SQLite file that is deleted afterwards.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-test-");
    private readonly ServiceProvider _services;

    private TestPortal(Action<IServiceCollection>? configure)
    {
        Database = Path.Combine(_folder.FullName, "portal.db");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddPortalCore(new() { ConnectionString = $"Data Source={Database}" });
        configure?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public string Database { get; }

    public FakeTimeProvider Time { get; } = new(new(2023, 9, 6, 3, 0, 0, TimeSpan.Zero));

    public PortalDb Db => Get<PortalDb>();

    public static AreaScope Root { get; } = AreaScope.System("test");

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>An empty, migrated database; the clock stands at 10:00 on 06/9/2023 in Vietnam.</summary>
    public static async Task<TestPortal> EmptyAsync(Action<IServiceCollection>? configure = null)
    {
        var portal = new TestPortal(configure);
        await portal.Get<PortalMigrator>().MigrateAsync();
        return portal;
    }

    /// <summary>The whole reference campaign, by the ordinary import, on the real clock.</summary>
    public static async Task<(TestPortal Portal, CampaignDefinition Campaign)> ReferenceAsync(DateTime? onlyBefore = null)
    {
        var portal = await EmptyAsync();
        return (portal, await portal.ImportReferenceAsync(onlyBefore));
    }

    public async Task<CampaignDefinition> ImportReferenceAsync(DateTime? onlyBefore = null)
    {
        var result = await Get<DataSetImport>().RunAsync(
            Root, SampleCampaign.Folder, SampleCampaign.Create(), onlyBefore, cancel: TestContext.Current.CancellationToken);
        Assert.Empty(result.Errors);
        return (await Get<CampaignCatalog>().FindAsync(Root, result.CampaignId!.Value, TestContext.Current.CancellationToken))!;
    }

    /// <summary>Moves the clock to a wall time in Vietnam; backwards too.</summary>
    public void SetLocalTime(int year, int month, int day, int hour = 12, int minute = 0) =>
        Time.AdjustTime(new(CampaignClock.ToUtc(new(year, month, day, hour, minute, 0, DateTimeKind.Unspecified))));

    public static AreaScope Officer(CampaignDefinition campaign, string communeCode) => AreaScope.Of(
        PortalRole.CommuneOfficer, "officer-" + communeCode, "Cán bộ xã " + communeCode, campaign.Id,
        campaign.Communes.Single(c => c.Code == communeCode).Id, null);

    public static AreaScope Agency(CampaignDefinition campaign) =>
        AreaScope.Of(PortalRole.Agency, "agency", "Công an huyện", campaign.Id, null, null);

    public static AreaScope Leadership(CampaignDefinition campaign) =>
        AreaScope.Of(PortalRole.Leadership, "leadership", "Lãnh đạo", campaign.Id, null, null);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
