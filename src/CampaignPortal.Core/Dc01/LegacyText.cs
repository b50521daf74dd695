using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignPortal.Core.Dc01;

/// <summary>How a cell's Vietnamese letters are written.</summary>
internal enum TextCode
{
    Unicode,

    /// <summary>TCVN3 (ABC), the fonts .VnTime and .VnArial: one byte for each letter.</summary>
    Tcvn3,

    /// <summary>VNI for Windows: a letter and its mark as two.</summary>
    Vni,
}

/// <summary>
/// Text of files that were made for the fonts before Unicode. What a file says of its fonts is not asked: a text is taken for
/// the code in which its words can be Vietnamese.
/// </summary>
internal static partial class LegacyText
{
    // Each item is the Unicode letter and what stands for it; TCVN3 writes "ư" as a soft hyphen.
    private const string VniLetters =
        "ÀAØ ÁAÙ ÂAÂ ÃAÕ ÈEØ ÉEÙ ÊEÂ ÌÌ ÍÍ ÒOØ ÓOÙ ÔOÂ ÕOÕ ÙUØ ÚUÙ ÝYÙ àaø áaù âaâ ãaõ èeø éeù êeâ ìì íí òoø óoù ôoâ " +
        "õoõ ùuø úuù ýyù ĂAÊ ĐÑ ĨÓ ŨUÕ ƠÔ ƯÖ ăaê đñ ĩó ũuõ ơô ưö ẠAÏ ẢAÛ ẤAÁ ẦAÀ ẨAÅ ẪAÃ ẬAÄ ẮAÉ ẰAÈ ẲAÚ ẴAÜ ẶAË ẸEÏ " +
        "ẺEÛ ẼEÕ ẾEÁ ỀEÀ ỂEÅ ỄEÃ ỆEÄ ỈÆ ỊÒ ỌOÏ ỎOÛ ỐOÁ ỒOÀ ỔOÅ ỖOÃ ỘOÄ ỚÔÙ ỜÔØ ỞÔÛ ỠÔÕ ỢÔÏ ỤUÏ ỦUÛ ỨÖÙ ỪÖØ ỬÖÛ ỮÖÕ ỰÖÏ " +
        "ỲYØ ỴÎ ỶYÛ ỸYÕ ạaï ảaû ấaá ầaà ẩaå ẫaã ậaä ắaé ằaè ẳaú ẵaü ặaë ẹeï ẻeû ẽeõ ếeá ềeà ểeå ễeã ệeä ỉæ ịò ọoï ỏoû " +
        "ốoá ồoà ổoå ỗoã ộoä ớôù ờôø ởôû ỡôõ ợôï ụuï ủuû ứöù ừöø ửöû ữöõ ựöï ỳyø ỵî ỷyû ỹyõ";

    private const string Tcvn3Letters =
        "ÀAµ ÁA¸ Â¢ ÃA· ÈEÌ ÉEÐ Ê£ ÌI× ÍIÝ ÒOß ÓOã Ô¤ ÕOâ ÙUï ÚUó ÝYý àµ á¸ â© ã· èÌ éÐ êª ì× íÝ òß óã ô« õâ ùï úó ýý " +
        "Ă¡ Đ§ ĨIÜ ŨUò Ơ¥ Ư¦ ă¨ đ® ĩÜ ũò ơ¬ ư\u00AD ẠA¹ ẢA¶ Ấ¢Ê Ầ¢Ç Ẩ¢È Ẫ¢É Ậ¢Ë Ắ¡¾ Ằ¡» Ẳ¡¼ Ẵ¡½ Ặ¡Æ ẸEÑ ẺEÎ ẼEÏ Ế£Õ " +
        "Ề£Ò Ể£Ó Ễ£Ô Ệ£Ö ỈIØ ỊIÞ ỌOä ỎOá Ố¤è Ồ¤å Ổ¤æ Ỗ¤ç Ộ¤é Ớ¥í Ờ¥ê Ở¥ë Ỡ¥ì Ợ¥î ỤUô ỦUñ Ứ¦ø Ừ¦õ Ử¦ö Ữ¦÷ Ự¦ù ỲYú ỴYþ " +
        "ỶYû ỸYü ạ¹ ả¶ ấÊ ầÇ ẩÈ ẫÉ ậË ắ¾ ằ» ẳ¼ ẵ½ ặÆ ẹÑ ẻÎ ẽÏ ếÕ ềÒ ểÓ ễÔ ệÖ ỉØ ịÞ ọä ỏá ốè ồå ổæ ỗç ộé ớí ờê ởë ỡì ợî " +
        "ụô ủñ ứø ừõ ửö ữ÷ ựù ỳú ỵþ ỷû ỹü";

