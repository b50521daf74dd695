using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace CampaignPortal.Tests.Excel;

/// <summary>A workbook read back by another library than any that writes one.</summary>
internal static class Cells
{
    // The reader asks for the code page of old files even where it reads none.
    static Cells() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The values of a sheet, row by row.</summary>
    public static List<object?[]> Read(byte[] file, int sheet = 0)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        for (var skipped = 0; skipped < sheet; skipped++)
        {
            Assert.True(reader.NextResult());
        }

        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(c => (object?)reader.GetValue(c))]);
        }

        return rows;
    }

    public static List<string> SheetNames(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
        }
        while (reader.NextResult());
        return names;
    }

    /// <summary>What the Open XML SDK's validator has against the file.</summary>
    public static List<string> Faults(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    /// <summary>The formulae of all sheets, by their cells.</summary>
    public static Dictionary<string, string> Formulae(byte[] file)
    {
        var formulae = new Dictionary<string, string>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var part in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            foreach (var formula in XDocument.Parse(Text(part)).Descendants().Where(e => e.Name.LocalName == "f" && e.Parent!.Name.LocalName == "c"))
            {
                formulae[formula.Parent!.Attribute("r")!.Value] = formula.Value;
            }
        }

        return formulae;
    }

    public static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return Text(zip.GetEntry(name)!);
    }

    private static string Text(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open());
        return reader.ReadToEnd();
    }
}
