using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Summary;

/// <summary>The files of the summary report: a draft's to look at, or the bytes that are issued.</summary>
public static class SummaryFiles
{
    /// <summary>The .docx with its appendices.</summary>
    public static byte[] Document(SummaryFigures figures, SummaryProse prose, DocumentForm form)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(prose);
        ArgumentNullException.ThrowIfNull(form);
        return DocumentWriter.Write(SummaryDocument.Of(figures, prose, form));
    }

    /// <summary>The .xlsx: a sheet for each table of the report that has rows.</summary>
    public static byte[] Workbook(CampaignDefinition campaign, SummaryFigures figures) =>
        TableWorkbook.WriteSheets(campaign, [.. SummarySheets.Of(figures).Where(t => t.Rows.Any(r => !r.IsTotal))]);
}
