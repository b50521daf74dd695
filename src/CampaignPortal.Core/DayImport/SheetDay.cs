using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DayImport;

/// <summary>The day that a sheet says it is of, in its title or its name.</summary>
internal static partial class SheetDay
{
    /// <summary>Null where it names no day of the campaign, or more than one.</summary>
    public static DateOnly? Of(SheetTable sheet, SheetHeading heading, CampaignDefinition campaign)
    {
        var named = Enumerable.Range(0, heading.FirstRow)
            .SelectMany(row => sheet.Rows[row])
            .SelectMany(cell => cell switch
            {
                DateTime moment => [DateOnly.FromDateTime(moment)],
                string text => Days(text),
                _ => (IEnumerable<DateOnly>)[],
            })
            .Concat(Days(sheet.Name)).Where(campaign.IsCampaignDay).Distinct().Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>Every day that a text names with its year.</summary>
    public static IEnumerable<DateOnly> Days(string text)
    {
        foreach (var match in Numeric().Matches(text).Concat(Written().Matches(SheetNames.Key(text))))
        {
            var iso = string.Create(CultureInfo.InvariantCulture, $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}");
            if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                yield return day;
            }
        }
    }

    // 20/8/2023, 20-08-2023, 2023-08-20.
    [GeneratedRegex(@"\b(?:(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>20\d\d)|(?<y>20\d\d)-(?<m>\d\d)-(?<d>\d\d))\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numeric();

    // Ngày 20 tháng 8 năm 2023, once it is a key.
    [GeneratedRegex(@"\bngay (?<d>\d{1,2}) thang (?<m>\d{1,2}) nam (?<y>20\d\d)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written();
}
