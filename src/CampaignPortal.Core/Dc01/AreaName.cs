using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.Dc01;

/// <summary>
/// The name of a commune made comparable: its kind written out, the tone of each syllable behind it, so that "Hoà" and "Hòa" are
/// one, and i for y where both are written ("Quí", "Quý").
/// </summary>
/// <param name="Kind">"xa", "thi tran", "phuong", "dac khu"; empty where none is given.</param>
/// <param name="Name">Syllables with their marks.</param>
/// <param name="Bare">The same without marks.</param>
/// <param name="Outer">What follows the name, such as "huyen lai vung"; without marks.</param>
internal readonly partial record struct AreaName(string Kind, string Name, string Bare, string Outer)
{
    private static readonly (string Words, string Kind)[] Kinds =
    [
        ("thị trấn ", "thi tran"), ("thi tran ", "thi tran"), ("t t ", "thi tran"), ("tt ", "thi tran"), ("catt ", "thi tran"),
        ("đặc khu ", "dac khu"), ("dac khu ", "dac khu"), ("phường ", "phuong"), ("phuong ", "phuong"), ("p ", "phuong"), ("cap ", "phuong"),
        ("xã ", "xa"), ("xa ", "xa"), ("x ", "xa"), ("cax ", "xa"),
    ];

    private static readonly string[] Offices = ["công an ", "cong an ", "ca ", "ubnd ", "ủy ban nhân dân ", "uỷ ban nhân dân ", "uy ban nhan dan "];

    // Areas above a commune: the line of a statistic that adds them up.
    private static readonly string[] Above = ["huyen", "tinh", "quan", "thanh pho", "thi xa", "tp"];

    /// <summary>What a decision about this name is remembered by.</summary>
    public string Key => SearchKey.Clean(Outer.Length == 0 ? $"{Kind}|{Name}" : $"{Kind}|{Name}|{Outer}", Dc01Tables.NameLength) ?? "";

    public static AreaName Of(string text)
    {
        var clean = Numbering().Replace(SearchKey.Clean(text).ToLowerInvariant(), "");
        var (head, outer) = Split(clean);
        var words = Words(head);
        var office = Array.Find(Offices, o => words.StartsWith(o, StringComparison.Ordinal));
        words = office is null ? words : words[office.Length..];
        var (prefix, kind) = Array.Find(Kinds, k => words.StartsWith(k.Words, StringComparison.Ordinal));
        var name = prefix is null ? words : words[prefix.Length..];
        return new(kind ?? "", string.Join(' ', name.Split(' ').Select(ToneLast)), Plain(name), Plain(Words(outer)));
    }

    /// <summary>A line that adds others up, or one of the area above: "Tổng cộng", "Toàn huyện", "Huyện Lai Vung".</summary>
    public static bool IsTotal(string text)
    {
        var words = Words(Numbering().Replace(SearchKey.Clean(text).ToLowerInvariant(), ""));
        var plain = Plain(words);
        return words.StartsWith("cộng", StringComparison.Ordinal)
            || (plain.StartsWith("cong", StringComparison.Ordinal) && !plain.StartsWith("cong an", StringComparison.Ordinal) && !words.StartsWith("công", StringComparison.Ordinal))
            || plain.Split(' ')[0] is "tong" or "toan" or "total" or "sum"
            || Above.Any(a => plain.StartsWith(a + " ", StringComparison.Ordinal));
    }

    // "Xã Tân Hòa, huyện Lai Vung", "Xã Tân Hòa (Lai Vung)", "Xã Tân Hòa - H. Lai Vung", "Xã Tân Hòa huyện Lai Vung".
    private static (string Head, string Outer) Split(string text)
    {
        var match = OuterPart().Match(text);
        return match is { Success: true, Index: > 0 } ? (text[..match.Index], text[match.Index..]) : (text, "");
    }

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            words.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        }

        return SearchKey.Clean(words.ToString());
    }

    private static string Plain(string words) => string.Join(' ', SearchKey.Of(words).Split(' ').Select(OneI));

    private static string ToneLast(string syllable)
    {
        var (letters, tone) = (new StringBuilder(syllable.Length + 1), "");
        foreach (var letter in syllable.Normalize(NormalizationForm.FormD))
        {
            if (letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                tone = letter.ToString(CultureInfo.InvariantCulture);
            }
            else
            {
                letters.Append(letter);
            }
        }

        return OneI(letters.ToString().Normalize(NormalizationForm.FormC)) + tone;
    }

    // Mỹ and Mĩ, Quý and Quí; not Thuý and Thúi, Tây and Tâi.
    private static string OneI(string syllable) => FinalY().IsMatch(syllable) ? syllable[..^1] + 'i' : syllable;

    // "1. ", "12) ", "30169 - ", "(3) ".
    [GeneratedRegex(@"^[\s\p{P}]*(\d+[\s\p{P}]*)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s*[,;(]|\s+[-–—]\s+|\s+(huyện|huyen|quận|quan|tỉnh|tinh|thành phố|thị xã|h\.|t\.|tp\.?)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OuterPart();

    [GeneratedRegex("^(qu|[bcdđghklmnpqrstvx]*)y$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FinalY();
}
