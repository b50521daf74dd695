using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Moves everything that points at rows and is no cell: merged cells, rules of formats and of input, names, print areas, tables, notes, pictures, charts.</summary>
internal sealed partial class FormMover(FormPackage package, Func<string, RowMap?> maps)
{
    private static readonly XNamespace Main = FormPackage.Main;
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

    private static readonly string[] Formulae = ["f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"];

    public void Move()
    {
        foreach (var name in package.Workbook.Root!.Elements(Main + "definedNames").Elements())
        {
            name.Value = FormulaText.Move(name.Value, "", maps);
        }

        foreach (var sheet in package.Sheets)
        {
            var map = maps(sheet.Name);
            foreach (var formula in Outside(sheet).Where(e => Formulae.Contains(e.Name.LocalName)))
            {
                formula.Value = FormulaText.Move(formula.Value, sheet.Name, maps);
            }

            foreach (var chart in sheet.Part.DrawingsPart?.ChartParts.Select(package.Xml) ?? [])
            {
                foreach (var formula in chart.Descendants().Where(e => e.Name.LocalName == "f"))
                {
                    formula.Value = FormulaText.Move(formula.Value, sheet.Name, maps);
                }
            }

            if (map is { IsSame: false })
            {
                Merges(sheet, map);
                Ranges(Outside(sheet).Where(e => e.Name != Main + "mergeCell"), map);
                Parts(sheet.Part, map);
            }
        }
    }

    private static IEnumerable<XElement> Outside(FormSheet sheet) => sheet.Xml.Root!.Elements().Where(e => e.Name != Main + "sheetData").SelectMany(e => e.DescendantsAndSelf());

    private static void Ranges(IEnumerable<XElement> elements, RowMap map)
    {
        foreach (var element in elements)
        {
            foreach (var attribute in element.Attributes().Where(a => a.Name.LocalName is "ref" or "sqref"))
            {
                attribute.Value = string.Join(' ', attribute.Value.Split(' ').Select(range => FormulaText.MoveRange(range, map)));
            }

            if (element.Name.LocalName == "sqref")
            {
                element.Value = string.Join(' ', element.Value.Split(' ').Select(range => FormulaText.MoveRange(range, map)));
            }
            else if (element.Name == Main + "brk" && element.Parent!.Name == Main + "rowBreaks")
            {
                element.SetAttributeValue("id", map.Last((int)element.Attribute("id")!));
            }
        }
    }

    // Cells that are merged within a repeated row are merged in each of its copies.
    private static void Merges(FormSheet sheet, RowMap map)
    {
        foreach (var merge in sheet.Xml.Root!.Elements(Main + "mergeCells").Elements(Main + "mergeCell").ToList())
        {
            var range = (string?)merge.Attribute("ref") ?? "";
            var ends = range.Split(':');
            var rows = ends.Select(e => FormulaText.RowOf(string.Concat(e.Where(char.IsAsciiDigit)))).ToList();
            if (ends.Length == 2 && rows[0] == rows[1] && map.IsRepeated(rows[0]))
            {
                var columns = ends.Select(e => string.Concat(e.Where(char.IsAsciiLetter))).ToList();
                merge.ReplaceWith(Enumerable.Range(map.First(rows[0]), map.Last(rows[0]) - map.First(rows[0]) + 1).Select(row =>
                    new XElement(Main + "mergeCell", new XAttribute("ref", string.Create(CultureInfo.InvariantCulture, $"{columns[0]}{row}:{columns[1]}{row}")))));
            }
            else
            {
                merge.SetAttributeValue("ref", FormulaText.MoveRange(range, map));
            }
        }

        sheet.Xml.Root!.Element(Main + "mergeCells")?.SetAttributeValue("count", sheet.Xml.Root.Elements(Main + "mergeCells").Elements().Count());
    }

    private void Parts(WorksheetPart part, RowMap map)
    {
        foreach (var table in part.TableDefinitionParts.Select(package.Xml))
        {
            Ranges(table.Descendants(), map);
        }

        if (part.WorksheetCommentsPart is { } notes)
        {
            foreach (var note in package.Xml(notes).Descendants(Main + "comment"))
            {
                var address = (string?)note.Attribute("ref") ?? "A1";
                note.SetAttributeValue("ref", string.Concat(address.Where(char.IsAsciiLetter)) + map.First(FormulaText.RowOf(string.Concat(address.Where(char.IsAsciiDigit)))).ToString(CultureInfo.InvariantCulture));
            }
        }

        foreach (var row in part.DrawingsPart is { } drawings ? package.Xml(drawings).Descendants(Drawing + "row") : [])
        {
            row.Value = Below(row.Value, map);
        }

        foreach (var shapes in part.VmlDrawingParts)
        {
            string text;
            using (var reader = new StreamReader(shapes.GetStream(FileMode.Open, FileAccess.Read)))
            {
                text = reader.ReadToEnd();
            }

            using var writer = new StreamWriter(shapes.GetStream(FileMode.Create, FileAccess.Write));
            writer.Write(NoteRow().Replace(text, m => m.Groups["open"].Value + Below(m.Groups["row"].Value, map)));
        }
    }

    // Pictures count rows from 0.
    private static string Below(string row, RowMap map) =>
        int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (map.First(number + 1) - 1).ToString(CultureInfo.InvariantCulture) : row;

    [GeneratedRegex("(?<open><x:Row>)(?<row>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoteRow();
}
