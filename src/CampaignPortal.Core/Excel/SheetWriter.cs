using System.Globalization;
using System.Text;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Excel;

/// <summary>One sheet in the one style: host and agency, title, headings, rows.</summary>
internal sealed class SheetWriter
{
    // Day 0 of a spreadsheet's calendar, for days after February 1900.
    private static readonly DateOnly Day0 = new(1899, 12, 30);

    // In points, at size 11; Excel knows no higher row than the last.
    private const int LineHeight = 15;
    private const int HeadingHeight = 48;
    private const int MostHeight = 409;

    private readonly XmlBytes _xml;
    private readonly CellStyles _styles;
    private readonly SheetHead _head;
    private readonly byte[][] _letters;

    // Numbers of rows stand in the middle, as in documents: beside a name a number at the right would look like a part of it.
    private readonly bool _hasOrdinals;

    // The styles of plain cells, by format and weight: looking one up costs more than writing a number.
    private readonly int[] _plain = new int[2 * (int)(CellFormat.Hour + 1)];

    public SheetWriter(XmlBytes xml, CellStyles styles, SheetHead head, Campaign campaign)
    {
        (_xml, _styles, _head) = (xml, styles, head);
        _hasOrdinals = head.Columns is [{ Heading: "TT" }, ..];
        _letters = [.. Enumerable.Range(1, head.Columns.Count).Select(c => Encoding.UTF8.GetBytes(Letters(c)))];
        Begin();
        Line(1, campaign.HostName.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), new(CellFormat.Text, 12, IsBold: true, HasBorder: false));
        Line(2, campaign.AgencyName, new(CellFormat.Text, 12, HasBorder: false));
        Line(4, head.Title.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), new(CellFormat.Text, 14, IsBold: true, IsCentered: true, IsWrapped: true, HasBorder: false));
        Line(5, head.Subtitle, new(CellFormat.Text, IsCentered: true, IsWrapped: true, HasBorder: false));
        Headings();
    }

    public int NextRow { get; private set; } = TableWorkbook.HeadingRow + 1;

    /// <summary>A for 1, AA for 27.</summary>
    public static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    public void Row(SheetRow row, IReadOnlyList<string?>? formulas)
    {
        var lines = Lines(row);
        _xml.Raw("<row r=\""u8).Number(NextRow);
        if (lines > 1)
        {
            _xml.Raw("\" ht=\""u8).Number(Math.Min(lines * LineHeight, MostHeight));
        }

        _xml.Raw("\">"u8);
        for (var column = 0; column < _letters.Length; column++)
        {
            Cell(column, column < row.Values.Count ? row.Values[column] : null, row, formulas?[column]);
        }

        _xml.Raw("</row>"u8).FlushWhenFull();
        NextRow++;
    }

    public void End()
    {
        var last = Letters(_letters.Length);
        _xml.Raw("</sheetData>"u8);
        if (_head.HasFilter)
        {
            _xml.Raw($"<autoFilter ref=\"A{Text(TableWorkbook.HeadingRow)}:{last}{Text(NextRow - 1)}\"/>");
        }

        if (_letters.Length > 1)
        {
            _xml.Raw("<mergeCells count=\"4\">"u8);
            foreach (var row in (int[])[1, 2, 4, 5])
            {
                _xml.Raw($"<mergeCell ref=\"A{Text(row)}:{last}{Text(row)}\"/>");
            }

            _xml.Raw("</mergeCells>"u8);
        }

        _xml.Raw($"""<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="{(_letters.Length > 6 ? "landscape" : "portrait")}" fitToHeight="0"/><headerFooter><oddFooter>&amp;RTrang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>""");
    }

    private void Begin()
    {
        var (left, top) = (_head.NameColumn < _letters.Length ? _head.NameColumn : 0, TableWorkbook.HeadingRow);
        _xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">""")
            .Raw($"<pane{(left > 0 ? $" xSplit=\"{Text(left)}\"" : "")} ySplit=\"{Text(top)}\" topLeftCell=\"{Letters(left + 1)}{Text(top + 1)}\" activePane=\"{(left > 0 ? "bottomRight" : "bottomLeft")}\" state=\"frozen\"/>")
            .Raw("""</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>""");
        foreach (var (index, column) in _head.Columns.Index())
        {
            _xml.Raw($"<col min=\"{Text(index + 1)}\" max=\"{Text(index + 1)}\" width=\"{column.Width.ToString(CultureInfo.InvariantCulture)}\" customWidth=\"1\"/>");
        }

        _xml.Raw("</cols><sheetData>"u8);
    }

    // A merged cell does not grow with its text by itself.
    private void Line(int row, string text, CellStyle style)
    {
        var lines = Math.Clamp((int)Math.Ceiling(text.Length * style.Size / 11.0 / _head.Columns.Sum(c => c.Width)), 1, 4);
        _xml.Raw($"<row r=\"{Text(row)}\" ht=\"{Text(lines * (style.Size + 6))}\" customHeight=\"1\"><c r=\"A{Text(row)}\" s=\"{Text(_styles[style])}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
            .Text(CellText.Of(text)).Raw("</t></is></c></row>"u8);
    }

    private void Headings()
    {
        var lines = _head.Columns.Max(c => CellLines.Of(CellText.Of(c.Heading), c.Width, isBold: true));
        _xml.Raw($"<row r=\"{Text(TableWorkbook.HeadingRow)}\" ht=\"{Text(Math.Clamp(lines * LineHeight, HeadingHeight, MostHeight))}\" customHeight=\"1\">");
        foreach (var (index, column) in _head.Columns.Index())
        {
            Open(index, TableWorkbook.HeadingRow, _styles[new(CellFormat.Text, IsBold: true, IsCentered: true, IsWrapped: true, IsHeading: true)]);
            _xml.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Text(CellText.Of(column.Heading)).Raw("</t></is></c>"u8);
        }

        _xml.Raw("</row>"u8);
    }

    private void Cell(int column, object? value, SheetRow row, string? formula)
    {
        var indent = column == _head.NameColumn - 1 ? row.Indent : 0;
        if (value is string text)
        {
            text = CellText.Of(text);
            var isRisky = CellText.IsRisky(text);
            Open(column, NextRow, isRisky || indent > 0
                ? _styles[new(CellFormat.Text, IsBold: row.IsTotal, IsWrapped: true, Indent: indent, IsQuoted: isRisky)]
                : Plain(CellFormat.Text, row.IsTotal));
            _xml.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Text(text).Raw("</t></is></c>"u8);
            return;
        }

        Open(column, NextRow, column == 0 && _hasOrdinals && value is int ? _styles[new(CellFormat.Count, IsBold: row.IsTotal, IsCentered: true)] : Plain(Format(value), row.IsTotal));
        if (value is null)
        {
            _xml.Raw("/>"u8);
            return;
        }

        _xml.Raw(">"u8);
        if (formula is not null)
        {
            _xml.Raw("<f>"u8).Text(formula, isCell: false).Raw("</f>"u8);
        }

        _xml.Raw("<v>"u8);
        Number(value);
        _xml.Raw("</v></c>"u8);
    }

    private int Lines(SheetRow row)
    {
        var most = 1;
        for (var column = 0; column < _letters.Length && column < row.Values.Count; column++)
        {
            if (row.Values[column] is string text)
            {
                most = Math.Max(most, CellLines.Of(text, _head.Columns[column].Width - (column == _head.NameColumn - 1 ? 2 * row.Indent : 0), row.IsTotal));
            }
        }

        return most;
    }

    private void Open(int column, int row, int style) =>
        _xml.Raw("<c r=\""u8).Raw(_letters[column]).Number(row).Raw("\" s=\""u8).Number(style).Raw("\""u8);

    // Style 0 is that of cells without a border, so 0 says here that it has not been looked up.
    private int Plain(CellFormat format, bool isBold)
    {
        ref var id = ref _plain[(2 * (int)format) + (isBold ? 1 : 0)];
        return id > 0 ? id : id = _styles[new(format, IsBold: isBold, IsWrapped: format == CellFormat.Text)];
    }

    private static CellFormat Format(object? value) => value switch
    {
        int or long => CellFormat.Count,
        SignedCount => CellFormat.Change,
        decimal => CellFormat.Percent,
        DateOnly => CellFormat.Day,
        DateTime => CellFormat.Moment,
        TimeOnly => CellFormat.Hour,
        null => CellFormat.Text,
        _ => throw new ArgumentException($"A cell cannot hold {value.GetType()}.", nameof(value)),
    };

    private XmlBytes Number(object value) => value switch
    {
        int count => _xml.Number(count),
        long count => _xml.Number(count),
        SignedCount change => _xml.Number(change.Value),
        decimal percent => _xml.Number(percent),
        DateOnly day => _xml.Number(day.DayNumber - Day0.DayNumber),
        DateTime moment => _xml.Number(DateOnly.FromDateTime(moment).DayNumber - Day0.DayNumber + moment.TimeOfDay.TotalDays),
        TimeOnly hour => _xml.Number(hour.ToTimeSpan().TotalDays),
        _ => _xml,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
