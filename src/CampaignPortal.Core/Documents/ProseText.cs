using System.Net;
using System.Text.RegularExpressions;

namespace CampaignPortal.Core.Documents;

/// <summary>
/// Prose that people write or paste: paragraphs, lines of lists and **bold** words, nothing else. What Word puts into a clipboard
/// is reduced to these. Pure.
/// </summary>
public static partial class ProseText
{
    private const string Bold = "**";

    // In milliseconds: never needed, for every pattern reads a text once.
    private const int Patience = 10_000;

    /// <summary>One paragraph a line, in composed letters (NFC), without control characters or markup; empty where nothing is left.</summary>
    public static string Clean(string? text)
    {
        var source = text ?? "";
        source = Pasted().IsMatch(source) ? WithoutMarkup(source) : source;
        var lines = source.ReplaceLineEndings("\n").Split(['\n', '\v', '\f', '\u2028', '\u2029'])
            .Select(line => Spaces().Replace(PlainText.Line(Bullet().Replace(line, "- ")), " "));
        return string.Join('\n', lines.Where(line => line.Trim('*', ' ', '-').Length > 0));
    }

    /// <summary>The sections of a paper as they can be stored, in their order and without those that say nothing; and which are too long.</summary>
    /// <param name="length">Most characters of a cleaned section.</param>
    /// <param name="typedLength">Most that is cleaned at all; a longer text counts as it was typed.</param>
    internal static (IReadOnlyDictionary<TSection, string> Sections, IReadOnlyList<(TSection Section, int Length)> TooLong) Sections<TSection>(
        IReadOnlyList<TSection> all, IReadOnlyDictionary<TSection, string?> typed, int length, int typedLength)
        where TSection : struct, Enum
    {
        var sections = new SortedDictionary<TSection, string>();
        var tooLong = new List<(TSection, int)>();
        foreach (var section in all)
        {
            var text = typed.GetValueOrDefault(section) ?? "";
            var clean = text.Length > typedLength ? text : Clean(text);
            if (clean.Length > length)
            {
                tooLong.Add((section, clean.Length));
            }
            else if (clean.Length > 0)
            {
                sections[section] = clean;
            }
        }

        return (sections, tooLong);
    }

    /// <summary>The paragraphs of a cleaned text.</summary>
    public static IReadOnlyList<DocumentBlock> Blocks(string? cleaned) => [.. (cleaned ?? "").Split('\n').Where(l => l.Length > 0).Select(line => new Prose(Runs(line)))];

    // Bold begins and ends with two asterisks; a pair that is not closed stays as it was typed.
    private static List<ProseRun> Runs(string line)
    {
        var runs = new List<ProseRun>();
        var pieces = line.Split(Bold);
        for (var index = 0; index < pieces.Length; index++)
        {
            var isOpen = index % 2 == 1 && index == pieces.Length - 1;
            var piece = isOpen ? Bold + pieces[index] : pieces[index];
            if (piece.Length > 0)
            {
                runs.Add(new(piece, index % 2 == 1 && !isOpen));
            }
        }

        return runs;
    }

    private static string WithoutMarkup(string text)
    {
        var plain = Unseen().Replace(text, "");
        // In a page a line's end is a space; a text with a bold word in it has its own lines.
        plain = Item().IsMatch(plain) || Paragraph().IsMatch(plain) ? LineEnds().Replace(plain, " ") : plain;
        plain = Item().Replace(plain, "\n- ");
        plain = Strong().Replace(plain, Bold);
        plain = Paragraph().Replace(plain, "\n");
        plain = Markup().Replace(plain, "");
        return WebUtility.HtmlDecode(plain);
    }

    [GeneratedRegex(@"[ ]{2,}", RegexOptions.None, Patience)]
    private static partial Regex Spaces();

    // The signs that Word's lists begin with, and the tab behind them.
    [GeneratedRegex(@"^\s*(?:[·•▪§●◦\uf0b7\uf0a7]\s*|[o–—-][\t\u00a0]+)", RegexOptions.None, Patience)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"[\r\n]+", RegexOptions.None, Patience)]
    private static partial Regex LineEnds();

    // No pattern looks further than the next bracket, or consumes what it looked at: a text of any size is read in one go.
    [GeneratedRegex(@"<!--.*?(?:-->|\z)|<(?<name>style|script|xml|head|title)\b[^<>]*>.*?(?:</\k<name>\s*>|\z)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<li\b[^<>]*>", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Item();

    [GeneratedRegex(@"</?(?:b|strong)(?:\s[^<>]*)?>", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Strong();

    [GeneratedRegex(@"<br\b[^<>]*>|</(?:p|div|li|tr|h[1-6]|ul|ol|table)>", RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Paragraph();

    // A page's or Word's clipboard closes what it opens, or breaks lines: "a<b và c>d" is what somebody typed.
    [GeneratedRegex(
        @"</(?:p|b|i|u|s|a|strong|em|span|div|font|li|ul|ol|h[1-6]|table|tr|td|th|html|body|style|script|xml|title|(?:o|w|m|v|st1):[a-z]+)\s*>|<br\b[^<>]*>|<!\[|<!--|<!doctype|<html\b",
        RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Pasted();

    // Names of elements as pages and Word have them: "< 5" and "<3 người>" are text.
    [GeneratedRegex(
        @"</?(?:p|b|i|u|s|a|strong|em|span|div|font|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|table|tbody|thead|tfoot|tr|td|th|col|colgroup|caption|html|head|body|meta|link|title|style|script|xml|img|sub|sup|pre|code|blockquote|center|section|article|header|footer|svg|iframe|object|form|input|button|(?:o|w|m|v|st1):[a-z]+)(?:[\s/][^<>]*)?>|<!\[[^<>]*>|<!doctype[^<>]*>|<!--",
        RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Markup();
}
