using System.Net;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Tests.Web;

public sealed class HealthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_with_its_database_is_alive_and_ready()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Empty);
        using var probe = portal.Visit();

        Assert.Equal(HttpStatusCode.OK, (await probe.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await probe.GetAsync("/readyz")).StatusCode);
    }

    [Fact]
    public async Task Without_its_database_the_portal_is_alive_but_not_ready_and_makes_no_new_one()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Empty);
        using var probe = portal.Visit();
        await probe.GetAsync("/readyz");
        File.Delete(portal.Database);

        using var ready = await probe.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, (await probe.GetAsync("/healthz")).StatusCode);
        Assert.False(File.Exists(portal.Database));
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_not_ready_and_pages_say_so_without_details()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Sample, "Production");
        using var visitor = portal.Visit();
        await using (var pooled = new SqliteConnection($"Data Source={portal.Database}"))
        {
            SqliteConnection.ClearPool(pooled);
        }

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(portal.Database)!, "portal.db*"))
        {
            File.Delete(file);
        }

        await File.WriteAllTextAsync(portal.Database, new string('x', 10_000), Cancel);

        using var ready = await visitor.GetAsync("/readyz");
        using var page = await visitor.GetAsync("/dang-nhap");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("<h1>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(portal.Database, text, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
