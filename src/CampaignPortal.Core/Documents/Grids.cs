using System.Collections.Concurrent;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace CampaignPortal.Core.Documents;

/// <summary>Tables: those that only place things side by side, and those that are ruled.</summary>
internal static class Grids
{
    // Stand where a cell's width and text will, in markup that is made once for each of the few looks that there are.
    private const string AnyWidth = "¦";
    private const string AnyText = "¤";

    // In twentieths of a point.
    private const short Margin = 57;
    private const short NoMargin = 10;

    // A column of a crowded table that has no room for more than a mark.
    private const int MarkShare = 5;

    private static readonly ConcurrentDictionary<Look, string> Markup = new();

    /// <param name="widths">Of the columns, in twentieths of a point.</param>
    /// <param name="rows">Of cells, each the paragraphs that it holds.</param>
    public static WordTable Borderless(IReadOnlyList<int> widths, IReadOnlyList<IReadOnlyList<List<OpenXmlElement>>> rows)
    {
        var table = new WordTable(Opening(widths, BorderValues.None));
        foreach (var row in rows)
        {
            table.AppendChild(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((cell, column) => Cell(Words.Twips(widths[column]), cell))]));
        }

        return table;
    }

    /// <summary>Heading, a row of (1), (2), (3), the rows and the totals.</summary>
    /// <param name="width">Of the whole, in twentieths of a point.</param>
    public static void WriteRuled(BodyXml xml, Table content, int width)
    {
        var shares = content.Columns.Sum(c => c.Share);
        int[] widths = [.. content.Columns.Select(c => width * c.Share / shares)];
        xml.Begin("tbl");
        xml.Add(Opening(widths, BorderValues.Single, content.Columns.Count > Nd30.CrowdedColumns ? NoMargin : Margin));
        Write([content.Columns.Select(c => c.Heading)], isHeading: true, isBold: true);
        Write([content.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1})"))], isHeading: true, isBold: false);
        Write(content.Rows, isHeading: false, isBold: false);
        if (content.Total is not null)
        {
            Write([content.Total], isHeading: false, isBold: true);
        }

        xml.End();

        void Write(IEnumerable<IEnumerable<string>> rows, bool isHeading, bool isBold)
        {
            Pattern[] cells = [.. content.Columns.Select((column, i) => PatternOf(widths[i], CellLook(column, content.Columns.Count, isHeading, isBold)))];
            var properties = new TableRowProperties(new CantSplit());
            if (isHeading)
            {
                properties.AppendChild(new TableHeader());
            }

            foreach (var row in rows)
            {
                xml.Begin("tr");
                xml.Add(properties);
                foreach (var (column, text) in row.Index())
                {
                    xml.Add(cells[column], PlainText.Line(text));
                }

                xml.End();
            }
        }
    }

    private static Pattern PatternOf(int width, Look look)
    {
        var markup = Markup.GetOrAdd(look, l => Cell(AnyWidth, [Words.Paragraph(AnyText, l)]).OuterXml.Replace($" xmlns:w=\"{BodyXml.Main}\"", "", StringComparison.Ordinal))
            .Replace(AnyWidth, Words.Twips(width), StringComparison.Ordinal).Split(AnyText);
        return new(markup[0], markup[1]);
    }

    private static Look CellLook(TableColumn column, int columns, bool isHeading, bool isBold) => new(columns > Nd30.ManyColumns ? Nd30.WideTableText : Nd30.TableText)
    {
        Bold = isBold,
        Italic = isHeading && !isBold,
        Align = isHeading || column.IsOrdinal || (columns > Nd30.CrowdedColumns && column.Share <= MarkShare) ? JustificationValues.Center : column.IsNumber ? JustificationValues.Right : JustificationValues.Left,
        Before = 20,
        After = 20,
        KeepNext = isHeading,
    };

    private static IEnumerable<OpenXmlElement> Opening(IReadOnlyList<int> widths, BorderValues border, short margin = Margin) =>
    [
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
                new TableCellLeftMargin { Width = margin, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = margin, Type = TableWidthValues.Dxa })),
        new TableGrid([.. widths.Select(w => new GridColumn { Width = Words.Twips(w) })]),
    ];

    private static TableCell Cell(string width, IEnumerable<OpenXmlElement> content)
    {
        var cell = new TableCell(new TableCellProperties(
            new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width },
            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Top }));
        cell.Append(content);
        return cell;
    }
}
