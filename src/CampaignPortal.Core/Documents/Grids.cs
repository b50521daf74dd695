using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace CampaignPortal.Core.Documents;

/// <summary>Tables: those that only place things side by side, and those that are ruled.</summary>
internal static class Grids
{
    /// <param name="widths">Of the columns, in twentieths of a point.</param>
    /// <param name="rows">Of cells, each the paragraphs that it holds.</param>
    public static WordTable Borderless(IReadOnlyList<int> widths, IReadOnlyList<IReadOnlyList<List<OpenXmlElement>>> rows)
    {
        var table = Begin(widths, BorderValues.None);
        foreach (var row in rows)
        {
            table.AppendChild(new TableRow([.. row.Select((cell, column) => Cell(widths[column], cell))]));
        }

        return table;
    }

    /// <param name="content">Heading, a row of (1), (2), (3), the rows and the totals.</param>
    /// <param name="width">Of the whole, in twentieths of a point.</param>
    public static WordTable Ruled(Table content, int width)
    {
        var shares = content.Columns.Sum(c => c.Share);
        int[] widths = [.. content.Columns.Select(c => width * c.Share / shares)];
        var table = Begin(widths, BorderValues.Single);
        table.AppendChild(Row(content.Columns.Select(c => c.Heading), isHeading: true, isBold: true));
        table.AppendChild(Row(content.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1})")), isHeading: true, isBold: false));
        foreach (var row in content.Rows)
        {
            table.AppendChild(Row(row, isHeading: false, isBold: false));
        }

        if (content.Total is not null)
        {
            table.AppendChild(Row(content.Total, isHeading: false, isBold: true));
        }

        return table;

        TableRow Row(IEnumerable<string> texts, bool isHeading, bool isBold)
        {
            var properties = new TableRowProperties(new CantSplit());
            if (isHeading)
            {
                properties.AppendChild(new TableHeader());
            }

            var row = new TableRow(properties);
            foreach (var (column, text) in texts.Index())
            {
                var look = new Look(content.Columns.Count > Nd30.ManyColumns ? Nd30.WideTableText : Nd30.TableText)
                {
                    Bold = isBold,
                    Italic = isHeading && !isBold,
                    Align = isHeading ? JustificationValues.Center : content.Columns[column].IsNumber ? JustificationValues.Right : JustificationValues.Left,
                    Before = 20,
                    After = 20,
                    KeepNext = isHeading,
                };
                row.AppendChild(Cell(widths[column], [Words.Paragraph(text, look)]));
            }

            return row;
        }
    }

    private static WordTable Begin(IReadOnlyList<int> widths, BorderValues border) => new(
        new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Words.Twips(widths.Sum()) },
            new TableJustification { Val = TableRowAlignmentValues.Center },
            new TableBorders(
                new TopBorder { Val = border, Size = 4 },
                new LeftBorder { Val = border, Size = 4 },
                new BottomBorder { Val = border, Size = 4 },
                new RightBorder { Val = border, Size = 4 },
                new InsideHorizontalBorder { Val = border, Size = 4 },
                new InsideVerticalBorder { Val = border, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa })),
        new TableGrid([.. widths.Select(w => new GridColumn { Width = Words.Twips(w) })]));

    private static TableCell Cell(int width, IEnumerable<OpenXmlElement> content)
    {
        var cell = new TableCell(new TableCellProperties(
            new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Words.Twips(width) },
            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Top }));
        cell.Append(content);
        return cell;
    }
}
