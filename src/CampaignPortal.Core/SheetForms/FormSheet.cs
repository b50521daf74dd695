using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace CampaignPortal.Core.SheetForms;

/// <summary>One sheet of an opened form.</summary>
/// <param name="Xml">Of the sheet's part.</param>
internal sealed record FormSheet(string Name, WorksheetPart Part, XDocument Xml)
{
    private static readonly XNamespace Main = FormPackage.Main;

    public IEnumerable<XElement> Rows => Data.Elements(Main + "row");

    public IEnumerable<XElement> Cells => Rows.Elements(Main + "c");

    private XElement Data => Xml.Root!.Element(Main + "sheetData") ?? throw new InvalidDataException("no cells");

    public static int Number(XElement row) => (int?)row.Attribute("r") ?? 0;

    public static string Address(XElement cell) => (string?)cell.Attribute("r") ?? "";

    public static string Letters(XElement cell) => string.Concat(Address(cell).TakeWhile(char.IsAsciiLetter));

    public static int Style(XElement cell) => (int?)cell.Attribute("s") ?? 0;

    /// <summary>With every row's and cell's address written out: a file may leave them to be counted.</summary>
    public FormSheet Numbered()
    {
        var row = 0;
        foreach (var element in Rows)
        {
            row = (int?)element.Attribute("r") ?? row + 1;
            element.SetAttributeValue("r", row);
            var column = 0;
            foreach (var cell in element.Elements(Main + "c"))
            {
                column = Letters(cell) is { Length: > 0 } letters ? FormulaText.ColumnOf(letters) : column + 1;
                cell.SetAttributeValue("r", Excel.SheetWriter.Letters(column) + row.ToString(CultureInfo.InvariantCulture));
            }
        }

        return this;
    }

    /// <summary>Writes out the formulae that cells share, so that each can be moved by itself.</summary>
    public void UnshareFormulae()
    {
        var masters = new Dictionary<string, (int Row, int Column, string Text)>(StringComparer.Ordinal);
        foreach (var cell in Cells)
        {
            if (cell.Element(Main + "f") is not { } formula || (string?)formula.Attribute("t") != "shared" || (string?)formula.Attribute("si") is not { } id)
            {
                continue;
            }

            var (row, column) = (Number(cell.Parent!), FormulaText.ColumnOf(Letters(cell)));
            if (formula.Value.Length > 0)
            {
                masters[id] = (row, column, formula.Value);
            }
            else if (masters.TryGetValue(id, out var master))
            {
                formula.Value = FormulaText.Offset(master.Text, row - master.Row, column - master.Column);
            }

            formula.RemoveAttributes();
        }
    }

    /// <summary>The cell of an address; made where the file does not have it.</summary>
    public XElement Need(string address)
    {
        var number = FormulaText.RowOf(string.Concat(address.Where(char.IsAsciiDigit)));
        var row = Rows.FirstOrDefault(r => Number(r) == number);
        if (row is null)
        {
            row = new(Main + "row", new XAttribute("r", number));
            Insert(Data, Rows.LastOrDefault(r => Number(r) < number), row);
        }

        var cell = row.Elements(Main + "c").FirstOrDefault(c => Address(c) == address);
        if (cell is null)
        {
            var column = FormulaText.ColumnOf(string.Concat(address.Where(char.IsAsciiLetter)));
            cell = new(Main + "c", new XAttribute("r", address));
            Insert(row, row.Elements(Main + "c").LastOrDefault(c => FormulaText.ColumnOf(Letters(c)) < column), cell);
        }

        return cell;
    }

    private static void Insert(XElement into, XElement? after, XElement element)
    {
        if (after is null)
        {
            into.AddFirst(element);
        }
        else
        {
            after.AddAfterSelf(element);
        }
    }
}
