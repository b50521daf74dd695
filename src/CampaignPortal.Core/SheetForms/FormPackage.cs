using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace CampaignPortal.Core.SheetForms;

/// <summary>
/// An opened form. Its parts are edited as XML, and those that need no change keep their bytes: formats, widths, print set-up, pictures
/// and whatever else stands in them stay as they were.
/// </summary>
internal sealed class FormPackage : IDisposable
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly MemoryStream _stream = new();
    private readonly SpreadsheetDocument _document;
    private readonly Dictionary<OpenXmlPart, XDocument> _opened = [];

    public FormPackage(byte[] file)
    {
        _stream.Write(file);
        _document = SpreadsheetDocument.Open(_stream, isEditable: true, new() { AutoSave = false });
        Book = _document.WorkbookPart ?? throw new InvalidDataException("no workbook");
        Workbook = Xml(Book);
        Sheets =
        [
            .. from sheet in Workbook.Root!.Elements(Main + "sheets").Elements(Main + "sheet")
               let part = Book.TryGetPartById((string?)sheet.Attribute(Office + "id") ?? "", out var found) ? found as WorksheetPart : null
               where part is not null
               select new FormSheet((string?)sheet.Attribute("name") ?? "", part, Xml(part)).Numbered(),
        ];
        Texts = Book.SharedStringTablePart is { } texts ? [.. Xml(texts).Root!.Elements(Main + "si")] : [];
        Styles = Book.WorkbookStylesPart is { } styles ? new(Xml(styles)) : null;
    }

    public WorkbookPart Book { get; }

    public XDocument Workbook { get; }

    public IReadOnlyList<FormSheet> Sheets { get; }

    /// <summary>What cells share, by number.</summary>
    public IReadOnlyList<XElement> Texts { get; }

    /// <summary>Null where the form has none.</summary>
    public FormStyles? Styles { get; }

    public SpreadsheetDocument Document => _document;

    /// <summary>A part as XML, to read or to change.</summary>
    /// <exception cref="XmlException">It is none.</exception>
    public XDocument Xml(OpenXmlPart part)
    {
        if (!_opened.TryGetValue(part, out var xml))
        {
            using var reader = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
            _opened[part] = xml = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }

        return xml;
    }

    /// <summary>The text of a cell that holds one; null for numbers, formulae and blanks.</summary>
    public string? TextOf(XElement cell) => TextElement(cell) is not { } text ? null : string.Concat(text.DescendantsAndSelf(Main + "t").Where(t => t.Parent?.Name != Main + "rPh").Select(t => t.Value));

    /// <summary>The element with the runs of a cell's text.</summary>
    public XElement? TextElement(XElement cell) => cell.Element(Main + "f") is not null ? null : (string?)cell.Attribute("t") switch
    {
        "s" => int.TryParse(cell.Element(Main + "v")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Texts.Count ? Texts[number] : null,
        "inlineStr" => cell.Element(Main + "is"),
        _ => null,
    };

    /// <summary>The bytes with every part that was opened written anew.</summary>
    public byte[] Save()
    {
        foreach (var (part, xml) in _opened)
        {
            using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
            xml.Save(stream, SaveOptions.DisableFormatting);
        }

        _document.Save();
        _document.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _stream.Dispose();
    }
}
