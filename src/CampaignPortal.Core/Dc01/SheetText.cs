using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.Dc01;

/// <summary>
/// Reads the texts of one sheet as Unicode (NFC). Each text is judged by itself; one that would be Vietnamese in two codes goes
/// with the texts of the sheet that leave no doubt.
/// </summary>
internal sealed class SheetText
{
    private const int MaxLength = 500;

    private readonly Dictionary<string, string> _read = new(StringComparer.Ordinal);
    private readonly TextCode _usual;

    public SheetText(IEnumerable<string> texts)
    {
        var sure = new int[3];
        foreach (var text in texts.Where(t => t.AsSpan().ContainsAnyExceptInRange('\0', '\u007F')).Select(Cut).Distinct(StringComparer.Ordinal))
        {
            if (LegacyText.Fitting(text) is [var only])
            {
                sure[(int)only]++;
            }
        }

        _usual = (TextCode)Array.IndexOf(sure, sure.Max());
    }

    public string Read(string text)
    {
        if (!_read.TryGetValue(text, out var read))
        {
            var cut = Cut(text);
            var codes = LegacyText.Fitting(cut);
            read = SearchKey.Clean(LegacyText.Decode(cut, codes.Contains(_usual) ? _usual : codes[0]));
            _read[text] = read;
        }

        return read;
    }

    // Half of a pair of surrogates cannot be normalised.
    private static string Cut(string text)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        return cut.Any(char.IsSurrogate) ? string.Concat(cut.Where(letter => !char.IsSurrogate(letter))) : cut;
    }
}
