using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CampaignPortal.FaultTests.Support;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.FaultTests.Reports;

/// <summary>An issued report and its signed copy over everything that happens to the portal afterwards, fetched as a browser fetches it.</summary>
public sealed partial class FrozenReportTests
{
    private const string Day = "2023-08-18";
    private const string Page = "/bao-cao?ngay=" + Day;

    [Fact]
    public async Task Its_files_and_its_signed_copy_stay_byte_for_byte_after_a_correction_a_kill_and_a_restored_backup()
    {
        await using var portal = await PortalProcess.StartAsync();
        using var agency = await Officer.SignInAsync(portal, "congan");
        var (status, _) = await agency.PostAsync("/bao-cao", "daily", [("ngay", Day), ("phien-ban", "0"), ("nhan-xet", "Đạt **khá**."), ("viec", "chot"), ("chap-nhan-thieu", "co")]);
        Assert.Equal(HttpStatusCode.Redirect, status);
        var issued = await FilesAsync(agency);
        Assert.Equal([".docx", ".xlsx"], issued.Select(f => f.Ending));
        Assert.All(issued, f => Assert.Equal(f.Hash, Convert.ToHexString(SHA256.HashData(f.Content))));
        var figures = await FiguresAsync(agency);
        var signed = await AttachAsync(agency);

        // The day that was reported is corrected, so that the portal's own figures of it are others.
        using var officer = await OfficerDay.OpenAsync(portal);
        Assert.True((await officer.SendAsync(officer.Next())).IsAcknowledged);
        await SameAsync(portal, issued, signed, figures, "corrected");

        var backup = portal.Database + ".backup";
        await using (var source = new SqliteConnection($"Data Source={portal.Database};Pooling=False"))
        await using (var copy = new SqliteConnection($"Data Source={backup};Pooling=False"))
        {
            await source.OpenAsync(TestContext.Current.CancellationToken);
            await copy.OpenAsync(TestContext.Current.CancellationToken);
            source.BackupDatabase(copy);
        }

        await portal.RestartAsync();
        await SameAsync(portal, issued, signed, figures, "restarted");

        portal.Kill();
        foreach (var file in portal.Files)
        {
            File.Delete(file);
        }

        File.Move(backup, portal.Database);
        portal.Launch();
        await portal.AddressAsync();
        await SameAsync(portal, issued, signed, figures, "restored");
    }

    private static async Task SameAsync(PortalProcess portal, IReadOnlyList<IssuedFile> issued, byte[] signed, string figures, string when)
    {
        using var agency = await Officer.SignInAsync(portal, "congan");
        var now = await FilesAsync(agency);
        Assert.Equal(issued.Select(f => f.Hash), now.Select(f => f.Hash));
        Assert.Equal(figures, await FiguresAsync(agency));
        var scan = await SignedAsync(agency);
        Assert.True(signed.AsSpan().SequenceEqual(scan), $"{when}: the signed copy is another file");
        foreach (var (before, after) in issued.Zip(now))
        {
            Assert.True(before.Content.AsSpan().SequenceEqual(after.Content), $"{when}: {before.Ending} is another file");
            var (status, page) = await agency.PostAsync("/bao-cao/kiem-tra", "verify", [], after.Content);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("Đúng bản đã chốt", page, StringComparison.Ordinal);
            Assert.Contains(before.Hash, page, StringComparison.Ordinal);
            var altered = after.Content.ToArray();
            altered[altered.Length / 2] ^= 1;
            Assert.Contains("Không phải bản đã chốt", (await agency.PostAsync("/bao-cao/kiem-tra", "verify", [], altered)).Page, StringComparison.Ordinal);
        }
    }

    // A scan of some megabytes lies in the database in several stretches.
    private static async Task<byte[]> AttachAsync(Officer agency)
    {
        byte[] scan = [.. "%PDF-1.7\n"u8.ToArray(), .. RandomNumberGenerator.GetBytes(2_500_000), .. "\n%%EOF\n"u8.ToArray()];
        var (status, _) = await agency.PostAsync(Files().Match(await agency.PageAsync(Page)).Value, "tep", [], scan);
        Assert.Equal(HttpStatusCode.Redirect, status);
        return scan;
    }

    private static async Task<byte[]> SignedAsync(Officer agency) => await agency.ReadAsync(Signed().Match(await agency.PageAsync(Page)).Value);

    private static async Task<IReadOnlyList<IssuedFile>> FilesAsync(Officer agency)
    {
        var files = new List<IssuedFile>();
        foreach (var link in Link().Matches(await agency.PageAsync(Page)).ToList())
        {
            files.Add(new(link.Groups["ending"].Value, link.Groups["hash"].Value, await agency.ReadAsync(link.Groups["address"].Value)));
        }

        return files;
    }

    private static async Task<string> FiguresAsync(Officer agency) => Paper().Match(await agency.PageAsync(Page)).Value;

    [GeneratedRegex("""href="(?<address>/tai-ve/van-ban\?id=\d+)"[^>]*>[^<]*(?<ending>\.docx|\.xlsx)</a>.*?(?<hash>[0-9A-F]{64})""", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("<table class=\"document-table\">.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Paper();

    [GeneratedRegex(@"/dinh-kem/bao-cao-ngay/\d+")]
    private static partial Regex Files();

    [GeneratedRegex(@"/tai-ve/dinh-kem\?id=\d+")]
    private static partial Regex Signed();

    private sealed record IssuedFile(string Ending, string Hash, byte[] Content);
}
