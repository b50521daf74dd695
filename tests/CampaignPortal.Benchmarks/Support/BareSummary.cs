using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>The floor of <see cref="SummaryMeasure"/>: the cells of a file written again by raw <see cref="OpenXmlWriter"/>, without a style.</summary>
internal static class BareSummary
{
    /// <summary>The text of every cell of every table.</summary>
    public static List<List<List<string>>> TablesOf(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return
        [
            .. file.MainDocumentPart!.Document!.Body!.Elements<W.Table>()
                .Select(t => t.Elements<W.TableRow>().Select(r => r.Elements<W.TableCell>().Select(c => c.InnerText).ToList()).ToList()),
        ];
    }

    /// <summary>Every cell of every sheet: a number, or null, or text.</summary>
    public static List<List<List<object?>>> SheetsOf(byte[] xlsx)
    {
        using var workbook = new ClosedXML.Excel.XLWorkbook(new MemoryStream(xlsx));
        return
        [
            .. workbook.Worksheets.Select(s => s.RowsUsed()
                .Select(r => r.Cells(1, s.LastColumnUsed().ColumnNumber()).Select(c => c.Value is double n ? n : c.Value is "" ? null : (object?)c.GetString()).ToList()).ToList()),
        ];
    }

    public static byte[] Document(List<List<List<string>>> tables)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            using var writer = OpenXmlWriter.Create(file.AddMainDocumentPart());
            writer.WriteStartElement(new W.Document());
            writer.WriteStartElement(new W.Body());
            foreach (var table in tables)
            {
                writer.WriteStartElement(new W.Table());
                foreach (var row in table)
                {
                    writer.WriteStartElement(new W.TableRow());
                    foreach (var text in row)
                    {
                        writer.WriteStartElement(new W.TableCell());
                        writer.WriteStartElement(new W.Paragraph());
                        writer.WriteStartElement(new W.Run());
                        writer.WriteElement(new W.Text(text));
                        writer.WriteEndElement();
                        writer.WriteEndElement();
                        writer.WriteEndElement();
                    }

                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    public static byte[] Workbook(List<List<List<object?>>> sheets)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var names = new Sheets();
            foreach (var (index, rows) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                names.AppendChild(new Sheet { Name = string.Create(CultureInfo.InvariantCulture, $"S{index}"), SheetId = (uint)index + 1, Id = book.GetIdOfPart(part) });
                using var writer = OpenXmlWriter.Create(part);
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                foreach (var row in rows)
                {
                    writer.WriteStartElement(new Row());
                    foreach (var value in row)
                    {
                        Cell(writer, value);
                    }

                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            book.Workbook = new(names);
        }

        return stream.ToArray();
    }

    private static void Cell(OpenXmlWriter writer, object? value)
    {
        switch (value)
        {
            case double number:
                writer.WriteStartElement(new Cell());
                writer.WriteElement(new CellValue(number.ToString(CultureInfo.InvariantCulture)));
                break;
            case string text:
                writer.WriteStartElement(new Cell { DataType = CellValues.InlineString });
                writer.WriteElement(new InlineString(new Text(text)));
                break;
            default:
                writer.WriteStartElement(new Cell());
                break;
        }

        writer.WriteEndElement();
    }
}
