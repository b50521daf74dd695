using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace CampaignPortal.Core.Documents;

/// <summary>Text that any document takes: what people typed or pasted, without what no document can hold.</summary>
public static class PlainText
{
    // Letters, figures and marks of Vietnamese that are composed already: a text of these alone stays as it is.
    private static readonly SearchValues<char> Clean = SearchValues.Create(
        [.. Range(' ', '~'), .. Range('\u00c0', '\u00ff'), .. Range('\u0102', '\u0103'), .. Range('\u0110', '\u0111'), .. Range('\u1ea0', '\u1ef9'), 'Ĩ', 'ĩ', 'Ũ', 'ũ', 'Ơ', 'ơ', 'Ư', 'ư', '–', '“', '”', '…']);

    /// <summary>
    /// One line in composed letters (NFC): line ends and tabs become spaces, control characters and halves of surrogate pairs
    /// go, so that it may stand in any XML 1.0 document.
    /// </summary>
    public static string Line(string? text) => Letters(text).Trim();

    /// <summary>The same with the spaces at both ends: a stretch of a line.</summary>
    public static string Letters(string? text)
    {
        var source = text ?? "";
        if (!source.AsSpan().ContainsAnyExcept(Clean))
        {
            return source;
        }

        var clean = new StringBuilder(source.Length);
        for (var index = 0; index < source.Length; index++)
        {
            var letter = source[index];
            if (char.IsHighSurrogate(letter) && index + 1 < source.Length && char.IsLowSurrogate(source[index + 1]))
            {
                clean.Append(letter).Append(source[++index]);
            }
            else if (letter is '\t' or '\r' or '\n' or '\u2028' or '\u2029' or '\u00a0')
            {
                clean.Append(' ');
            }
            else if (XmlConvert.IsXmlChar(letter) && !char.IsControl(letter) && !IsUnseen(letter))
            {
                clean.Append(letter);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The paragraphs of a text: a new one at each line end, empty ones left out.</summary>
    public static IReadOnlyList<string> Paragraphs(string? text) =>
        [.. (text ?? "").Split(['\n', '\r', '\u2028', '\u2029']).Select(Line).Where(l => l.Length > 0)];

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    // Marks of direction and width that turn a line around or hide in it; U+FFFE and U+FFFF are no characters.
    private static bool IsUnseen(char letter) =>
        letter >= '\ufffe' || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.PrivateUse;
}
