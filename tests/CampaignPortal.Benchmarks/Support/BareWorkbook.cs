using System.Globalization;
using System.IO.Compression;
using System.Text;
using CampaignPortal.Core.Excel;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>The same cells by the least that makes an .xlsx: four parts, text through a StreamWriter, no style, no title, nothing checked but XML's own signs.</summary>
internal static class BareWorkbook
{
    public static byte[] Write(SheetTable table)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            Part(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new UTF8Encoding(false), 64 * 1024);
            sheet.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
            foreach (var row in table.Rows)
            {
                Row(sheet, row);
            }

            sheet.Write("</sheetData></worksheet>");
        }

        return stream.ToArray();
    }

    private static void Row(StreamWriter sheet, SheetRow row)
    {
        sheet.Write("<row>");
        foreach (var value in row.Values)
        {
            if (value is string text)
            {
                sheet.Write("<c t=\"inlineStr\"><is><t>");
                sheet.Write(text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
                sheet.Write("</t></is></c>");
            }
            else
            {
                sheet.Write("<c><v>");
                switch (value)
                {
                    case int count:
                        sheet.Write(count);
                        break;
                    case DateOnly day:
                        sheet.Write(day.DayNumber - 693593);
                        break;
                    case decimal percent:
                        sheet.Write(percent.ToString(CultureInfo.InvariantCulture));
                        break;
                }

                sheet.Write("</v></c>");
            }
        }

        sheet.Write("</row>");
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write(content);
    }
}
