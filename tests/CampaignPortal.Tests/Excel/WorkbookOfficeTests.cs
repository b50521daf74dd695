using System.Diagnostics;
using System.Text.RegularExpressions;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Core.ThreeLists;
using CampaignPortal.Tests.SheetForms;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Excel;

/// <summary>LibreOffice works the formulae of our workbooks out by itself, with every stored value taken away before.</summary>
public sealed partial class WorkbookOfficeTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LibreOffice_adds_up_to_the_totals_that_we_wrote()
    {
        Assert.SkipUnless(IsThere("soffice"), "LibreOffice is missing: apt-get install libreoffice-calc-nogui (.ci/run does).");
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        var table = ThreeListWorkbook.Write(campaign, ThreeListTable.Of(campaign, rollup));
        Assert.InRange(Cells.Formulae(table).Count, 5, 20);

        var opened = await OpenAsync(FormFile.With(table, "xl/worksheets/sheet1.xml", sheet => StoredValue().Replace(sheet, "</f>")));

        var (ours, theirs) = (Cells.Read(table), Cells.Read(opened));
        Assert.Equal(ours[TableWorkbook.HeadingRow].Select(Number), theirs[TableWorkbook.HeadingRow].Select(Number));
    }

    [Fact]
    public async Task LibreOffice_works_the_filled_form_out_to_the_figures_of_the_rollup()
    {
        Assert.SkipUnless(IsThere("soffice"), "LibreOffice is missing: apt-get install libreoffice-calc-nogui (.ci/run does).");
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        var form = (await portal.Get<SheetFormService>().FillAsync(TestPortal.Agency(campaign), campaign.Id, 0, null, Day, null, Cancel))!.Value.Content;
        Assert.Empty(Cells.Faults(form));

        var rows = Cells.Read(await OpenAsync(form));

        var total = rows.Single(r => r.Contains("Cộng"));
        Assert.Equal(
            [rollup.Total.Eligible, rollup.Total.ActivatedBefore, (double)rollup.Total.Quota!, rollup.Total.Cumulative, rollup.Total.Cumulative, (double)rollup.Total.PercentOfQuota!, (double)rollup.Total.Remaining!],
            total[2..9].Select(v => (double)v!));
        Assert.Equal(rollup.Rows.Select(r => r.Name), rows.Skip(9).Take(rollup.Rows.Count).Select(r => (string)r[1]!));
    }

    private static object? Number(object? value) => value is double number ? Math.Round(number, 6) : value;

    private static async Task<byte[]> OpenAsync(byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("portal-office-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "in.xlsx"), file, Cancel);
            using var process = Process.Start(new ProcessStartInfo(
                "soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", Path.Combine(folder.FullName, "out"), Path.Combine(folder.FullName, "in.xlsx")])
            { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEndAsync(Cancel);
            await process.StandardOutput.ReadToEndAsync(Cancel);
            await process.WaitForExitAsync(Cancel);
            Assert.True(process.ExitCode == 0, await errors);
            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "out", "in.xlsx"), Cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex("</f><v>[^<]*</v>")]
    private static partial Regex StoredValue();
}
