using CampaignPortal.Core.Reports;
using CampaignPortal.Tests.Support;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CampaignPortal.Tests.Reports;

/// <summary>What the files of a document say, read back from their bytes.</summary>
internal static class IssuedDocument
{
    public static async Task<byte[]> BytesAsync(TestPortal portal, int campaignId, IssuedFileRow file) =>
        (await portal.Get<IssuedFileService>().GetAsync(TestPortal.Root, campaignId, file.Id))!.Value.Content;

    /// <summary>The paragraphs outside tables.</summary>
    public static List<string> Paragraphs(byte[] docx)
    {
        using var file = Open(docx);
        return [.. file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];
    }

    /// <summary>Every text, those that tables place side by side too.</summary>
    public static string Text(byte[] docx)
    {
        using var file = Open(docx);
        return string.Join('\n', file.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
    }

    /// <summary>The rows of each table that has a heading row, without the headings.</summary>
    public static List<List<List<string>>> Tables(byte[] docx)
    {
        using var file = Open(docx);
        return
        [
            .. file.MainDocumentPart!.Document!.Body!.Elements<Table>().Where(t => t.Descendants<TableHeader>().Any())
                .Select(t => t.Elements<TableRow>().Where(r => !r.Descendants<TableHeader>().Any())
                    .Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToList()).ToList()),
        ];
    }

    /// <summary>The cells of a sheet below its headings, as values.</summary>
    public static List<List<object>> Rows(byte[] xlsx, string sheet, int headingRow = 7)
    {
        using var workbook = new XLWorkbook(new MemoryStream(xlsx));
        var used = workbook.Worksheet(sheet).RangeUsed();
        return
        [
            .. workbook.Worksheet(sheet).Rows(headingRow + 1, used.LastRow().RowNumber())
                .Select(r => r.Cells(1, used.LastColumn().ColumnNumber()).Select(c => c.Value).ToList()),
        ];
    }

    public static List<string> Faults(byte[] bytes)
    {
        using OpenXmlPackage file = bytes.AsSpan().IndexOf("word/"u8) >= 0 ? Open(bytes) : SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(f => $"{f.Path?.XPath}: {f.Description}")];
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
}
