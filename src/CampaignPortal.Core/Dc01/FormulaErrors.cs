using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace CampaignPortal.Core.Dc01;

/// <summary>Cells of an .xlsx whose formula came to nothing: the library gives them as blank, which is something else.</summary>
internal static class FormulaErrors
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MaxErrors = 100_000;

    /// <summary>What the cells show, by sheet, row and column from 0. Empty for an old file and where the parts are not as they should be.</summary>
    public static IReadOnlyDictionary<(string Sheet, int Row, int Column), string> Find(byte[] file)
    {
        var errors = new Dictionary<(string, int, int), string>();
        if (file[0] != 'P')
        {
            return errors;
        }

        using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        var targets = Elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
            .Select(e => (Id: e.GetAttribute("Id"), Target: e.GetAttribute("Target"))).ToList();
        var sheets = Elements(archive, "xl/workbook.xml", "sheet")
            .Select(e => (Name: e.GetAttribute("name"), Id: e.GetAttribute("id", Relations))).ToList();
        foreach (var (name, id) in sheets)
        {
            if (name is not null && targets.Find(t => t.Id == id).Target is { } target)
            {
                Find(archive, target.StartsWith('/') ? target[1..] : "xl/" + target, name, errors);
            }
        }

        return errors;
    }

    private static void Find(ZipArchive archive, string part, string sheet, Dictionary<(string, int, int), string> errors)
    {
        foreach (var cell in Elements(archive, part, "c"))
        {
            if (cell.GetAttribute("t") != "e" || PlaceOf(cell.GetAttribute("r")) is not var (row, column) || errors.Count == MaxErrors)
            {
                continue;
            }

            using var inner = cell.ReadSubtree();
            errors[(sheet, row, column)] = inner.ReadToFollowing("v", cell.NamespaceURI) ? inner.ReadElementContentAsString() : "#VALUE!";
        }
    }

    private static IEnumerable<XmlReader> Elements(ZipArchive archive, string part, string name)
    {
        if (archive.GetEntry(part) is not { } entry)
        {
            yield break;
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name)
            {
                yield return reader;
            }
        }
    }

    // "B12"; null where it is none.
    private static (int Row, int Column)? PlaceOf(string? reference)
    {
        var letters = reference?.TakeWhile(char.IsAsciiLetterUpper).Count() ?? 0;
        return letters is > 0 and <= 3 && int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0
            ? (row - 1, reference!.Take(letters).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1)
            : null;
    }
}
