using System.Collections.Concurrent;
using System.Globalization;
using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
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
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Templates = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-test-");
    private readonly ServiceProvider _services;

    private TestPortal(Action<IServiceCollection>? configure, byte[]? content = null, string? file = null)
    {
        Database = file ?? Path.Combine(_folder.FullName, "portal.db");
        if (content is not null)
        {
            File.WriteAllBytes(Database, content);
        }

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
    public static async Task<TestPortal> EmptyAsync(Action<IServiceCollection>? configure = null) =>
        new(configure, await TemplateAsync("empty", _ => Task.CompletedTask));

    /// <summary>Another process's services over the same file.</summary>
    public static TestPortal Beside(TestPortal portal) => new(null, file: portal.Database);

    /// <summary>Over a database file as it was stored.</summary>
    public static TestPortal Over(byte[] database) => new(null, database);

    /// <summary>The whole reference campaign, by the ordinary import, on the real clock.</summary>
    public static async Task<(TestPortal Portal, CampaignDefinition Campaign)> ReferenceAsync(
        DateTime? onlyBefore = null, Action<IServiceCollection>? configure = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"reference before {onlyBefore:O}");
        var portal = new TestPortal(configure, await TemplateAsync(name, p => p.ImportReferenceAsync(onlyBefore)));
        return (portal, await portal.CampaignAsync(1));
    }

    /// <summary>The areas, indicators and quotas of the reference campaign, and no report yet.</summary>
    public static Task<(TestPortal Portal, CampaignDefinition Campaign)> UnreportedAsync() =>
        ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 5, 0, 0, 0, DateTimeKind.Unspecified)));

    /// <summary>The reference campaign twice: the same names and codes, other rows.</summary>
    public static async Task<(TestPortal Portal, CampaignDefinition Own, CampaignDefinition Other)> TwoCampaignsAsync()
    {
        var portal = new TestPortal(null, await TemplateAsync("two campaigns", async p =>
        {
            await p.ImportReferenceAsync();
            await p.ImportReferenceAsync();
            await using var context = p.Db.Open(Root);
            await Areas.PaperSamples.AddOwnersAsync(context, 1, 2);
        }));
        return (portal, await portal.CampaignAsync(1), await portal.CampaignAsync(2));
    }

    public async Task<CampaignDefinition> ImportReferenceAsync(DateTime? onlyBefore = null)
    {
        var result = await Get<DataSetImport>().RunAsync(
            Root, SampleCampaign.Folder, SampleCampaign.Create(), onlyBefore);
        Assert.Empty(result.Errors);
        return await CampaignAsync(result.CampaignId!.Value);
    }

    /// <summary>A campaign as the server itself sees it now, with changes made since.</summary>
    public async Task<CampaignDefinition> CampaignAsync(int id) => (await Get<CampaignCatalog>().FindAsync(Root, id))!;

    /// <summary>The day as the server holds it now.</summary>
    public Task<EntryDay> DayAsync(CampaignDefinition campaign, string commune, DateOnly day) =>
        Get<EntryService>().GetDayAsync(Root, campaign.Id, campaign.CommuneBy(commune).Id, day);

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
        await CloseAsync();
        _folder.Delete(recursive: true);
    }

    // A migration takes half a second and an import two: each is done once in the process, and its file copied.
    private static Task<byte[]> TemplateAsync(string name, Func<TestPortal, Task> fill) =>
        Templates.GetOrAdd(name, _ => new(async () =>
        {
            await using var portal = new TestPortal(null);
            await portal.Get<PortalMigrator>().MigrateAsync();
            await fill(portal);
            await portal.CloseAsync();
            return await File.ReadAllBytesAsync(portal.Database);
        })).Value;

    // With its last connection gone, SQLite has everything in the one file and none of it in the log beside it.
    private async Task CloseAsync()
    {
        await _services.DisposeAsync();
        await using var pooled = new SqliteConnection($"Data Source={Database}");
        SqliteConnection.ClearPool(pooled);
    }
}
