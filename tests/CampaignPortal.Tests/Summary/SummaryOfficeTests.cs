using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Summary;

/// <summary>The summary report opened by LibreOffice, a program that this project has no part in, and printed to PDF.</summary>
public sealed class SummaryOfficeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LibreOffice_prints_the_report_upright_and_its_appendices_lying_with_every_commune_hamlet_and_unit()
    {
        Assert.SkipUnless(Office.IsThere("soffice") && Office.IsThere("pdftotext"), Office.Missing);
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var view = await portal.Get<SummaryReportService>().GetAsync(TestPortal.Root, campaign.Id, Cancel);

        var (pages, sizes) = await Office.PrintAsync(
            "tong-ket.docx", SummaryFiles.Document(view.Figures, SummaryProse.None, DocumentForm.Standard(campaign.Campaign, DocumentKind.SummaryReport)));

        var lines = pages.SelectMany(p => p.Split('\n')).ToList();
        Assert.DoesNotContain("2", pages[0].Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal("2", pages[1].Split('\n').First(l => l.Trim().Length > 0).Trim());
        Assert.Contains("595.304 x 841.89", sizes, StringComparison.Ordinal);
        Assert.Contains("841.89 x 595.304", sizes, StringComparison.Ordinal);

        // The table of the communes stands in the body, in the details, in the lists and beside DC01.
        Assert.All(view.Figures.Communes, c => Assert.True(lines.Count(l => l.Contains(c.Name, StringComparison.Ordinal)) >= 4, c.Name));
        Assert.All(view.Figures.Hamlets, h => Assert.Contains(
            lines, l => l.Contains(OfficialNumber.Count(h.Eligible), StringComparison.Ordinal) && l.Contains(OfficialNumber.Count(h.Cumulative), StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.Contains(OfficialNumber.Count(view.Figures.Total.Cumulative), StringComparison.Ordinal));
        Assert.Equal(view.Appendices.Count, lines.Count(l => l.Trim().StartsWith("Phụ lục ", StringComparison.Ordinal)));
    }
}
