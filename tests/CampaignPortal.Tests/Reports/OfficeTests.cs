using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Reports;

/// <summary>An issued report opened by LibreOffice, a program that this project has no part in, and printed to PDF.</summary>
public sealed class OfficeTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LibreOffice_prints_the_report_on_A4_with_every_commune_and_its_figures()
    {
        Assert.SkipUnless(
            Office.IsThere("soffice") && Office.IsThere("pdftotext"),
            Office.Missing);
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        Assert.Equal(
            IssueOutcome.Issued,
            await portal.Get<DailyReportService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, Day, isIncompleteAccepted: true, Cancel));
        var view = await portal.Get<DailyReportService>().GetAsync(TestPortal.Root, campaign.Id, Day, Cancel);
        var folder = Directory.CreateTempSubdirectory("portal-office-");
        try
        {
            foreach (var file in view.Files)
            {
                var path = Path.Combine(folder.FullName, file.FileName);
                await File.WriteAllBytesAsync(path, await IssuedDocument.BytesAsync(portal, campaign.Id, file), Cancel);
                await Office.RunAsync(
                    "soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, path);
                var pdf = Path.ChangeExtension(path, ".pdf");
                var text = await Office.RunAsync("pdftotext", "-layout", pdf, "-");

                Assert.All(view.Figures.Rows, row => Assert.Contains(text.Split('\n'), line => line.Contains(row.Name, StringComparison.Ordinal)));

                // A workbook's numbers are written as the reader's own system writes them.
                Assert.Contains(OfficialNumber.Count(view.Figures.Total.Cumulative), text.Replace(',', '.'), StringComparison.Ordinal);
                if (file.FileName.EndsWith(".docx", StringComparison.Ordinal))
                {
                    var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
                    Assert.DoesNotContain("2", pages[0].Split('\n')[0], StringComparison.Ordinal);
                    Assert.Equal("2", pages[1].Split('\n').First(l => l.Trim().Length > 0).Trim());
                    var sizes = await Office.RunAsync("pdfinfo", "-f", "1", "-l", "9", pdf);
                    Assert.Contains("595.304 x 841.89", sizes, StringComparison.Ordinal);
                    Assert.Contains("841.89 x 595.304", sizes, StringComparison.Ordinal);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
