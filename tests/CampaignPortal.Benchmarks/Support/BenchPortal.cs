using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>The portal's own services over a SQLite file in a folder of its own, filled by the ordinary import.</summary>
internal sealed class BenchPortal : IAsyncDisposable
{
    /// <summary>An account of the standing agency in every database made here.</summary>
    public const string UserName = "do-hieu-nang";
    public const string Password = "chien-dich-do-hieu-nang";

    private readonly DirectoryInfo? _own;
    private readonly ServiceProvider _services;

    private BenchPortal(string? file, Action<DbContextOptionsBuilder>? configure)
    {
        _own = file is null ? Directory.CreateTempSubdirectory("portal-bench-") : null;
        Database = file ?? Path.Combine(_own!.FullName, "portal.db");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalCore(new() { ConnectionString = $"Data Source={Database}" }, configure);
        _services = services.BuildServiceProvider();
    }

    public string Database { get; }

    public CampaignDefinition Campaign { get; private set; } = null!;

    /// <summary>The reference campaign where it stands beside a larger one.</summary>
    public CampaignDefinition? District { get; private set; }

    /// <summary>Who follows the whole campaign and may enter for every commune.</summary>
    public AreaScope Agency => AreaScope.Of(PortalRole.Agency, "agency", UserName, Campaign.Id, null, null);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<BenchPortal> CreateAsync(Size size)
    {
        var portal = new BenchPortal(null, null);
        await portal.FillAsync(size);
        return portal;
    }

    /// <summary>The province with twelve hamlets a commune, where nobody has reported yet.</summary>
    public static async Task<BenchPortal> UnreportedAsync(Action<DbContextOptionsBuilder>? configure = null)
    {
        var portal = new BenchPortal(null, configure);
        await portal.MigrateAsync();
        await portal.ImportProvinceAsync(hamlets: 12, days: 0);
        await portal.AddUserAsync();
        return portal;
    }

    /// <summary>The same province, every commune reported on every day.</summary>
    public static async Task<BenchPortal> ReportedAsync()
    {
        var portal = new BenchPortal(null, null);
        await portal.MigrateAsync();
        await portal.ImportProvinceAsync(hamlets: 12, days: Province.Days);
        await portal.AddUserAsync();
        return portal;
    }

    /// <summary>The country, with the reference campaign beside it in the same tables.</summary>
    /// <param name="communesWithCounts">How many communes have single counts too: 3,500 each.</param>
    public static async Task<BenchPortal> CountryAsync(int communesWithCounts)
    {
        var portal = new BenchPortal(null, null);
        await portal.MigrateAsync();
        await portal.ImportAsync(SampleCampaign.Folder, SampleCampaign.Create());
        portal.District = portal.Campaign;
        await portal.ImportGeneratedAsync("Chiến dịch toàn quốc", "Toàn quốc", Country.Days, folder => Province.Write(folder, Country.Hamlets, 0, Country.Names));
        using (var connection = portal.Connect())
        {
            Country.Fill(connection, portal.Campaign, communesWithCounts);
        }

        await portal.AddUserAsync();
        return portal;
    }

    /// <summary>The province with so many hamlets a commune, every commune reported on every day: 32,032 counts a hamlet.</summary>
    public static async Task<BenchPortal> WithCountsAsync(int hamlets)
    {
        var portal = new BenchPortal(null, null);
        await portal.MigrateAsync();
        await portal.ImportProvinceAsync(hamlets, Province.Days);
        return portal;
    }

    /// <summary>A database to start a portal with.</summary>
    public static async Task CreateFileAsync(Size size, string file)
    {
        await using var portal = new BenchPortal(Path.GetFullPath(file), null);
        await portal.FillAsync(size);
    }

    /// <summary>A connection as the portal opens it, for the hand-written floors.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var check = new SqliteCommand("SELECT (SELECT * FROM pragma_journal_mode) || ' ' || (SELECT * FROM pragma_synchronous)", connection);
        return check.ExecuteScalar() is "wal 2"
            ? connection
            : throw new InvalidOperationException("The database is not in WAL mode with synchronous=FULL.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _own?.Delete(recursive: true);
    }

    private async Task FillAsync(Size size)
    {
        await MigrateAsync();
        if (size == Size.District)
        {
            await ImportAsync(SampleCampaign.Folder, SampleCampaign.Create());
        }
        else
        {
            await ImportProvinceAsync(hamlets: 10, days: Province.Days);
        }

        await AddUserAsync();
    }

    private async Task AddUserAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().CreateAsync(
            new() { UserName = UserName, DisplayName = "Đo hiệu năng", Role = PortalRole.Agency, CampaignId = Campaign.Id }, Password);
        Require(created.Succeeded, created.ToString());
    }

    private Task<IReadOnlyList<string>> MigrateAsync() => Get<PortalMigrator>().MigrateAsync();

    private Task ImportProvinceAsync(int hamlets, int days) =>
        ImportGeneratedAsync("Chiến dịch toàn tỉnh", "Toàn tỉnh", Province.Days, folder => Province.Write(folder, hamlets, days));

    private async Task ImportGeneratedAsync(string name, string total, int days, Action<string> write)
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-data-");
        write(folder.FullName);
        await ImportAsync(folder.FullName, new()
        {
            Name = name,
            HostName = "Ủy ban nhân dân",
            HostTotalLabel = total,
            AgencyName = "Cơ quan thường trực",
            StartDay = Province.StartDay,
            EndDay = Province.StartDay.AddDays(days - 1),
        });
        folder.Delete(recursive: true);
    }

    private async Task ImportAsync(string folder, Campaign campaign)
    {
        var system = AreaScope.System("benchmark");
        var result = await Get<DataSetImport>().RunAsync(system, folder, campaign);
        Require(result.CampaignId is not null, string.Join('\n', result.Errors));
        Campaign = (await Get<CampaignCatalog>().FindAsync(system, result.CampaignId!.Value))!;
    }

    private static void Require(bool held, string problem)
    {
        if (!held)
        {
            throw new InvalidOperationException(problem);
        }
    }
}
