using System.Text;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.DayImport;

/// <summary>Names as people type them into a sheet, made comparable.</summary>
internal static class SheetNames
{
    /// <summary>Lower case without marks; whatever is no letter or digit is a space.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in SearchKey.Of(text))
        {
            key.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        }

        return SearchKey.Clean(key.ToString());
    }

    /// <summary>"Tổng", "Cộng", "Tổng số toàn xã" and the like.</summary>
    public static bool IsTotal(string text) => Key(text).Split(' ')[0] is "tong" or "cong" or "toan" or "total" or "sum";

    /// <summary>Headings of the running number.</summary>
    public static bool IsOrdinal(string text) => Key(text) is "tt" or "stt" or "so tt" or "so thu tu" or "no";

    /// <summary>Entries that only one thing has; a name that two things share names neither.</summary>
    public static Dictionary<string, T> Unique<T>(IEnumerable<(string Key, T Value)> names, out HashSet<string> shared)
        where T : class
    {
        var groups = names.Where(n => n.Key.Length > 0).GroupBy(n => n.Key, n => n.Value).ToList();
        shared = [.. groups.Where(g => g.Distinct().Skip(1).Any()).Select(g => g.Key)];
        return groups.Where(g => !g.Distinct().Skip(1).Any()).ToDictionary(g => g.Key, g => g.First());
    }
}

/// <summary>Finds the hamlet that a row names: first letter for letter, then without marks, then without its kind.</summary>
internal sealed class HamletNames
{
    // Longest first: "tổ dân phố 3" is no "tổ".
    private static readonly string[] Kinds =
        ["to dan pho", "khu pho", "khu vuc", "khom", "thon", "buon", "lang", "phum", "xom", "ban", "bon", "soc", "khu", "ap", "to"];

    private readonly (Dictionary<string, Hamlet> Names, HashSet<string> Shared, Func<string, string> KeyOf)[] _tiers;

    public HamletNames(CommuneDefinition commune) => _tiers =
        [.. new Func<string, string>[] { Exact, SheetNames.Key, Bare }.Select(keyOf => (SheetNames.Unique(commune.Hamlets.Select(h => (keyOf(h.FullName), h)), out var shared), shared, keyOf))];

    public Hamlet? Find(string text) =>
        _tiers.Select(t => t.Names.GetValueOrDefault(t.KeyOf(text))).FirstOrDefault(h => h is not null);

    /// <summary>True where the name fits more than one hamlet.</summary>
    public bool IsAmbiguous(string text) => Find(text) is null && _tiers.Any(t => t.Shared.Contains(t.KeyOf(text)));

    private static string Exact(string text) => SearchKey.Clean(text).ToLowerInvariant();

    // A number alone names no hamlet: it is the running number more often than "Khóm 1". Quí and Quý are one name.
    private static string Bare(string text)
    {
        var key = SheetNames.Key(text);
        var kind = Array.Find(Kinds, k => key.StartsWith(k + " ", StringComparison.Ordinal));
        var bare = (kind is null ? key : key[(kind.Length + 1)..]).Replace('y', 'i');
        return bare.Any(char.IsLetter) ? bare : "";
    }
}

/// <summary>Finds the indicator that a heading names: its name, short name or code, beside words that say nothing more.</summary>
internal sealed class IndicatorNames
{
    private static readonly HashSet<string> Fillers =
    [
        "so", "luong", "nguoi", "cong", "dan", "ho", "trong", "ngay", "hom", "nay", "moi", "phat", "sinh", "da", "duoc", "tai", "khoan", "kich",
        "hoat", "dinh", "danh", "dien", "tu", "vneid", "the", "in", "day", "number", "of", "people", "today", "new",
    ];

    private readonly Dictionary<string, Indicator> _names;
    private readonly HashSet<string> _totals;

    public IndicatorNames(CampaignDefinition campaign)
    {
        _names = SheetNames.Unique(campaign.Entered.SelectMany(i => NamesOf(i).Select(n => (SheetNames.Key(n), i))), out _);
        _totals = [.. campaign.Indicators.Where(i => !i.IsEntered).SelectMany(NamesOf).Select(SheetNames.Key)];
    }

    public Indicator? Find(string heading)
    {
        var key = SheetNames.Key(heading);
        return key.Length == 0 ? null
            : _names.TryGetValue(key, out var exact) ? exact
            : _totals.Contains(key) ? null
            : _names.Where(n => IsWithin(n.Key, key)).OrderByDescending(n => n.Key.Length).Select(n => n.Value).FirstOrDefault();
    }

    /// <summary>True for a sum that the portal works out.</summary>
    public bool IsTotal(string heading) => _totals.Contains(SheetNames.Key(heading));

    private static IEnumerable<string> NamesOf(Indicator i) => [i.Name, i.ShortName, i.NameEn, i.ShortNameEn, i.Code];

    // "Số kích hoạt mức 1 trong ngày" is mức 1; "Mức 1 lũy kế" and "Mức 1 và 2" are something else.
    private static bool IsWithin(string name, string key)
    {
        var at = $" {key} ".IndexOf($" {name} ", StringComparison.Ordinal);
        return at >= 0 && (key[..at] + key[(at + name.Length)..]).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Fillers.Contains);
    }
}
