using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.SheetForms;

/// <summary>A cell that is filled.</summary>
/// <param name="Text">With the fields in their braces.</param>
internal sealed record FormCell(string Sheet, string Address, string Text, IReadOnlyList<string> Keys, FormGroup Group)
{
    public int Row => FormulaText.RowOf(string.Concat(Address.Where(char.IsAsciiDigit)));

    public string Column => string.Concat(Address.Where(char.IsAsciiLetter));
}

/// <summary>A row with fields of a group.</summary>
/// <param name="Named">The rows that bear the names of communes or units themselves, each with whose it is; null where the row is repeated.</param>
internal sealed record FormRow(string Sheet, int Row, FormGroup Group, IReadOnlyList<FormCell> Cells, IReadOnlyList<(int Row, int Id)>? Named);

/// <summary>What a form asks for and where.</summary>
/// <param name="Unsure">Names of rows that could be a commune's and are not known to be, with their cells.</param>
internal sealed partial record FormPlan(IReadOnlyList<FormCell> Cells, IReadOnlyList<FormRow> Rows, IReadOnlyList<(string Where, string Name)> Unsure, IReadOnlyList<FormFault> Faults)
{
    private static readonly XNamespace Main = FormPackage.Main;

    public IReadOnlySet<FormGroup> Groups => Rows.Select(r => r.Group).ToHashSet();

    public static FormPlan Of(FormPackage package, CampaignDefinition campaign)
    {
        var fields = new FormFields(campaign).ByKey;
        var (cells, rows, unsure, faults) = (new List<FormCell>(), new List<FormRow>(), new List<(string, string)>(), new List<FormFault>());
        var named = NamedCells(package, fields);
        foreach (var sheet in package.Sheets)
        {
            var found = sheet.Cells.Select(c => CellOf(package, sheet, c, named, fields, faults)).OfType<FormCell>().ToList();
            cells.AddRange(found.Where(c => c.Group == FormGroup.None));
            foreach (var row in found.Where(c => c.Group != FormGroup.None).GroupBy(c => c.Row))
            {
                rows.Add(new RowOf(package, sheet, campaign).Read([.. row], unsure, faults));
            }
        }

        foreach (var (where, formula) in Formulae(package).Where(f => f.Formula.Contains("#REF!", StringComparison.Ordinal)))
        {
            faults.Add(new(FormFaultCode.LostCells, where, formula));
        }

        if (cells.Count + rows.Count == 0 && faults.Count == 0)
        {
            faults.Add(new(FormFaultCode.NoFields));
        }

        return new(cells, rows, unsure, faults);
    }

    private static FormCell? CellOf(
        FormPackage package, FormSheet sheet, XElement cell, Dictionary<(string Sheet, string Address), string> named, IReadOnlyDictionary<string, FormField> fields, List<FormFault> faults)
    {
        var address = (string?)cell.Attribute("r") ?? "";
        var where = $"{sheet.Name}!{address}";
        var text = named.TryGetValue((sheet.Name, address), out var byName) ? $"{{{{{byName}}}}}" : package.TextOf(cell);
        if (text is null || !text.Contains("{{", StringComparison.Ordinal))
        {
            return null;
        }

        var keys = Field().Matches(text).Select(m => FormFields.KeyOf(m.Groups["field"].Value)).ToList();
        foreach (var unknown in Field().Matches(text).Select(m => m.Groups["field"].Value).Where(f => !fields.ContainsKey(FormFields.KeyOf(f))))
        {
            faults.Add(new(FormFaultCode.UnknownField, where, unknown));
        }

        if (Field().Replace(text, "").Contains("{{", StringComparison.Ordinal))
        {
            faults.Add(new(FormFaultCode.OpenField, where, text));
        }

        var groups = keys.Where(fields.ContainsKey).Select(k => fields[k].Group).Where(g => g != FormGroup.None).Distinct().ToList();
        if (groups.Count > 1)
        {
            faults.Add(new(FormFaultCode.MixedRow, where, text));
        }

        return new(sheet.Name, address, text, keys, groups.FirstOrDefault());
    }

    // A name that the workbook gives to a cell means the field of that name.
    private static Dictionary<(string Sheet, string Address), string> NamedCells(FormPackage package, IReadOnlyDictionary<string, FormField> fields)
    {
        var cells = new Dictionary<(string, string), string>();
        foreach (var name in package.Workbook.Root!.Elements(Main + "definedNames").Elements())
        {
            var key = FormFields.KeyOf((string?)name.Attribute("name") ?? "");
            if (fields.ContainsKey(key) && NamedCell().Match(name.Value) is { Success: true } place)
            {
                cells[(FormulaText.SheetOf(place.Groups["sheet"].Value), place.Groups["col"].Value + place.Groups["row"].Value)] = key;
            }
        }

        // A cell that holds nothing and has no format is not written in the file; the name makes it one.
        foreach (var (sheetName, address) in cells.Keys)
        {
            package.Sheets.FirstOrDefault(s => s.Name == sheetName)?.Need(address);
        }

        return cells;
    }

