using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Excel;

/// <summary>Plain tables with one heading row as a workbook for print.</summary>
public static class TableWorkbook
{
    /// <summary>The headings; rows follow below.</summary>
    public const int HeadingRow = 7;

    /// <summary>The workbook's bytes (.xlsx).</summary>
    public static byte[] Write(CampaignDefinition campaign, SheetTable table) => WriteSheets(campaign, [table]);

    /// <summary>The workbook's bytes (.xlsx): one sheet a table.</summary>
    public static byte[] WriteSheets(CampaignDefinition campaign, IReadOnlyList<SheetTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream, campaign, tables[0].Title))
        {
            foreach (var table in tables)
            {
                writer.Begin(table.Head);
                var sums = new TableSums(table.Rows);
                foreach (var (index, row) in table.Rows.Index())
                {
                    writer.Row(row, sums.Of(index, table.Columns.Count));
                }
            }
        }

        return stream.ToArray();
    }
}
