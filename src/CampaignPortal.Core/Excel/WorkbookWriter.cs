using System.Globalization;
using System.IO.Compression;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Excel;

/// <summary>
/// Writes every table of the portal as .xlsx, from one of ten lines to one of millions: straight into the packed file, row by row,
/// so that memory stays flat. The one style: titles above, headings that repeat and stay in sight, A4, page x/y.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    /// <summary>Most rows of a sheet; what is more goes on in the next one.</summary>
    public const int MaxRows = 1_048_576;

    // Packing takes longer than writing: the next level would halve the size for twice the time.
    private const CompressionLevel Level = CompressionLevel.Fastest;

    private readonly ZipArchive _zip;
    private readonly Campaign _campaign;
    private readonly string _title;
    private readonly DateTimeOffset _created;
    private readonly int _lastRow;
    private readonly XmlBytes _xml = new();
    private readonly CellStyles _styles = new();
    private readonly List<(string Name, SheetHead Head, int LastRow)> _sheets = [];
    private SheetWriter? _sheet;

    /// <param name="target">Need not be able to go back.</param>
    /// <param name="title">Of the document.</param>
    /// <param name="time">Says when it was made.</param>
    /// <param name="lastRow">Fewer than <see cref="MaxRows"/> for a test.</param>
    public WorkbookWriter(
        Stream target, CampaignDefinition campaign, string title, TimeProvider? time = null, int lastRow = MaxRows)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
        (_campaign, _title, _lastRow) = (campaign.Campaign, title, lastRow);
        _created = (time ?? TimeProvider.System).GetUtcNow();
    }

    /// <summary>Ends the sheet before and begins one; its rows follow.</summary>
    public void Begin(SheetHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        End();
        var name = Name(head.SheetName);
        _xml.Target = _zip.CreateEntry($"xl/worksheets/sheet{Text(_sheets.Count + 1)}.xml", Level).Open();
        _sheet = new(_xml, _styles, head, _campaign);
        _sheets.Add((name, head, 0));
    }

    /// <param name="formulas">For each column the formula that gives the value, or null; null for none at all.</param>
    public void Row(SheetRow row, IReadOnlyList<string?>? formulas = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (_sheet!.NextRow > _lastRow)
        {
            Begin(_sheets[^1].Head);
        }

        _sheet!.Row(row, formulas);
    }

    /// <summary>Completes the file; without it there is none.</summary>
    public void Dispose()
    {
        End();
        Part("xl/styles.xml", () => _styles.Write(_xml));
        var parts = new WorkbookParts(_xml);
        Part("xl/workbook.xml", () => parts.Workbook(_sheets));
        Part("xl/_rels/workbook.xml.rels", () => parts.Relations(_sheets.Count));
        Part("docProps/core.xml", () => parts.Properties(_title, _campaign.HostName, _created));
        Part("_rels/.rels", parts.Root);
        Part("[Content_Types].xml", () => parts.Types(_sheets.Count));
        _zip.Dispose();
    }

    private void End()
    {
        if (_sheet is not null)
        {
            _sheet.End();
            _xml.Flush();
            _xml.Target.Dispose();
            _sheets[^1] = _sheets[^1] with { LastRow = _sheet.NextRow - 1 };
            _sheet = null;
        }
    }

    private void Part(string name, Action write)
    {
        using var part = _zip.CreateEntry(name, Level).Open();
        _xml.Target = part;
        write();
        _xml.Flush();
    }

    // Excel takes no two sheets of one name, nor some signs in one.
    private string Name(string wanted)
    {
        var clean = string.Concat(CellText.Of(wanted).Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'' or '\n' or '\t'))).Trim();
        clean = clean.Length == 0 ? "Bang" : clean;
        for (var number = 1; ; number++)
        {
            var ending = number == 1 ? "" : $" ({Text(number)})";
            var name = clean[..Math.Min(clean.Length, 31 - ending.Length)] + ending;
            if (!_sheets.Exists(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return name;
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