    private static IEnumerable<(string Where, string Formula)> Formulae(FormPackage package) =>
        (from sheet in package.Sheets
         from cell in sheet.Cells
         from formula in cell.Elements(Main + "f")
         select ($"{sheet.Name}!{(string?)cell.Attribute("r")}", formula.Value))
        .Concat(from name in package.Workbook.Root!.Elements(Main + "definedNames").Elements() select ((string?)name.Attribute("name") ?? "", name.Value));

    [GeneratedRegex(@"\{\{(?<field>[^{}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Field();

    [GeneratedRegex(@"^=?(?<sheet>.+)!\$?(?<col>[A-Z]{1,3})\$?(?<row>[0-9]+)(:.*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedCell();

    /// <summary>Reads one row with fields of a group.</summary>
    private sealed class RowOf(FormPackage package, FormSheet sheet, CampaignDefinition campaign)
    {
        private readonly AreaMatcher _communes = new(campaign.Communes, campaign.Campaign.HostName, new Dictionary<string, int?>());
        private readonly Dictionary<string, int> _units = campaign.Units.DistinctBy(u => SearchKey.Of(u.Name)).ToDictionary(u => SearchKey.Of(u.Name), u => u.Id);

        public FormRow Read(IReadOnlyList<FormCell> cells, List<(string, string)> unsure, List<FormFault> faults)
        {
            var (row, group) = (cells[0].Row, cells[0].Group);
            if (cells.Any(c => c.Group != group))
            {
                faults.Add(new(FormFaultCode.MixedRow, $"{sheet.Name}!{cells[0].Address}", string.Join(' ', cells.Select(c => c.Text))));
            }

            var named = cells.Any(c => c.Keys.Contains(FormFields.Prefix(group) + FormFields.Name)) ? null : Named(row, group, unsure);
            if (named is null && Merges().Any(m => m.From <= row && m.To >= row && m.From != m.To))
            {
                faults.Add(new(FormFaultCode.MergedRow, $"{sheet.Name}!{cells[0].Address}"));
            }

            return new(sheet.Name, row, group, cells, named);
        }

        // The first text of the row that is a name says in which column the names stand; the rows below follow it.
        private List<(int Row, int Id)>? Named(int row, FormGroup group, List<(string, string)> unsure)
        {
            if (sheet.Rows.FirstOrDefault(r => Number(r) == row)?.Elements(Main + "c").FirstOrDefault(c => IdOf(c, group) is not null) is not { } first)
            {
                return null;
            }

            var column = Letters(first);
            var others = sheet.Rows.Where(r => Number(r) > row).ToList();
            var named = new List<(int Row, int Id)> { (row, IdOf(first, group)!.Value) };
            foreach (var cell in others.SelectMany(r => r.Elements(Main + "c")).Where(c => Letters(c) == column))
            {
                if (IdOf(cell, group) is { } id && named.TrueForAll(n => n.Id != id))
                {
                    named.Add((Number(cell.Parent!), id));
                }
                else if (group == FormGroup.Communes && package.TextOf(cell) is { } text && !AreaName.IsTotal(text) && _communes.Find(AreaName.Of(text)).State == MatchState.Doubtful)
                {
                    unsure.Add(($"{sheet.Name}!{(string?)cell.Attribute("r")}", text));
                }
            }

            return named;
        }

        private int? IdOf(XElement cell, FormGroup group) =>
            package.TextOf(cell) is not { Length: > 0 } text || text.Contains("{{", StringComparison.Ordinal) ? null
            : group == FormGroup.Communes && !AreaName.IsTotal(text) && _communes.Find(AreaName.Of(text)) is { State: MatchState.Matched } found ? found.Communes[0].Id
            : group == FormGroup.Units && _units.TryGetValue(SearchKey.Of(text), out var unit) ? unit
            : null;

        private IEnumerable<(int From, int To)> Merges() => sheet.Xml.Root!.Elements(Main + "mergeCells").Elements(Main + "mergeCell")
            .Select(m => ((string?)m.Attribute("ref") ?? "").Split(':').Select(a => string.Concat(a.Where(char.IsAsciiDigit))).Where(a => a.Length > 0).Select(FormulaText.RowOf).ToList())
            .Where(m => m.Count > 0).Select(m => (m[0], m[^1]));

        private static int Number(XElement row) => int.Parse((string?)row.Attribute("r") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);

        private static string Letters(XElement cell) => string.Concat(((string?)cell.Attribute("r") ?? "").Where(char.IsAsciiLetter));
    }
}
