using System.Globalization;
using System.Text;

namespace CampaignPortal.Core.Text;

/// <summary>Vietnamese text made comparable: databases' own lower() and LIKE fail on Vietnamese capitals.</summary>
public static class SearchKey
{
    /// <summary>Lower case without marks, đ as d, inner spaces folded: "Xã  Tân Hoà" gives "xa tan hoa".</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in Clean(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            key.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }

    /// <summary>NFC, trimmed, inner white space folded to single spaces.</summary>
    public static string Clean(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same, cut to what a column holds; null where nothing is left.</summary>
    public static string? Clean(string? text, int length) =>
        Clean(text ?? "") is { Length: > 0 } clean ? clean.Length > length ? clean[..length] : clean : null;
}
