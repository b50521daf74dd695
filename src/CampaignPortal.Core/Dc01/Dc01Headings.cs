using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.Dc01;

/// <summary>Headings as that system and those who pass its files on write them, by their key: lower case, no marks, words.</summary>
internal static class Dc01Headings
{
    private static readonly string[] Areas =
        ["don vi", "dia ban", "xa phuong", "phuong xa", "xa thi tran", "ten xa", "ten don vi", "dia phuong", "noi dang ky", "commune", "area"];

    private static readonly string[] First = ["muc 1", "muc do 1", "muc i", "muc do i", "muc mot", "level 1", "level1", "m1"];

    private static readonly string[] Second = ["muc 2", "muc do 2", "muc ii", "muc do ii", "muc hai", "level 2", "level2", "m2"];

    private static readonly string[] Days = ["ngay", "ngay bao cao", "ngay thong ke", "ngay so lieu", "ngay du lieu", "ngay thang", "day", "date"];

    private static readonly string[] Cumulative = ["luy ke", "cong don", "tinh den", "den ngay", "den nay", "cumulative", "total"];

    // A share, a target, what is still to do, or the count of one day alone is no running total.
    private static readonly string[] Others =
        ["ty le", "ti le", "phan tram", "chi tieu", "ke hoach", "con lai", "chua", "trong ngay", "phat sinh", "hom nay", "tang", "giam", "so sanh", "don vi tinh", "per cent", "quota"];

    /// <summary>A heading made comparable: lower case, no marks, no longer than what is remembered.</summary>
    public static string KeyOf(string heading) => SearchKey.Clean(SheetNames.Key(heading), Dc01Tables.NameLength) ?? "";

    public static Dc01Field? FieldOf(string key)
    {
        if (key.Length == 0 || Others.Any(o => Has(key, o)))
        {
            return null;
        }

        var (first, second) = (First.Any(w => Has(key, w)), Second.Any(w => Has(key, w)));
        return first && second ? null
            : first ? Dc01Field.Level1
            : second ? Dc01Field.Level2
            : Days.Contains(key, StringComparer.Ordinal) ? Dc01Field.Day
            : key is "xa" or "phuong" or "ten" || Areas.Any(w => Has(key, w)) ? Dc01Field.Area
            : null;
    }

    public static bool IsCumulative(string key) => Cumulative.Any(w => Has(key, w));

    private static bool Has(string key, string words) => $" {key} ".Contains($" {words} ", StringComparison.Ordinal);
}