    private static readonly FrozenDictionary<string, char> Vni = Table(VniLetters);
    private static readonly FrozenDictionary<string, char> Tcvn3 = Table(Tcvn3Letters);
    private static readonly TextCode[] Codes = [TextCode.Unicode, TextCode.Tcvn3, TextCode.Vni];

    /// <summary>The codes in which most words are such as Vietnamese has, and more than two of three; Unicode where none is.</summary>
    public static IReadOnlyList<TextCode> Fitting(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F') || IsSurelyUnicode(text))
        {
            return [TextCode.Unicode];
        }

        var marked = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.AsSpan().ContainsAnyExceptInRange('\0', '\u007F')).ToList();
        var fits = Codes.Select(code => (Code: code, Words: marked.Count(word => IsVietnamese(Decode(word, code))))).ToList();
        var best = fits.Max(f => f.Words);
        return best * 3 <= marked.Count * 2 ? [TextCode.Unicode] : [.. fits.Where(f => f.Words == best).Select(f => f.Code)];
    }

    public static string Decode(string text, TextCode code) => code switch
    {
        TextCode.Tcvn3 => Decode(text, Tcvn3),
        TextCode.Vni => Decode(text, Vni),
        _ => text.Normalize(NormalizationForm.FormC),
    };

    /// <summary>The other way round, for tests and for files that must look old.</summary>
    internal static string Encode(string text, TextCode code)
    {
        var table = (code == TextCode.Vni ? Vni : Tcvn3).ToDictionary(p => p.Value, p => p.Key);
        return string.Concat(text.Normalize(NormalizationForm.FormC).Select(letter => table.GetValueOrDefault(letter) ?? letter.ToString()));
    }

    // No older code has letters beyond Latin-1; dashes and quotation marks of Word stand in both.
    private static bool IsSurelyUnicode(string text) =>
        text.Any(letter => letter > '\u00FF' && (char.IsLetter(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark));

    private static string Decode(string text, FrozenDictionary<string, char> table)
    {
        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && table.TryGetValue(text.Substring(at, 2), out var pair))
            {
                decoded.Append(pair);
                at++;
            }
            else
            {
                decoded.Append(table.TryGetValue(text[at].ToString(), out var single) ? single : text[at]);
            }
        }

        return decoded.ToString();
    }

    // A word may have signs around and between its syllables: "(Hoà", "Thạnh-Phú".
    private static bool IsVietnamese(string word)
    {
        var syllables = AsciiSigns().Split(word.Normalize(NormalizationForm.FormC).ToLowerInvariant()).Where(s => s.Length > 0).ToList();
        return syllables.Count > 0 && syllables.All(IsSyllable);
    }

    // A tone stands on a vowel, there is one at most, and before a stop it is sắc or nặng.
    private static bool IsSyllable(string syllable)
    {
        var (letters, tone, last) = (new StringBuilder(syllable.Length + 1), '\0', '\0');
        foreach (var letter in syllable.Normalize(NormalizationForm.FormD))
        {
            if (letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                if (tone != '\0' || last is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y'))
                {
                    return false;
                }

                tone = letter;
                continue;
            }

            letters.Append(letter);
            last = char.IsLetter(letter) ? letter : last;
        }

        var match = Syllable().Match(letters.ToString().Normalize(NormalizationForm.FormC));
        return match.Success && (!match.Groups["stop"].Success || tone is '\u0301' or '\u0323');
    }

    private static FrozenDictionary<string, char> Table(string letters) =>
        letters.Split(' ').ToFrozenDictionary(item => item[1..], item => item[0], StringComparer.Ordinal);

    [GeneratedRegex(@"[\x00-\x60\x7B-\x7F]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AsciiSigns();

    [GeneratedRegex(
        "^(ngh|ng|nh|gh|gi|qu|kh|ph|th|tr|ch|[bcdđghklmnprstvx])?"
        + "((iêu|oai|oao|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|yêu|uêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|uu|ưa|ưi|ưu|ya|[aeêioôơuưy])"
        + "|(uyê|iê|yê|uô|ươ|oă|uâ|oo|oa|oe|uê|uy|[aăâeêioôơuưy])((?<stop>ch|[cpt])|ng|nh|[mn]))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Syllable();
}
