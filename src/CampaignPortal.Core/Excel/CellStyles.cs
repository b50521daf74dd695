using System.Globalization;

namespace CampaignPortal.Core.Excel;

/// <summary>How a value is written. The formats have Vietnamese separators wherever the program has them by format and not by system.</summary>
internal enum CellFormat
{
    Text,
    Count,
    Change,
    Percent,
    Day,
    Moment,
    Hour,
}

/// <param name="Size">In points.</param>
/// <param name="IsQuoted">Text that would be taken for a formula where somebody types it anew.</param>
internal readonly record struct CellStyle(
    CellFormat Format, int Size = 11, bool IsBold = false, bool IsCentered = false, bool IsWrapped = false, int Indent = 0, bool HasBorder = true,
    bool IsHeading = false, bool IsQuoted = false);

/// <summary>The styles of one workbook, numbered as they are first asked for.</summary>
internal sealed class CellStyles
{
    private static readonly string[] Formats =
        ["General", "[$-42A]#,##0", "[$-42A]+#,##0;[$-42A]-#,##0;0", "[$-42A]0.00", "dd/mm/yyyy", "hh:mm dd/mm/yyyy", "hh:mm"];

    private static readonly (int Size, bool IsBold)[] Fonts = [(11, false), (11, true), (12, false), (12, true), (14, true)];

    private readonly Dictionary<CellStyle, int> _known = new() { [new(CellFormat.Text, HasBorder: false)] = 0 };

    public int this[CellStyle style]
    {
        get
        {
            if (!_known.TryGetValue(style, out var id))
            {
                _known[style] = id = _known.Count;
            }

            return id;
        }
    }

    public void Write(XmlBytes xml)
    {
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="6">""");
        foreach (var (id, format) in Formats.Index().Skip(1))
        {
            xml.Raw($"<numFmt numFmtId=\"{Text(163 + id)}\" formatCode=\"").Text(format, isCell: false).Raw("\"/>");
        }

        xml.Raw($"</numFmts><fonts count=\"{Text(Fonts.Length)}\">");
        foreach (var (size, isBold) in Fonts)
        {
            xml.Raw($"<font>{(isBold ? "<b/>" : "")}<sz val=\"{Text(size)}\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>");
        }

        const string edge = """ style="thin"><color auto="1"/>""";
        xml.Raw("""</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>""")
            .Raw($"<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left{edge}</left><right{edge}</right><top{edge}</top><bottom{edge}</bottom><diagonal/></border></borders>")
            .Raw($"<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{Text(_known.Count)}\">");
        foreach (var style in _known.OrderBy(s => s.Value).Select(s => s.Key))
        {
            var font = Array.IndexOf(Fonts, (style.Size, style.IsBold));
            var number = style.Format == CellFormat.Text ? 0 : 163 + (int)style.Format;
            xml.Raw($"<xf numFmtId=\"{Text(number)}\" fontId=\"{Text(font)}\" fillId=\"{(style.IsHeading ? "2" : "0")}\" borderId=\"{(style.HasBorder ? "1" : "0")}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"")
                .Raw(style.IsQuoted ? " quotePrefix=\"1\"" : "")
                .Raw($"><alignment vertical=\"center\"{(style.IsCentered ? " horizontal=\"center\"" : style.Indent > 0 ? $" horizontal=\"left\" indent=\"{Text(style.Indent)}\"" : "")}{(style.IsWrapped ? " wrapText=\"1\"" : "")}/></xf>");
        }

        xml.Raw("""</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
