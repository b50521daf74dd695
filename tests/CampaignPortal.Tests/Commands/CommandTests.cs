using CampaignPortal.Core.Excel;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;

namespace CampaignPortal.Tests.Commands;

public sealed class CommandTests(ImportedCampaign imported) : IClassFixture<ImportedCampaign>
{
    /// <summary>Columns of the expected figures in the order in which the sheet shows them, from its third column on.</summary>
    private static readonly string[] Figures =
    [
        "eligible", "activated_before", "quota", "level1_today", "level1_cum", "level2_today", "level2_cum", "today", "cumulative",
        "percent_of_quota", "remaining", "awaiting_approval", "approved_not_activated", "absent", "ineligible",
    ];

    [Fact]
    public async Task Help_names_every_command()
    {
        using var portal = new PortalProcess();

        var (exitCode, output, _) = await portal.RunAsync("--help");

        Assert.Equal(0, exitCode);
        Assert.All(["import", "export", "migrate", "check"], command => Assert.Contains($"  {command}", output, StringComparison.Ordinal));
        Assert.False(File.Exists(portal.Database));
    }

    [Fact]
    public async Task The_exported_workbook_of_the_imported_folder_is_the_one_worked_out_apart()
    {
        Assert.Equal((0, "Đã nạp chiến dịch 1: Chiến dịch thử", ""), (imported.Import.ExitCode, imported.Import.Output.Trim(), imported.Import.Error));
        var file = imported.Portal.PathTo("tong-hop.xlsx");

        var (exitCode, output, error) = await imported.Portal.RunAsync("export", "rollup", "--day", "2023-08-20", "--out", file);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("12 xã", output, StringComparison.Ordinal);
        using var workbook = new XLWorkbook(file);
        var sheet = workbook.Worksheets.Single();
        foreach (var (index, line) in ExpectedRollup.Of(new(2023, 8, 20)).Index())
        {
            Assert.Equal(line["commune"], sheet.Cell(RollupWorkbook.FirstAreaRow + index, 2).GetString());
            Assert.Equal(
                Figures.Select(f => line.Number(f)),
                Figures.Select((_, column) => (decimal)sheet.Cell(RollupWorkbook.FirstAreaRow + index, column + 3).GetDouble()));
        }
    }

