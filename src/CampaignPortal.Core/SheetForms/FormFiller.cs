using System.Globalization;
using System.Xml.Linq;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Fills an opened form with figures, cell by cell; whatever it does not fill stays as it is.</summary>
internal sealed class FormFiller(FormPackage package, FormPlan plan, FormFigures figures)
{
    private static readonly XNamespace Main = FormPackage.Main;

    private readonly FormValues _values = new(package);

    private readonly Dictionary<string, RowMap> _maps = plan.Rows.Where(r => r.Named is null).GroupBy(r => r.Sheet).ToDictionary(
        g => g.Key, g => new RowMap(g.ToDictionary(r => r.Row, r => figures.Lines[r.Group].Count)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The filled workbook's bytes.</summary>
    public byte[] Fill()
    {
        foreach (var sheet in package.Sheets)
        {
            if (_maps.Values.Any(m => !m.IsSame))
            {
                sheet.UnshareFormulae();
            }

            foreach (var cell in plan.Cells.Where(c => c.Sheet == sheet.Name))
            {
                _values.Set(sheet.Need(cell.Address), cell.Text, figures.Once);
            }

            foreach (var row in plan.Rows.Where(r => r.Sheet == sheet.Name && r.Named is not null))
            {
                Named(sheet, row);
            }

            Heads(sheet);
            Rows(sheet);
        }

        new FormMover(package, Map).Move();
        Recalculate();
        return package.Save();
    }

    private RowMap? Map(string sheet) => _maps.GetValueOrDefault(sheet);

    // A form that names its communes itself: each line's figures into the columns of the first one's fields.
    private void Named(FormSheet sheet, FormRow row)
    {
        foreach (var (number, id) in row.Named!)
        {
            if (figures.Lines[row.Group].FirstOrDefault(l => l.Id == id) is not { } line)
            {
                continue;
            }

            foreach (var field in row.Cells)
            {
                var cell = sheet.Need(field.Column + number.ToString(CultureInfo.InvariantCulture));
                if (cell.Element(Main + "f") is null)
                {
                    _values.Set(cell, field.Text, Of(line));
                }
            }
        }
    }

    private void Rows(FormSheet sheet)
    {
        var map = Map(sheet.Name) ?? RowMap.Same;
        var repeated = plan.Rows.Where(r => r.Sheet == sheet.Name && r.Named is null).ToDictionary(r => r.Row);
        foreach (var row in sheet.Rows.ToList())
        {
            var number = FormSheet.Number(row);
            if (!repeated.TryGetValue(number, out var form))
            {
                Place(row, map.First(number), sheet.Name, null);
                continue;
            }

            var lines = figures.Lines[form.Group];
            var copies = Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Select(_ => new XElement(row)).ToList();
            row.AddAfterSelf(copies);
            foreach (var (copy, element) in copies.Prepend(row).Index())
            {
                foreach (var field in form.Cells)
                {
                    var cell = element.Elements(Main + "c").First(c => FormSheet.Address(c) == field.Address);
                    _values.Set(cell, field.Text, lines.Count == 0 ? null : Of(lines[copy]));
                }

                Place(element, map.First(number) + copy, sheet.Name, (number, copy));
            }
        }
    }

    // What a line has not, such as the name of the host, is the same for all lines.
    private Dictionary<string, object?> Of(FormLine line)
    {
        var values = new Dictionary<string, object?>(figures.Once, StringComparer.Ordinal);
        foreach (var (key, value) in line.Values)
        {
            values[key] = value;
        }

        return values;
    }

    private void Place(XElement row, int number, string sheet, (int Row, int Copy)? own)
    {
        row.SetAttributeValue("r", number);
        foreach (var cell in row.Elements(Main + "c"))
        {
            cell.SetAttributeValue("r", FormSheet.Letters(cell) + number.ToString(CultureInfo.InvariantCulture));
            if (cell.Element(Main + "f") is { } formula)
            {
                formula.Value = FormulaText.Move(formula.Value, sheet, Map, own);
                if ((string?)formula.Attribute("ref") is { } area && Map(sheet) is { } map)
                {
                    formula.SetAttributeValue("ref", FormulaText.MoveRange(area, map));
                }
            }
        }
    }

    // Lines at the top and foot of printed pages; "&" begins a command there.
    private void Heads(FormSheet sheet)
    {
        foreach (var line in sheet.Xml.Root!.Elements(Main + "headerFooter").Elements())
        {
            line.Value = FormPlan.Field().Replace(line.Value, m => figures.Once.TryGetValue(FormFields.KeyOf(m.Groups["field"].Value), out var value)
                ? FormValues.Text(value).Replace("&", "&&", StringComparison.Ordinal) : m.Value);
        }
    }

    // Values that were worked out from the empty form are old: the program that opens the file works them out anew.
    private void Recalculate()
    {
        foreach (var cell in package.Sheets.SelectMany(s => s.Cells).Where(c => c.Element(Main + "f") is not null))
        {
            cell.Element(Main + "v")?.Remove();
            cell.SetAttributeValue("t", null);
        }

        var root = package.Workbook.Root!;
        var calculation = root.Element(Main + "calcPr");
        if (calculation is null)
        {
            var before = root.Elements().Last(e => e.Name.LocalName is "workbookPr" or "bookViews" or "sheets" or "functionGroups" or "externalReferences" or "definedNames");
            before.AddAfterSelf(calculation = new(Main + "calcPr"));
        }

        calculation.SetAttributeValue("fullCalcOnLoad", 1);
        if (package.Book.CalculationChainPart is { } chain)
        {
            package.Book.DeletePart(chain);
        }
    }
}
