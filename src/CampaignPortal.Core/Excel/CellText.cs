using System.Buffers;
using System.Text;

namespace CampaignPortal.Core.Excel;

/// <summary>What a cell of a workbook can hold of a text.</summary>
public static class CellText
{
    /// <summary>Most UTF-16 units of a cell; Excel calls a file with more of them damaged.</summary>
    public const int MaxLength = 32_767;

    // What XML cannot hold or Excel reads otherwise: control characters, halves of surrogate pairs, no-characters, "_x0041_".
    private static readonly SearchValues<char> Special = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n')).Select(c => (char)c), .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c),
        '_', '\ufffe', '\uffff', .. Enumerable.Range(0xd800, 0x800).Select(c => (char)c),
    ]);

    /// <summary>
    /// The text as a cell holds it: control characters and halves of surrogate pairs go, every line end is a line feed, what is
    /// longer than a cell is cut.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = text.AsSpan().IndexOfAny(Special) < 0 ? text : Clean(text);
        return clean.Length <= MaxLength ? clean : clean[..(char.IsHighSurrogate(clean[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>True for a text that a spreadsheet would take for a formula if somebody typed it, or that loses its first sign.</summary>
    public static bool IsRisky(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\n' or '\r' or '\'', ..];

    /// <summary>Excel reads _x0041_ as "A": the underscore before such letters is written as one itself.</summary>
    internal static bool IsEscape(ReadOnlySpan<char> text, int at) =>
        text.Length - at >= 7 && text[at + 1] is 'x' or 'X' && text[at + 6] == '_' && IsHex(text.Slice(at + 2, 4));

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiHexDigit(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                clean.Append(letter).Append(text[++at]);
            }
            else if (letter == '\r')
            {
                clean.Append(at + 1 < text.Length && text[at + 1] == '\n' ? "" : "\n");
            }
            else if (letter is '\t' or '\n' || (!char.IsControl(letter) && !char.IsSurrogate(letter) && letter < '\ufffe'))
            {
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }
}