    [Theory]
    [InlineData("20/8/2023", "không phải ngày")]
    [InlineData("2023-02-30", "không phải ngày")]
    [InlineData("2023-09-06", "nằm ngoài chiến dịch")]
    public async Task A_day_that_is_none_or_none_of_the_campaigns_is_refused(string day, string sentence)
    {
        var file = imported.Portal.PathTo("khong-co.xlsx");

        var (exitCode, _, error) = await imported.Portal.RunAsync("export", "rollup", "--day", day, "--out", file);

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_campaign_that_is_no_number_is_refused()
    {
        var (exitCode, _, error) = await imported.Portal.RunAsync("check", "--campaign", "một");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("“một” không phải mã chiến dịch", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_folder_is_refused_with_every_fault_by_file_and_line()
    {
        using var portal = new PortalProcess();
        using var folder = new DataSetFolder();
        folder.Replace("daily_counts.csv", "X1,X1-2,2023-08-05,,1,0", "X1,X1-2,2023-08-05,,-1,0");
        folder.Replace("hamlets.csv", "X2,X2-1", "X9,X2-1");

        var (exitCode, output, error) = await portal.RunAsync("import", folder.Path);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("daily_counts.csv:3:", error, StringComparison.Ordinal);
        Assert.Contains("hamlets.csv:4:", error, StringComparison.Ordinal);
        Assert.Equal(1, (await portal.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_refused()
    {
        using var portal = new PortalProcess();

        var (exitCode, _, error) = await portal.RunAsync("import", portal.PathTo("khong-co"));

        Assert.Equal(1, exitCode);
        Assert.Contains("không có thư mục này", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_passes_on_a_fresh_import_and_names_a_total_that_was_tampered_with()
    {
        using var portal = new PortalProcess();
        using var folder = new DataSetFolder();
        Assert.Equal(0, (await portal.RunAsync("import", folder.Path)).ExitCode);

        var whole = await portal.RunAsync("check");
        Assert.Equal(1, await portal.ExecuteAsync("""
            UPDATE DayTotals SET Running = Running + 1 WHERE rowid = (
                SELECT t.rowid FROM DayTotals t JOIN Indicators i ON i.Id = t.IndicatorId
                WHERE i.Code = 'level1' AND t.Day = '2023-08-06')
            """));
        var tampered = await portal.RunAsync("check", "--campaign", "1");

        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("mọi tổng đều khớp", whole.Output, StringComparison.Ordinal);
        Assert.Equal(1, tampered.ExitCode);
        Assert.Contains("1 chỗ khác nhau", tampered.Output, StringComparison.Ordinal);
        Assert.Contains("Xã Một, 06/08/2023, level1: đúng 5 / 8, đang lưu 5 / 9", tampered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_names_a_day_whose_blank_hamlets_are_not_as_many_as_it_says()
    {
        using var portal = new PortalProcess();
        using var folder = new DataSetFolder();
        Assert.Equal(0, (await portal.RunAsync("import", folder.Path)).ExitCode);
        Assert.Equal(1, await portal.ExecuteAsync("UPDATE CommuneDays SET BlankHamlets = 0 WHERE BlankHamlets = 1"));

        var (exitCode, output, _) = await portal.RunAsync("check");

        Assert.Equal(1, exitCode);
        Assert.Contains("1 chỗ khác nhau", output, StringComparison.Ordinal);
        Assert.Contains("blank_hamlets: đúng 1 / –, đang lưu 0 / –", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_two_campaigns_the_export_asks_which()
    {
        using var portal = new PortalProcess();
        using var folder = new DataSetFolder();
        await portal.RunAsync("import", folder.Path, "--name", "Đợt một");
        await portal.RunAsync("import", folder.Path, "--name", "Đợt hai");
        var file = portal.PathTo("x.xlsx");

        var (exitCode, _, error) = await portal.RunAsync("export", "rollup", "--day", "2023-08-05", "--out", file);
        var chosen = await portal.RunAsync("export", "rollup", "--campaign", "2", "--day", "2023-08-05", "--out", file);

        Assert.Equal(1, exitCode);
        Assert.Contains("--campaign", error, StringComparison.Ordinal);
        Assert.Contains("1  Đợt một", error, StringComparison.Ordinal);
        Assert.Contains("2  Đợt hai", error, StringComparison.Ordinal);
        Assert.Equal(0, chosen.ExitCode);
        using var workbook = new XLWorkbook(file);
        Assert.Equal("Đợt hai", workbook.Worksheets.Single().Cell(5, 1).GetString());
    }

    [Fact]
    public async Task The_same_import_again_adds_no_second_campaign_of_that_name()
    {
        using var portal = new PortalProcess();
        using var folder = new DataSetFolder();
        await portal.RunAsync("import", folder.Path, "--name", "Đợt một");

        var (exitCode, output, error) = await portal.RunAsync("import", folder.Path, "--name", "Đợt một");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("đã có chiến dịch 1 tên “Đợt một”", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Chiến dịch 2", (await portal.RunAsync("check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_told_without_a_trace()
    {
        using var portal = new PortalProcess();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var (exitCode, output, error) = await portal.RunAsync("--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Địa chỉ này đang có chương trình khác dùng", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_the_second_time()
    {
        using var portal = new PortalProcess();

        var first = await portal.RunAsync("migrate");
        var second = await portal.RunAsync("migrate");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("Initial", first.Output, StringComparison.Ordinal);
        Assert.Equal("Cơ sở dữ liệu đã đúng phiên bản.", second.Output.Trim());
    }

    [Fact]
    public async Task A_command_that_does_not_exist_starts_nothing()
    {
        using var portal = new PortalProcess();

        var (exitCode, _, error) = await portal.RunAsync("exprot", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains("exprot", error, StringComparison.Ordinal);
        Assert.False(File.Exists(portal.Database));
    }

    [Fact]
    public async Task A_portal_whose_database_cannot_be_read_does_not_start()
    {
        using var portal = new PortalProcess();
        await File.WriteAllTextAsync(portal.Database, new string('x', 10_000), TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await portal.RunAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains("file is not a database", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Cấu hình chưa đúng: Database:Provider is “Oracle”")]
    [InlineData("Database__ConnectionString", "Dât Source=x.db", "Cấu hình chưa đúng: Database:ConnectionString cannot be read")]
    [InlineData("Database__ConnectionString", "Data Source=/proc/khong/ghi-duoc.db", "Không đọc hoặc không ghi được tệp: ")]
    public async Task A_command_whose_settings_are_wrong_says_so_in_one_line(string key, string value, string sentence)
    {
        using var portal = new PortalProcess();
        portal.Settings[key] = value;

        var (exitCode, _, error) = await portal.RunAsync("check");

        Assert.Equal(1, exitCode);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_workbook_that_cannot_be_written_is_told_in_one_line()
    {
        var (exitCode, _, error) = await imported.Portal.RunAsync("export", "rollup", "--day", "2023-08-20", "--out", imported.Portal.PathTo("khong/co/tong-hop.xlsx"));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Không đọc hoặc không ghi được tệp: ", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
