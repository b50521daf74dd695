using System.Globalization;

namespace CampaignPortal.Core.Excel;

/// <summary>The parts of a workbook beside its sheets and styles.</summary>
internal sealed class WorkbookParts(XmlBytes xml)
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public void Workbook(IReadOnlyList<(string Name, SheetHead Head, int LastRow)> sheets)
    {
        xml.Raw(Head + $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><sheets>");
        foreach (var (index, (name, _, _)) in sheets.Index())
        {
            xml.Raw("<sheet name=\"").Text(name, isCell: false).Raw($"\" sheetId=\"{Text(index + 1)}\" r:id=\"r{Text(index + 1)}\"/>");
        }

        xml.Raw("</sheets><definedNames>");
        foreach (var (index, (name, head, lastRow)) in sheets.Index().Where(s => s.Item.Head.HasFilter))
        {
            xml.Raw($"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{Text(index)}\" hidden=\"1\">'").Text(name, isCell: false)
                .Raw($"'!$A${Text(TableWorkbook.HeadingRow)}:${SheetWriter.Letters(head.Columns.Count)}${Text(lastRow)}</definedName>");
        }

        foreach (var (index, (name, _, _)) in sheets.Index())
        {
            xml.Raw($"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{Text(index)}\">'").Text(name, isCell: false)
                .Raw($"'!${Text(TableWorkbook.HeadingRow)}:${Text(TableWorkbook.HeadingRow)}</definedName>");
        }

        xml.Raw("</definedNames></workbook>");
    }

    public void Relations(int sheets)
    {
        xml.Raw(Head + $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>");
        for (var number = 1; number <= sheets; number++)
        {
            xml.Raw($"<Relationship Id=\"r{Text(number)}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{Text(number)}.xml\"/>");
        }

        xml.Raw("</Relationships>");
    }

    public void Properties(string title, string author, DateTimeOffset created)
    {
        xml.Raw(Head + $"<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
            .Text(CellText.Of(title), isCell: false).Raw("</dc:title><dc:creator>").Text(CellText.Of(author), isCell: false)
            .Raw($"</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{created.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}</dcterms:created></cp:coreProperties>");
    }

    public void Root() => xml.Raw(
        Head + $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"w\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"p\" Type=\"{Package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");

    public void Types(int sheets)
    {
        xml.Raw(Head + $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheet}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Sheet}.styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        for (var number = 1; number <= sheets; number++)
        {
            xml.Raw($"<Override PartName=\"/xl/worksheets/sheet{Text(number)}.xml\" ContentType=\"{Sheet}.worksheet+xml\"/>");
        }

        xml.Raw("</Types>");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
