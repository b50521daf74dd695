using System.Text.RegularExpressions;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Core.Dc01;

/// <summary>The day that stands above a table or in the name of its sheet.</summary>
internal static partial class Dc01Title
{
    /// <summary>
    /// The only day of the campaign that is named; of a span ("từ ngày … đến ngày …") its end. Null where none or several are.
    /// </summary>
    public static DateOnly? DayOf(SheetTable sheet, Dc01Columns columns, CampaignDefinition campaign)
    {
        var cells = Enumerable.Range(0, Math.Min(columns.LastRow + 1, sheet.Rows.Count)).SelectMany(row => sheet.Rows[row]).Append(sheet.Name).ToList();
        var until = cells.OfType<string>().Select(text => UntilWord().Match(text)).Where(m => m.Success)
            .SelectMany(m => Days(m.Groups["rest"].Value).Where(campaign.IsCampaignDay).Take(1)).Distinct().Take(2).ToList();
        var all = cells.SelectMany(Days).Where(campaign.IsCampaignDay).Distinct().Take(2).ToList();
        return until.Count == 1 ? until[0] : until.Count == 0 && all.Count == 1 ? all[0] : null;
    }

    private static IEnumerable<DateOnly> Days(object? cell) => cell switch
    {
        DateTime moment => [DateOnly.FromDateTime(moment)],
        string text => SheetDay.Days(text),
        _ => [],
    };

    [GeneratedRegex(@"\b(đến|den)\b(?<rest>.*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex UntilWord();
}
