using System.IO.Compression;
using System.Security;

namespace CampaignPortal.Tests.Dc01;

/// <summary>A workbook of one sheet written as bare XML, for what no library would write.</summary>
internal static class RawWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string Text(string cell, string text) => $"""<c r="{cell}" t="inlineStr"><is><t>{SecurityElement.Escape(text)}</t></is></c>""";

    /// <summary>The same without packing: a byte of the file is a byte of its XML.</summary>
    public static byte[] Stored(string rows) => Zip(CompressionLevel.NoCompression, Parts(rows));

    public static byte[] Of(string rows, params (string Name, string Content)[] parts) => Zip(CompressionLevel.Optimal, [.. Parts(rows), .. parts]);

    private static (string Name, string Content)[] Parts(string rows) =>
    [
        ("[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"/>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),

        // Rows may be tens of megabytes, and the process small: one copy, not those of an interpolated string.
        ("xl/worksheets/sheet1.xml", string.Concat($"""<worksheet xmlns="{Main}"><sheetData>""", rows, "</sheetData></worksheet>")),
    ];

    private static byte[] Zip(CompressionLevel level, (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name, level).Open());
                part.Write(content);
            }
        }

        return stream.ToArray();
    }
}
